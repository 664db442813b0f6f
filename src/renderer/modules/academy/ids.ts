type KeyOf = (...parts: string[]) => string

/** A course is one of a name and an audience in a center: entered at two desks it is one. */
export const courseId = (keyOf: KeyOf, centerCode: string, course: { title: string; audience: string }): string =>
  `course-${keyOf('course', centerCode, course.audience, course.title)}`

/** 班次: one of a course, its first day, its hour and where it is. */
export const sessionId = (
  keyOf: KeyOf,
  centerCode: string,
  session: { courseId: string; startsOn: string; startsAt: string; where: string },
): string => `session-${keyOf('session', centerCode, session.courseId, session.startsOn, session.startsAt, session.where)}`

/** A session that was opened from a course; `offering-session-…` of the catalogue is made of it. */
export const isSessionId = (id: string): boolean => id.startsWith('session-')

export type LearnerKey =
  | { audience: 'worker'; name: string; phone: string }
  | { audience: 'resident'; residentId: string }
  | { audience: 'resident'; name: string; phone: string }
  | { audience: 'minor'; name: string; guardianPhone: string }

/** One person: a worker by name and phone, in every center the same; a resident by their record; a minor by whoever answers for them. */
export function learnerId(keyOf: KeyOf, who: LearnerKey): string {
  if (who.audience === 'minor') return `learner-${keyOf('learner', 'minor', who.name, who.guardianPhone)}`
  if ('residentId' in who) return `learner-${keyOf('learner', 'resident', who.residentId)}`
  return who.audience === 'worker'
    ? `learner-${keyOf('learner', who.name, who.phone)}`
    : `learner-${keyOf('learner', 'resident', who.name, who.phone)}`
}

/** One sign-up for a session and a learner. */
export const enrolmentId = (keyOf: KeyOf, session: string, learner: string): string =>
  `enrolment-${keyOf('enrolment', session, learner)}`
