import type { Context } from '../../data/context'
import { lostOf } from '../../data/lost'
import type { CheckIn } from './schema'

/** Which values of a field that two terminals wrote stand. */
type Choice = { key: string; use: boolean }

/**
 * Two terminals that could not hear each other each took the check-in of one member: nobody has to decide anything, the first tap is
 * the one that counts. Answers how its lost values are settled: the earliest time stands, with the place where it was taken.
 * What somebody corrected or voided is left to people.
 */
export function settlingOf(checkIn: CheckIn): Choice[] {
  if ('correctedReason' in checkIn.stamps || 'voidReason' in checkIn.stamps) return []
  const lost = lostOf(checkIn).filter(({ settledAt }) => settledAt === null)
  const arrivals = lost.filter(({ field }) => field === 'arrivedAt')
  const first = arrivals.reduce((earliest, { value }) => (String(value) < earliest ? String(value) : earliest), checkIn.arrivedAt)
  const winner = first === checkIn.arrivedAt ? undefined : arrivals.find(({ value }) => value === first)?.stamp
  return lost
    .filter(({ field }) => field === 'arrivedAt' || field === 'station')
    .map(({ key, stamp }) => ({ key, use: stamp === winner }))
}

/** Settles a check-in that two terminals took; does nothing where there is nothing to settle. */
export async function keepFirstArrival(context: Context, id: string): Promise<void> {
  if (!context.may('members.write')) return
  const found = (await context.data.checkins.findOne(id).exec())?.toMutableJSON()
  for (const choice of found ? settlingOf(found) : []) await context.settle('checkins', id, choice)
}
