import { isDay } from '../../lib/time'
import type { Pairing } from './schema'

type KeyOf = (...parts: string[]) => string

/**
 * A member is paired with a household once at a time: the id counts how often they were before, so that two stations that pair them
 * offline make one pairing, and one that ended stays as it was.
 */
export const pairingId = (keyOf: KeyOf, pairing: { memberId: string; householdId: string; before: number }): string =>
  `pairing-${keyOf('pairing', pairing.memberId, pairing.householdId, String(pairing.before))}`

export const isEnded = ({ endsOn }: Pick<Pairing, 'endsOn'>): boolean => endsOn !== undefined

export type PairRefusal =
  | { code: 'not-allowed' }
  | { code: 'member-gone' }
  | { code: 'household-gone' }
  | { code: 'already-paired' }
  | { code: 'day-form' }
  | { code: 'day-future' }

/** `between` are the pairings of the same two so far. */
export function refusePairing(startsOn: string, between: readonly Pick<Pairing, 'endsOn'>[], today: string): PairRefusal | null {
  if (!isDay(startsOn)) return { code: 'day-form' }
  if (startsOn > today) return { code: 'day-future' }
  return between.every(isEnded) ? null : { code: 'already-paired' }
}

export type EndPairingRefusal =
  | { code: 'not-allowed' }
  | { code: 'pairing-gone' }
  | { code: 'already-ended' }
  | { code: 'reason-missing' }
  | { code: 'day-form' }
  | { code: 'day-future' }
  | { code: 'days-order' }

/** A pairing ends on a day that has come, not before it began, and with a reason: whoever follows will ask. */
export function refuseEndOfPairing(
  pairing: Pick<Pairing, 'startsOn' | 'endsOn'> | null,
  ending: { endsOn: string; reason: string },
  today: string,
): EndPairingRefusal | null {
  if (!pairing) return { code: 'pairing-gone' }
  if (isEnded(pairing)) return { code: 'already-ended' }
  if (!isDay(ending.endsOn)) return { code: 'day-form' }
  if (ending.endsOn > today) return { code: 'day-future' }
  if (ending.endsOn < pairing.startsOn) return { code: 'days-order' }
  return ending.reason.trim() === '' ? { code: 'reason-missing' } : null
}
