import { baseBetween } from '../data/outbox'
import type { Stored } from '../data/write'
import { SyncFault } from './fault'
import { meet } from './meet'
import { isSameRecord, type Mergeable } from './merge'
import type { Held, Records, Row } from './records'
import type { RowProblems } from './row-problems'
import type { SyncedCollection, SyncWitness } from './types'

/** Tries before a record that is written here all the time is left to the next round. */
const mostTries = 20

/** A version the center holds; its revision there. `stamp`: the newest this device and the center know of the record. */
export type Acknowledged = { id: string; rev: string; stamp: string }

export type Shelf = SyncedCollection & {
  records: Records
  problems: RowProblems
  witness: SyncWitness
  acknowledged: (taken: Acknowledged[]) => void
}

/**
 * A record as it came; its revision at the center, '' where it came another way. `base`: of one another terminal wrote and
 * carried here. `isFit`: it was checked against its schema.
 */
export type Version = { record: Mergeable; revision: string; base?: Record<string, string>; isFit?: boolean }

export const newestStamp = (...records: readonly (Mergeable | undefined)[]): string =>
  records.flatMap((record) => Object.values(record?.stamps ?? {})).reduce((a, b) => (a > b ? a : b), '')

/**
 * What one version of the center changed here. `own`: this device has more to say than the center, and `tick` is the
 * outbox's of the record as it stands here then.
 */
export type Outcome = { record: Mergeable; isWritten: boolean; isNew: boolean; own: boolean; tick: number }

/** `settles`: nothing of this device is left to be sent. */
type Plan = { outcome: Outcome; row: Row | null; settles: boolean }

/** Where versions come from: the center, or another terminal's courier, whose word the center has yet to hear. */
type Origin = 'center' | 'courier'

const there = (held: Held | undefined): Held | undefined => (held?.meta.from === 'emptied' ? undefined : held)

/** Whether a record waits for the center, and what the center knew of the fields that were changed. */
function baseOf(shelf: Shelf, held: Held) {
  if (held.meta.from === 'center' || !shelf.outbox.has(held.record.id)) return undefined
  return held.meta.base
}

const planWith =
  (held: Held | undefined, tick: number, came: Version) =>
  (record: Mergeable, own: boolean, settles: boolean, meta?: Row['meta']): Plan => ({
    outcome: { record, isWritten: meta !== undefined, isNew: !there(held), own, tick },
    row: meta ? { record, meta, held, isFit: came.isFit === true && record === came.record } : null,
    settles,
  })

function planOfCenter(shelf: Shelf, came: Version, held: Held | undefined, tick: number): Plan {
  const { record: center } = came
  const [here, plan] = [there(held), planWith(held, tick, came)]
  if (!here) return plan(center, false, true, { from: 'center' })
  if (isSameRecord(here.record, center)) return plan(here.record, false, true)
  const record = meet(here.record, center, baseOf(shelf, here))
  const own = !isSameRecord(record, center)
  if (isSameRecord(record, here.record)) return plan(here.record, own, !own)
  if (!own) return plan(record, false, true, { from: 'center' })
  return plan(record, true, false, { base: baseBetween(center as unknown as Stored, record as unknown as Stored) })
}

/** Where two people changed the same field, what the carrier's center knew of it tells; what ours knew of this device's edits does not. */
function planOfCourier(shelf: Shelf, came: Version, held: Held | undefined, tick: number): Plan {
  const { record: carried, base: theirs } = came
  const [here, plan] = [there(held), planWith(held, tick, came)]
  if (!here) return plan(carried, true, false, {})
  const record = meet(carried, here.record, theirs)
  if (isSameRecord(record, here.record)) return plan(here.record, false, false)
  const base = baseOf(shelf, here)
  return plan(record, true, false, base ? { base } : {})
}

const plannerOf: Record<Origin, typeof planOfCenter> = { center: planOfCenter, courier: planOfCourier }

/** Writes what is planned, tells the outbox and the witness; answers the ids something was written to meanwhile. */
async function carryOut(
  shelf: Shelf,
  plans: Map<string, Plan>,
  versions: Map<string, Version>,
  held: Map<string, Held>,
): Promise<Set<string>> {
  const { outbox, records, problems, witness } = shelf
  const rows = [...plans.values()].flatMap(({ row }) => (row ? [row] : []))
  for (const [id, { outcome, row }] of plans) {
    if (!outcome.own || (!row && outbox.has(id))) continue
    // Before the write: what somebody else writes from here on has another tick.
    outbox.add([id])
    outcome.tick = outbox.tick(id)
  }
  const { stale, unfit } = await records.write(rows)
  const seen: Mergeable[] = []
  const known: Acknowledged[] = []
  for (const [id, { outcome, row, settles }] of plans) {
    if (stale.has(id)) continue
    const wrong = unfit.get(id)
    if (wrong !== undefined) {
      problems.hold(id, 'invalid', wrong)
      plans.delete(id)
      continue
    }
    const version = versions.get(id)
    if (settles) outbox.settle(id, outcome.tick)
    // It was sent and the answer was lost, or the center had more to say: it is not on its way any more.
    if (settles && outcome.tick > 0 && !outbox.has(id))
      known.push({ id, rev: version?.revision ?? '', stamp: newestStamp(outcome.record, held.get(id)?.record) })
    if (!outbox.has(id)) problems.settled(id)
    if (row?.held && there(row.held) && version) seen.push(version.record)
  }
  if (known.length > 0) shelf.acknowledged(known)
  if (seen.length > 0) witness.seen(shelf.name, seen)
  return stale
}

/**
 * Merges versions of the center with what stands here and stores what differs; answers by id what stands then, but for a
 * merge that breaks the schema. Nothing is written for what is here already. `blind` writes without reading first: for a store that holds next to nothing yet,
 * where the storage itself refuses what is there. Throws a SyncFault of `storage`.
 */
export async function takeIn(
  shelf: Shelf,
  versions: readonly Version[],
  options: { blind?: boolean; origin?: Origin } = {},
): Promise<Map<string, Outcome>> {
  const { blind = false, origin = 'center' } = options
  const planOf = plannerOf[origin]
  const outcomes = new Map<string, Outcome>()
  const centers = new Map(versions.map((version) => [version.record.id, version]))
  let open = [...centers.keys()]
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === mostTries) throw new SyncFault('storage', `a record of ${shelf.name} is written all the time`)
    const ticks = new Map(open.map((id) => [id, shelf.outbox.tick(id)]))
    const held = blind && tries === 0 ? new Map<string, Held>() : await shelf.records.read(open)
    const plans = new Map<string, Plan>()
    for (const id of open) plans.set(id, planOf(shelf, centers.get(id) as Version, held.get(id), ticks.get(id) ?? 0))
    const stale = await carryOut(shelf, plans, centers, held)
    for (const [id, { outcome }] of plans) if (!stale.has(id)) outcomes.set(id, outcome)
    open = [...stale]
  }
  return outcomes
}
