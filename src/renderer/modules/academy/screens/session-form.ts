import type { CityCourse } from '../../catalogue/schema'
import { audiences, type Course, type Session } from '../schema'
import { daysInRhythm, type Rhythm, rhythms, type SessionInput } from '../session-rules'

/** What stands in the fields of the form. `days` are those of the rhythm until somebody changed them. */
export type TypedSession = {
  courseId: string
  title: string
  audience: Session['audience']
  first: string
  count: string
  rhythm: Rhythm
  days: string[]
  startsAt: string
  endsAt: string
  creditHours: string
  teachingPointId: string
  place: string
  teacher: string
  quota: string
  body: string
  note: string
}

const nothing: TypedSession = {
  courseId: '',
  title: '',
  audience: 'resident',
  first: '',
  count: '1',
  rhythm: 'weekly',
  days: [],
  startsAt: '',
  endsAt: '',
  creditHours: '',
  teachingPointId: '',
  place: '',
  teacher: '',
  quota: '',
  body: '',
  note: '',
}

/** The city says in its file for whom a course is; the first known one is taken. */
export const audienceOfCity = ({ tags = [] }: Pick<CityCourse, 'tags'>): Session['audience'] | undefined =>
  audiences.find((audience) => tags.includes(audience))

/** What a session of a course begins with. */
export function fromCourse(course: Course | CityCourse): Partial<TypedSession> {
  const { id, title, body = '' } = course
  const own = 'creditHours' in course
  const hours = own ? course.creditHours : ((course as CityCourse).hours ?? 0)
  const audience = own ? (course as Course).audience : audienceOfCity(course as CityCourse)
  return { courseId: id, title, body, creditHours: String(hours), ...(audience && { audience }) }
}

export function typedSession(session: Session | null, course: Course | CityCourse | undefined): TypedSession {
  if (!session) return { ...nothing, ...(course && fromCourse(course)) }
  const { courseId, title, audience, days, startsAt, endsAt, creditHours, quota } = session
  const { teachingPointId = '', place = '', teacher = '', body = '', note = '' } = session
  const kept = { courseId, title, audience, days: [...days], startsAt, endsAt, teachingPointId, place, teacher, body, note }
  const numbers = { creditHours: String(creditHours), quota: quota === undefined ? '' : String(quota) }
  const [first = ''] = days
  const fits = (rhythm: Rhythm) => daysInRhythm(first, days.length, rhythm).join() === days.join()
  const rhythm = days.length > 1 ? (rhythms.find(fits) ?? 'weekly') : 'weekly'
  return { ...nothing, ...kept, ...numbers, rhythm, first, count: String(days.length) }
}

/** A change of the first day, the count or the rhythm lays the days out anew. */
export function laidOut(typed: TypedSession, change: Partial<Pick<TypedSession, 'first' | 'count' | 'rhythm'>>): TypedSession {
  const next = { ...typed, ...change }
  const days = daysInRhythm(next.first, Number(next.count), next.rhythm)
  return days.length > 0 ? { ...next, days } : next
}

/** What was typed, for the operations. What is no number becomes one they refuse. */
export function inputOfSession(typed: TypedSession, isOfCity: boolean): SessionInput {
  const { first, count, rhythm, quota, creditHours, ...rest } = typed
  const places = quota.trim() === '' ? {} : { quota: Number(quota) }
  const city = isOfCity ? { cityCourseId: typed.courseId } : {}
  return { ...rest, ...places, ...city, creditHours: creditHours.trim() === '' ? Number.NaN : Number(creditHours) }
}
