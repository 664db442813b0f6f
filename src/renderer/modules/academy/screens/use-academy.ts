import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { dayOf } from '../../../lib/time'
import type { CityCourse } from '../../catalogue/schema'
import { allAttendance, allEnrolments, cityCourses, localCourses, sessionsOf, teachingPointsOf } from '../queries'
import type { Attendance, Course, Enrolment, Session, TeachingPoint } from '../schema'
import { firstDay } from '../session-rules'
import { figuresOf, type SessionFigures } from '../year-rules'

const collator = new Intl.Collator('zh-CN', { numeric: true })
const byTitle = (a: { title: string }, b: { title: string }) => collator.compare(a.title, b.title)
const orderOf = (session: Session) => `${firstDay(session)} ${session.startsAt} ${session.title} ${session.id}`

export type Academy = {
  today: string
  /** The next first, what is past after it, the newest first. */
  sessions: Session[]
  courses: Course[]
  cityCourses: CityCourse[]
  teachingPoints: TeachingPoint[]
  /** 现场教学点 · 三楼教室 */
  whereOf: (session: Pick<Session, 'teachingPointId' | 'place'>) => string
}

/** Courses, sessions and where they may be held, kept up to date. Null while the store is asked. */
export function useAcademy(): Academy | null {
  const { clock } = useContextOfStore()
  const sessions = useLive(sessionsOf, [])
  const courses = useLive(localCourses, [])
  const city = useLive(cityCourses, [])
  const points = useLive(teachingPointsOf, [])
  const today = dayOf(clock())
  return useMemo(() => {
    if (sessions.loading || courses.loading || city.loading || points.loading) return null
    const all = sessions.value.map((found) => found.toMutableJSON() as Session)
    const isPast = ({ days }: Session) => (days.at(-1) ?? '') < today
    const upcoming = all.filter((session) => !isPast(session)).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    const past = all.filter(isPast).sort((a, b) => (orderOf(a) > orderOf(b) ? -1 : 1))
    const teachingPoints = points.value.map((found) => found.toMutableJSON() as TeachingPoint).sort(byTitle)
    const names = new Map(teachingPoints.map(({ id, title }) => [id, title]))
    return {
      today,
      sessions: [...upcoming, ...past],
      courses: courses.value.map((found) => found.toMutableJSON() as Course).sort(byTitle),
      cityCourses: city.value.map((found) => found.toMutableJSON() as CityCourse).sort(byTitle),
      teachingPoints,
      whereOf: ({ teachingPointId = '', place = '' }) => [names.get(teachingPointId) ?? '', place].filter(Boolean).join(' · '),
    }
  }, [sessions, courses, city, points, today])
}

/** What every session came to: some thousands of sign-ups and marks at most, counted in milliseconds. */
export function useFigures(sessions: readonly Session[] | undefined): Map<string, SessionFigures> | null {
  const enrolments = useLive(allEnrolments, [])
  const attendance = useLive(allAttendance, [])
  return useMemo(() => {
    if (!sessions || enrolments.loading || attendance.loading) return null
    return figuresOf(
      sessions,
      enrolments.value.map((found) => found.toMutableJSON() as Enrolment),
      attendance.value.map((found) => found.toMutableJSON() as Attendance),
    )
  }, [sessions, enrolments, attendance])
}
