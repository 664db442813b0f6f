import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { type CourseInput, type CourseRefusal, faultsOfCourse, filled, longest, tidyCourse } from './course-rules'
import { courseId, sessionId } from './ids'
import type { Course, Session, SessionRecord } from './schema'
import { faultsOfSession, firstDay, lastDay, type SessionInput, type SessionRefusal, tidySession } from './session-rules'

async function recordOf<K extends SessionRecord['kind']>(context: Context, id: string, kind: K): Promise<SessionRecord | null> {
  const found = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  return found?.kind === kind ? found : null
}

/** A session as it stands; null where it is not here. */
export async function findSession(context: Context, id: string): Promise<Session | null> {
  return (await recordOf(context, id, 'session')) as Session | null
}

/** A course of this center. The city's come with its file (city-operations.ts). */
export async function addCourse(context: Context, input: CourseInput): Promise<Result<Course, CourseRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const course = tidyCourse(input)
  const faults = faultsOfCourse(course)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const id = courseId(context.keyOf, context.centerCode, course)
  if (await recordOf(context, id, 'course')) return refused({ code: 'exists' })
  return done((await context.write('sessions', { ...course, id, kind: 'course', active: true })) as Course)
}

/** Why a course cannot be changed here; null where it can. */
async function refuseChange(context: Context, id: string): Promise<CourseRefusal | null> {
  if (!context.may('academy.write')) return { code: 'not-allowed' }
  if (await recordOf(context, id, 'course')) return null
  return (await context.data.catalogue.findOne(id).exec()) ? { code: 'city' } : { code: 'gone' }
}

/** Changes a course; its sessions keep what they were opened with. Whom it is for stays: that is what makes it this course. */
export async function editCourse(
  context: Context,
  input: { id: string; course: CourseInput },
): Promise<Result<Course, CourseRefusal>> {
  const refusal = await refuseChange(context, input.id)
  if (refusal) return refused(refusal)
  const { title, creditHours, category, body, note, ...rest } = tidyCourse(input.course)
  const faults = faultsOfCourse({ ...input.course, title, creditHours, ...rest })
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  return done((await context.change('sessions', input.id, { title, creditHours, category, body, note })) as Course)
}

/** 停用 and 启用: no new sessions of it; what was held stays. */
export async function setCourseActive(
  context: Context,
  input: { id: string; active: boolean },
): Promise<Result<Course, CourseRefusal>> {
  const refusal = await refuseChange(context, input.id)
  if (refusal) return refused(refusal)
  return done((await context.change('sessions', input.id, { active: input.active })) as Course)
}

/** 开班: a session of a local course or of the city's. */
export async function openSession(context: Context, input: SessionInput): Promise<Result<Session, SessionRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const session = tidySession(input)
  const faults = faultsOfSession(session)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const where = session.teachingPointId ?? session.place ?? ''
  const id = sessionId(context.keyOf, context.centerCode, { ...session, startsOn: firstDay(session), where })
  if (await findSession(context, id)) return refused({ code: 'exists' })
  const draft = { ...filled(session), id, kind: 'session' as const, sessionStatus: 'planned' as const }
  return done(
    (await context.write(
      'sessions',
      draft as Omit<Session, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'stamps'>,
    )) as Session,
  )
}

/** Changes when, where, who teaches and how many may come; of which course it is stays. */
export async function editSession(
  context: Context,
  input: { id: string; session: SessionInput },
): Promise<Result<Session, SessionRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const before = await findSession(context, input.id)
  if (!before) return refused({ code: 'unknown' })
  const { courseId, cityCourseId, audience } = before
  const { title, days, startsAt, endsAt, creditHours, place, teachingPointId, teacher, quota, body, note, ...rest } = tidySession(
    {
      ...input.session,
      courseId,
      audience,
      ...(cityCourseId && { cityCourseId }),
    },
  )
  const change = { title, days, startsAt, endsAt, creditHours, place, teachingPointId, teacher, quota, body, note }
  const faults = faultsOfSession({ ...rest, ...change })
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  return done((await context.change('sessions', before.id, change)) as Session)
}

/** 结课, 取消 with a reason for those who ask, or planned again. */
export async function setSessionStatus(
  context: Context,
  input: { id: string; status: Session['sessionStatus']; reason?: string },
): Promise<Result<Session, SessionRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const session = await findSession(context, input.id)
  if (!session) return refused({ code: 'unknown' })
  const reason = input.reason?.trim().slice(0, longest.reason) || undefined
  if (input.status === 'cancelled' && !reason) return refused({ code: 'reason-missing' })
  if (input.status === 'held' && lastDay(session) > dayOf(context.clock())) return refused({ code: 'not-yet' })
  return done((await context.change('sessions', session.id, { sessionStatus: input.status, reason })) as Session)
}
