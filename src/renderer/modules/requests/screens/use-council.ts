import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { allCouncil, estates } from '../council-queries'
import { byMeeting, presentOf } from '../council-rules'
import type { CouncilAttendance, CouncilMeeting, RequestRecord, Resolution } from '../schema'

/** A meeting with who came (by name of arrival) and what was voted, in the order in which it was noted. */
export type Session = {
  meeting: CouncilMeeting
  attendances: CouncilAttendance[]
  resolutions: Resolution[]
  present: number
}

const byBirth = (a: RequestRecord, b: RequestRecord): number =>
  (a.stamps['born'] ?? '').localeCompare(b.stamps['born'] ?? '') || a.id.localeCompare(b.id)

function sessionsOf(records: readonly RequestRecord[]): Session[] {
  const sorted = [...records].sort(byBirth)
  const of = <K extends RequestRecord['kind']>(kind: K) => sorted.filter((record) => record.kind === kind)
  const attendances = of('councilAttendance') as CouncilAttendance[]
  const resolutions = of('resolution') as Resolution[]
  return (of('councilMeeting') as CouncilMeeting[]).sort(byMeeting).map((meeting) => {
    const here = attendances.filter(({ meetingId }) => meetingId === meeting.id)
    return {
      meeting,
      attendances: here,
      resolutions: resolutions.filter(({ meetingId }) => meetingId === meeting.id),
      present: presentOf(here),
    }
  })
}

/** Every meeting, the newest first. Null while the store is asked. */
export function useCouncil(): Session[] | null {
  const live = useLive(allCouncil, [])
  return useMemo(() => (live.loading ? null : sessionsOf(live.value.map((found) => found.toMutableJSON()))), [live])
}

/** Estates by id. Null while the store is asked. */
export function useEstates(): ReadonlyMap<string, string> | null {
  const live = useLive(estates, [])
  return useMemo(() => (live.loading ? null : new Map(live.value.map(({ id, name }) => [id, name]))), [live])
}
