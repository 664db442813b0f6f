import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import type { Estate } from '../coverage-rules'
import { allShifts, estates, teamsAndMembers } from '../queries'
import { byName, isRunning } from '../rules'
import type { ServiceTeam, Shift, TeamMember } from '../schema'

export type Teams = {
  /** By name, those that ended too. */
  teams: ServiceTeam[]
  teamOf: (id: string) => ServiceTeam | undefined
  /** Everyone who ever stood in a team, by name. */
  members: TeamMember[]
  memberOf: (id: string) => TeamMember | undefined
  /** What people are sorted by; '' for somebody who is not here. */
  pinyinOf: (teamMemberId: string) => string
  /** Those who stand in the team now, by name. */
  current: (teamId: string) => TeamMember[]
  /** Those who left it, who left last first. */
  former: (teamId: string) => TeamMember[]
  estates: Estate[]
  estateName: (id: string) => string
}

const inChinese = new Intl.Collator('zh-CN')

function grouped(members: readonly TeamMember[]): Map<string, TeamMember[]> {
  const groups = new Map<string, TeamMember[]>()
  for (const member of members) {
    const group = groups.get(member.teamId)
    if (group) group.push(member)
    else groups.set(member.teamId, [member])
  }
  return groups
}

const byLeaving = (a: TeamMember, b: TeamMember): number => (b.endsOn ?? '').localeCompare(a.endsOn ?? '') || byName(a, b)

/** Every team with who stands in it, and the estates of the community, kept up to date. Null while the store is asked. */
export function useTeams(): Teams | null {
  const [records, places] = [useLive(teamsAndMembers, []), useLive(estates, [])]
  return useMemo(() => {
    if (records.loading || places.loading) return null
    const all = records.value.map((found) => found.toMutableJSON())
    const teams = (all.filter(({ kind }) => kind === 'serviceTeam') as ServiceTeam[]).sort(byName)
    const members = (all.filter(({ kind }) => kind === 'teamMember') as TeamMember[]).sort(byName)
    const known = places.value.map(({ id, name }) => ({ id, name })).sort((a, b) => inChinese.compare(a.name, b.name))
    const [byTeamId, byMemberId] = [new Map(teams.map((team) => [team.id, team])), new Map(members.map((one) => [one.id, one]))]
    const names = new Map(known.map(({ id, name }) => [id, name]))
    const ofTeam = grouped(members)
    return {
      teams,
      teamOf: (id) => byTeamId.get(id),
      members,
      memberOf: (id) => byMemberId.get(id),
      pinyinOf: (id) => byMemberId.get(id)?.namePinyin ?? '',
      current: (teamId) => (ofTeam.get(teamId) ?? []).filter(isRunning),
      former: (teamId) => (ofTeam.get(teamId) ?? []).filter((member) => !isRunning(member)).sort(byLeaving),
      estates: known,
      estateName: (id) => names.get(id) ?? '',
    }
  }, [records, places])
}

/** Every shift there is, kept up to date. Null while the store is asked. */
export function useShifts(): Shift[] | null {
  const live = useLive(allShifts, [])
  return useMemo(() => (live.loading ? null : live.value.map((found) => found.toMutableJSON() as Shift)), [live])
}
