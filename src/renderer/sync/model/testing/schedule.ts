import fc from 'fast-check'
import type { Loss } from './killable-disk'

/** What one hand does; numbers point into what there is at that moment, so that a shortened schedule still makes sense. */
export type Action =
  | { do: 'edit' | 'erase' | 'kill-in-write'; client: number; pick: number }
  /** `shared`: under an id others may use, too, because the id states what the record is. */
  | { do: 'create'; client: number; shared: boolean; pick: number }
  | { do: 'import'; client: number; count: number }
  | { do: 'edit-at-center' | 'create-at-center'; pick: number }
  /** `bare`: by a tool that is not ours and leaves no envelope. */
  | { do: 'erase-at-center'; pick: number; bare: boolean }
  | { do: 'restart' | 'offline' | 'online' | 'sync'; client: number }
  | { do: 'kill'; client: number; loses: Loss }
  | { do: 'set-clock'; client: number; offMs: number }
  | { do: 'wait' }

export type Schedule = {
  clients: number
  /** Share of the requests that meet a fault. */
  rate: number
  sequences: 'numbers' | 'cluster'
  sealed: boolean
  /** Of the dice that decide which request meets which fault, and how long everything takes. */
  dice: number
  /** `afterMs`: what goes by before it. */
  actions: (Action & { afterMs: number })[]
}

const hour = 3_600_000
const offsets = [0, -2 * 24 * hour, -24 * hour, -hour, 10 * 60_000, 20 * hour, 72 * hour]

function actionsFor(clients: number): fc.Arbitrary<Action> {
  const client = fc.nat({ max: clients - 1 })
  const pick = fc.nat({ max: 1_000 })
  const one = <T extends Action['do']>(kind: T) => fc.constant(kind)
  return fc.oneof(
    { weight: 14, arbitrary: fc.record({ do: one('edit'), client, pick }) },
    { weight: 7, arbitrary: fc.record({ do: one('create'), client, shared: fc.boolean(), pick }) },
    { weight: 3, arbitrary: fc.record({ do: one('erase'), client, pick }) },
    { weight: 2, arbitrary: fc.record({ do: one('kill-in-write'), client, pick }) },
    { weight: 1, arbitrary: fc.record({ do: one('import'), client, count: fc.integer({ min: 2, max: 40 }) }) },
    { weight: 3, arbitrary: fc.record({ do: one('edit-at-center'), pick }) },
    { weight: 2, arbitrary: fc.record({ do: one('create-at-center'), pick }) },
    { weight: 1, arbitrary: fc.record({ do: one('erase-at-center'), pick, bare: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: one('restart'), client }) },
    { weight: 1, arbitrary: fc.record({ do: one('kill'), client, loses: fc.constantFrom('nothing', 'tail', 'wipe') }) },
    { weight: 2, arbitrary: fc.record({ do: one('offline'), client }) },
    { weight: 3, arbitrary: fc.record({ do: one('online'), client }) },
    { weight: 4, arbitrary: fc.record({ do: one('sync'), client }) },
    { weight: 1, arbitrary: fc.record({ do: one('set-clock'), client, offMs: fc.constantFrom(...offsets) }) },
    { weight: 2, arbitrary: fc.record({ do: one('wait') }) },
  ) as fc.Arbitrary<Action>
}

/** Mostly moments, now and then a minute or an hour. */
const pauses = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 400 }) },
  { weight: 3, arbitrary: fc.nat({ max: 8_000 }) },
  { weight: 1, arbitrary: fc.nat({ max: 400_000 }) },
)

/** Any schedule for so many clients. One in ten runs on a sealed store. */
export function schedules(clients: number): fc.Arbitrary<Schedule> {
  return fc.record({
    clients: fc.constant(clients),
    rate: fc.integer({ min: 15, max: 50 }).map((percent) => percent / 100),
    sequences: fc.constantFrom('numbers', 'cluster'),
    sealed: fc.nat({ max: 9 }).map((throwOf) => throwOf === 9),
    dice: fc.nat(),
    actions: fc.array(
      fc.tuple(actionsFor(clients), pauses).map(([action, afterMs]) => ({ ...action, afterMs })),
      { minLength: 5, maxLength: 45, size: 'max' },
    ),
  }) as fc.Arbitrary<Schedule>
}

/** The schedule of a seed; the same seed is the same schedule. */
export function scheduleOf(clients: number, seed: number): Schedule {
  const [schedule] = fc.sample(schedules(clients), { seed, numRuns: 1 })
  if (!schedule) throw new Error('no schedule was made')
  return schedule
}
