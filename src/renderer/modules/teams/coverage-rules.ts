import { byName, fixedKinds, isRunning, type TeamKind } from './rules'
import { type ServiceTeam, type Shift, teamKinds } from './schema'
import { countedHours } from './shift-rules'

/** What every estate should have: the three fixed kinds, and a neighbourhood team of its own. Special teams come as there are. */
export const expectedKinds: readonly TeamKind[] = [...fixedKinds, 'neighbourhood']

export type Estate = { id: string; name: string }
export type CoverageRow = { estate: Estate; teams: Readonly<Record<TeamKind, ServiceTeam[]>>; gaps: TeamKind[] }

const inChinese = new Intl.Collator('zh-CN')

/** Which running teams cover which estate, estates by name; `gaps` are the kinds an estate should have and has not. */
export function coverageOf(teams: readonly ServiceTeam[], estates: readonly Estate[]): CoverageRow[] {
  const running = teams.filter(isRunning).sort(byName)
  return [...estates]
    .sort((a, b) => inChinese.compare(a.name, b.name))
    .map((estate) => {
      const here = running.filter(({ estateIds }) => estateIds.includes(estate.id))
      const of = Object.fromEntries(
        teamKinds.map((kind) => [kind, here.filter(({ teamKind }) => teamKind === kind)]),
      ) as CoverageRow['teams']
      return { estate, teams: of, gaps: expectedKinds.filter((kind) => of[kind].length === 0) }
    })
}

/** How many estates lack something, and how many places of the table are empty. */
export const gapsIn = (rows: readonly CoverageRow[]): { estates: number; gaps: number } => ({
  estates: rows.filter(({ gaps }) => gaps.length > 0).length,
  gaps: rows.reduce((all, { gaps }) => all + gaps.length, 0),
})

export type MonthOfHours = { month: string } & Record<TeamKind, number>

/** Hours served in each month by the kind of the team; those of a team that was erased belong to no kind any more. */
export function hoursByMonth(
  shifts: readonly Shift[],
  teams: readonly Pick<ServiceTeam, 'id' | 'teamKind'>[],
  months: readonly string[],
): MonthOfHours[] {
  const kindOf = new Map(teams.map(({ id, teamKind }) => [id, teamKind]))
  const rows = new Map(
    months.map((month) => [month, { month, medical: 0, education: 0, legal: 0, special: 0, neighbourhood: 0 }]),
  )
  for (const shift of shifts) {
    const row = rows.get(shift.day.slice(0, 7))
    const kind = kindOf.get(shift.teamId)
    if (row && kind) row[kind] += countedHours(shift)
  }
  return [...rows.values()]
}
