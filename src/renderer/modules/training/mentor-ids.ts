type KeyOf = (...parts: string[]) => string

/** A mentor has one group in the whole city, known by name and phone: so the ten are counted for the mentor, wherever they were paired. */
export const mentorGroupId = (keyOf: KeyOf, mentor: { name: string; phone: string }): string =>
  `mentorgroup-${keyOf('mentorgroup', mentor.name, mentor.phone)}`

/**
 * Somebody is in a group once at a time: `before` counts how often they were before, so that two stations that pair them offline make
 * one pairing, and one that ended stays as it was.
 */
export const mentorPairingId = (keyOf: KeyOf, pairing: { mentorGroupId: string; learnerId: string; before: number }): string =>
  `mentorpairing-${keyOf('mentorpairing', pairing.mentorGroupId, pairing.learnerId, String(pairing.before))}`

/** One meeting of a group, a day and what it was about. */
export const mentorMeetingId = (keyOf: KeyOf, meeting: { mentorGroupId: string; day: string; title: string }): string =>
  `mentormeeting-${keyOf('mentormeeting', meeting.mentorGroupId, meeting.day, meeting.title)}`

/** One goal of a pairing by what it says. */
export const goalId = (keyOf: KeyOf, goal: { pairingId: string; title: string }): string =>
  `goal-${keyOf('goal', goal.pairingId, goal.title)}`

/** The learner a worker is, as modules/academy/ids.ts says it (the test beside this file sees that both stay one). */
export const workerLearnerId = (keyOf: KeyOf, worker: { name: string; phone: string }): string =>
  `learner-${keyOf('learner', worker.name, worker.phone)}`
