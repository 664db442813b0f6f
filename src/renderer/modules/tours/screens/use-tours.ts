import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import { isRunning, personKey } from '../../teams/rules'
import type { ServiceTeam, Shift, TeamMember } from '../../teams/schema'
import { calendarOf } from '../calendar-of'
import type { Booking } from '../clash-rules'
import { calendarRecords, estatesOf, teamRecords } from '../queries'
import type { Stop } from '../rules'
import { toursText } from '../text'

export type Named = { id: string; name: string }
/** A member of a team with the name of the person and of the team. */
export type TeamPerson = Named & { teamId: string; team: string; person: string }

export type Tours = ReturnType<typeof calendarOf> & {
  /** By name. */
  estates: Named[]
  teams: Named[]
  /** Who serves in a team now. */
  people: TeamPerson[]
  /** 百瑞苑 · 党群驿站 */
  whereOf: (stop: Pick<Stop, 'estateId' | 'place'>) => string
  teamOf: (teamId: string | undefined) => string
  /** The name of a person by `personKey`. */
  nameOf: (person: string) => string
  bookingOf: (
    stop: Pick<Stop, 'id' | 'title' | 'day' | 'startsAt' | 'endsAt' | 'estateId' | 'place' | 'teamMemberIds'>,
  ) => Booking
  /** When members of teams are on duty. */
  shifts: Booking[]
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
const byName = (a: Named, b: Named) => collator.compare(a.name, b.name)

type TeamRecords = { teams: ServiceTeam[]; members: TeamMember[]; shifts: Shift[] }

function useTeams(): TeamRecords | null {
  const live = useLive(teamRecords, [])
  return useMemo(() => {
    if (live.loading) return null
    const found: TeamRecords = { teams: [], members: [], shifts: [] }
    for (const one of live.value) {
      const record = one.toMutableJSON()
      if (record.kind === 'serviceTeam') found.teams.push(record as ServiceTeam)
      else if (record.kind === 'teamMember') found.members.push(record as TeamMember)
      else if (record.kind === 'shift') found.shifts.push(record as Shift)
    }
    return found
  }, [live])
}

/** Everything the calendar is made of, with names; kept up to date. Null while the store is asked. */
export function useTours(): Tours | null {
  const { shiftOf, unknownTeam } = useText(toursText)
  const teams = useTeams()
  const records = useLive(calendarRecords, [])
  const places = useLive(estatesOf, [])
  const calendar = useMemo(
    () => (records.loading ? null : calendarOf(records.value.map((found) => found.toMutableJSON()))),
    [records],
  )
  return useMemo(() => {
    if (!calendar || !teams || places.loading) return null
    const estates = places.value.map(({ id, name }) => ({ id, name })).sort(byName)
    const estateNames = new Map(estates.map(({ id, name }) => [id, name]))
    const teamNames = new Map(teams.teams.map(({ id, name }) => [id, name]))
    const persons = new Map(teams.members.map((member) => [member.id, personKey(member)]))
    const names = new Map(teams.members.map((member) => [personKey(member), member.name]))
    const teamOf = (id: string | undefined) => (id === undefined ? '' : (teamNames.get(id) ?? unknownTeam))
    const whereOf: Tours['whereOf'] = ({ estateId, place }) =>
      [estateNames.get(estateId ?? '') ?? '', place ?? ''].filter(Boolean).join(' · ')
    const booked = (
      one: Pick<Booking, 'id' | 'title' | 'day' | 'people' | 'room'>,
      startsAt?: string,
      endsAt?: string,
    ): Booking => ({
      ...one,
      ...(startsAt && { startsAt }),
      ...(endsAt && { endsAt }),
    })
    const serving = teams.members.filter((member) => isRunning(member) && teamNames.has(member.teamId))
    return {
      ...calendar,
      estates,
      teams: teams.teams.filter(isRunning).sort(byName),
      people: serving.map((member) => ({ ...member, team: teamOf(member.teamId), person: personKey(member) })).sort(byName),
      whereOf,
      teamOf,
      nameOf: (person) => names.get(person) ?? '',
      bookingOf: (stop) => {
        const people = (stop.teamMemberIds ?? []).map((id) => persons.get(id) ?? id)
        const { id, title, day } = stop
        return booked({ id, title, day, people, room: stop.place ? whereOf(stop) : '' }, stop.startsAt, stop.endsAt)
      },
      shifts: teams.shifts
        .filter(({ shiftStatus }) => shiftStatus !== 'missed')
        .map(({ id, day, startsAt, endsAt, teamId, teamMemberId }) => {
          const people = [persons.get(teamMemberId) ?? teamMemberId]
          return booked({ id, title: shiftOf(teamOf(teamId)), day, people, room: '' }, startsAt, endsAt)
        }),
    }
  }, [calendar, teams, places, shiftOf, unknownTeam])
}
