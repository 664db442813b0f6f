import type { Data } from '../../data/collections'
import type { SessionRecord } from './schema'

const ofKind = (data: Data, kind: SessionRecord['kind']) => data.sessions.find({ selector: { kind } })

/** Courses of this center. */
export const localCourses = (data: Data) => ofKind(data, 'course')

/** Courses of the city, as its file brought them (collection catalogue): read only here. */
export const cityCourses = (data: Data) => data.catalogue.find({ selector: { kind: 'course' } })

/** 班次, all of them: some hundreds a year. */
export const sessionsOf = (data: Data) => ofKind(data, 'session')

export const sessionById = (data: Data, id: string) => data.sessions.findOne(id)

/** Who signed up for a session, those who withdrew included. */
export const enrolmentsOf = (data: Data, sessionId: string) => data.sessions.find({ selector: { kind: 'enrolment', sessionId } })

/** Who signed up for any session, for figures over a year. */
export const allEnrolments = (data: Data) => ofKind(data, 'enrolment')

/** What was attended at any session, for figures over a year. */
export const allAttendance = (data: Data) => ofKind(data, 'attendance')

/** Everybody who ever signed up or was enrolled at a desk. */
export const learnersOf = (data: Data) => ofKind(data, 'learner')

export const learnersByIds = (data: Data, ids: readonly string[]) => data.sessions.findByIds([...ids])

/** 现场教学点 */
export const teachingPointsOf = (data: Data) => ofKind(data, 'teachingPoint')

/** What kiosks offer to sign up for. */
export const offeringsOf = (data: Data) => data.catalogue.find({ selector: { kind: 'offering' } })

/** Who signed up for some sessions. */
export const enrolmentsOfSessions = (data: Data, sessionIds: readonly string[]) =>
  data.sessions.find({ selector: { kind: 'enrolment', sessionId: { $in: [...sessionIds] } } })
