import { isFixed } from './rules'
import type { ServiceTeam } from './schema'

type KeyOf = (...parts: string[]) => string

/**
 * A fixed slot holds one team after another, any other kind one of a name: `nth` counts those that were there before. Two stations that
 * fill the same gap offline make one team.
 */
export const teamId = (
  keyOf: KeyOf,
  team: { centerCode: string; teamKind: ServiceTeam['teamKind']; name: string },
  nth: number,
): string => `team-${keyOf('team', team.centerCode, team.teamKind, isFixed(team.teamKind) ? '' : team.name, String(nth))}`

/** Somebody stands in a team once at a time; who left and comes again has a stay of its own. `person`: see `personKey`. */
export const teamMemberId = (keyOf: KeyOf, stay: { teamId: string; person: string }, nth: number): string =>
  `teammember-${keyOf('teammember', stay.teamId, stay.person, String(nth))}`

/** One shift for a member of a team, a day and the time it begins. */
export const shiftId = (keyOf: KeyOf, shift: { teamMemberId: string; day: string; startsAt: string }): string =>
  `shift-${keyOf('shift', shift.teamMemberId, shift.day, shift.startsAt)}`

/** The first id of a row that nobody has. */
export function nextId(idOf: (nth: number) => string, known: ReadonlySet<string>): string {
  let nth = 0
  while (known.has(idOf(nth))) nth += 1
  return idOf(nth)
}
