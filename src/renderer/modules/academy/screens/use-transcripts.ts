import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { dayOf } from '../../../lib/time'
import { allAttendance } from '../queries'
import type { Attendance, CarriedHours, Certificate, HourTarget, Learner, Session, SessionRecord } from '../schema'
import { transcriptRecords } from '../transcript-queries'
import { linesOf, type TranscriptLine, targetOf } from '../transcript-rules'

const collator = new Intl.Collator('zh-CN')
const byName = (a: Learner, b: Learner) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)

export type Transcripts = {
  today: string
  /** By name. */
  learners: Learner[]
  sessions: ReadonlyMap<string, Session>
  certificates: Certificate[]
  targets: HourTarget[]
  linesOf: (learnerId: string) => TranscriptLine[]
  target: (year: string, audience: Learner['audience']) => number | null
}

function grouped<T extends { learnerId: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(one.learnerId)
    if (group) group.push(one)
    else groups.set(one.learnerId, [one])
  }
  return groups
}

/** Everybody's hours, kept up to date. Null while the store is asked. */
export function useTranscripts(): Transcripts | null {
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const live = useLive(transcriptRecords, [])
  const attendance = useLive(allAttendance, [])
  return useMemo(() => {
    if (live.loading || attendance.loading) return null
    const records = live.value.map((found) => found.toMutableJSON())
    const of = <T>(kind: SessionRecord['kind']) => records.filter((one) => one.kind === kind) as T[]
    const sessions = new Map(of<Session>('session').map((session) => [session.id, session]))
    const marks = grouped(attendance.value.map((found) => found.toMutableJSON() as Attendance))
    const carried = grouped(of<CarriedHours>('carriedHours'))
    const targets = of<HourTarget>('hourTarget')
    const lines = new Map<string, TranscriptLine[]>()
    return {
      today,
      learners: of<Learner>('learner').sort(byName),
      sessions,
      certificates: of<Certificate>('certificate'),
      targets,
      linesOf: (id) => {
        const known = lines.get(id) ?? linesOf({ marks: marks.get(id) ?? [], carried: carried.get(id) ?? [], sessions })
        lines.set(id, known)
        return known
      },
      target: (year, audience) => targetOf(targets, year, audience),
    }
  }, [live, attendance, today])
}
