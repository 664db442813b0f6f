import { countUnhandled } from '../../testing/unhandled'
import { createDice } from './dice'
import type { Engine } from './engine'
import { saidBy } from './model-record'
import { createWorld, type Terminal, type World } from './model-world'
import { perform, readsItsWrites } from './perform'
import type { Schedule } from './schedule'

export type Report = {
  /** Writes that were answered "saved". */
  writes: number
  lost: number
  diverged: number
  resurrected: number
  unhandled: number
  /** A badge that said synced too early, records unsent in the end, programs that do not end. */
  lied: number
  stuck: number
  faults: number
  requests: number
  found: string[]
}

export const isGood = ({ lost, diverged, resurrected, unhandled, lied, stuck }: Report) =>
  lost + diverged + resurrected + unhandled + lied + stuck === 0

type Living = Map<string, Record<string, unknown>>

const livingAt = async ({ running }: Terminal): Promise<Living> =>
  new Map(((await running?.living()) ?? []).map((record) => [String(record.id), saidBy(record)]))

const livingAtCenter = ({ center }: World): Living =>
  new Map(
    center
      .all()
      .filter(({ _id, _deleted }) => !_deleted && !_id.startsWith('_design/'))
      .map((doc) => [doc._id, saidBy(doc)]),
  )

const textOf = (said: Record<string, unknown> | undefined) =>
  said ? JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))) : 'nothing'

const differing = (a: Living, b: Living): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((id) => !id.startsWith('_design/') && textOf(a.get(id)) !== textOf(b.get(id)))

const isSettled = async (world: World): Promise<boolean> => {
  const center = livingAtCenter(world)
  for (const terminal of world.terminals) {
    const badge = terminal.running?.badge()
    if (badge && (badge.unsent > 0 || badge.state !== 'synced')) return false
    if (differing(center, await livingAt(terminal)).length > 0) return false
  }
  return true
}

/** The last fault is over: everyone is online and tries, as often as a person would press the button. */
async function comeTogether(world: World): Promise<void> {
  for (const { machine } of world.terminals) {
    machine.link.trouble(0)
    machine.link.plug(true)
  }
  for (let round = 0; round < 4; round += 1) {
    await world.time.advance(90_000)
    if (await isSettled(world)) return
    for (const terminal of world.terminals) {
      const trying = (async () => {
        await terminal.running?.choose()
        await terminal.running?.sync()
      })()
      if (!(await world.time.until(trying, 600_000)))
        world.found.push({ kind: 'stuck', what: `terminal ${terminal.index}: a round has no end` })
    }
  }
}

async function judge(world: World): Promise<void> {
  const { center, ledger, terminals, found } = world
  const standing = livingAtCenter(world)
  for (const { id, field, sure } of ledger.promised())
    if (!ledger.mayHold(id, field, standing.get(id)?.[field]))
      found.push({ kind: 'lost', what: `${id}.${field} = ${sure} is not at the center: ${textOf(standing.get(id))}` })
  for (const id of standing.keys())
    if (ledger.isErased(id)) found.push({ kind: 'resurrected', what: `${id} lives at the center` })
  for (const terminal of terminals) {
    const here = await livingAt(terminal)
    for (const id of differing(standing, here))
      found.push({
        kind: ledger.isErased(id) && here.has(id) ? 'resurrected' : 'diverged',
        what: `terminal ${terminal.index}, ${id}: ${textOf(here.get(id))}, at the center ${textOf(standing.get(id))}`,
      })
    await readsItsWrites(world, terminal)
    const badge = terminal.running?.badge()
    if (badge && (badge.unsent > 0 || badge.state !== 'synced'))
      found.push({
        kind: 'lied',
        what: `terminal ${terminal.index} says in the end: ${badge.state}, ${badge.unsent} unsent, ${JSON.stringify(badge.problems)}`,
      })
    const [unsent] = ledger.unsentOf(terminal.index, center)
    if (unsent) found.push({ kind: 'lied', what: `terminal ${terminal.index}: ${unsent} is unsent in the end` })
  }
}

async function end(world: World): Promise<void> {
  for (const terminal of world.terminals) {
    const { running } = terminal
    if (!running) continue
    if (
      !(await world.time.until(
        running.stop().catch(() => undefined),
        600_000,
      ))
    )
      world.found.push({ kind: 'stuck', what: `terminal ${terminal.index} does not stop in the end` })
  }
}

/** Lets a schedule happen and says what was wrong with it. The same schedule happens the same way every time. */
export async function runSchedule(
  schedule: Schedule,
  engine: Engine,
  trace: (line: string) => void = () => undefined,
): Promise<Report> {
  let requests = 0
  const world = createWorld(schedule, engine, (line) => {
    if (line.includes('#')) requests += 1
    trace(line)
  })
  const unhandled = countUnhandled()
  const giveBack = world.time.install(createDice(schedule.dice + 1).random)
  let rejected = 0
  try {
    for (const terminal of world.terminals) await world.start(terminal)
    for (const { afterMs, ...action } of schedule.actions) {
      await world.time.advance(afterMs)
      await perform(world, action)
    }
    await comeTogether(world)
    await judge(world)
    await end(world)
  } catch (fault) {
    world.found.push({ kind: 'stuck', what: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  } finally {
    rejected = await unhandled.end()
    giveBack()
  }
  const many = (kind: World['found'][number]['kind']) => world.found.filter((one) => one.kind === kind).length
  return {
    writes: world.ledger.writes(),
    lost: many('lost'),
    diverged: many('diverged'),
    resurrected: many('resurrected'),
    lied: many('lied'),
    stuck: many('stuck'),
    unhandled: rejected,
    faults: world.faults(),
    requests,
    found: [
      ...world.found.map(({ kind, what }) => `${kind}: ${what}`),
      ...unhandled.reasons.map((reason) => `unhandled: ${reason instanceof Error ? reason.stack : String(reason)}`),
    ],
  }
}
