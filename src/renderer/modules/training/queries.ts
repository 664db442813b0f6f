import type { Data } from '../../data/collections'
import { mentorOfLearner } from './mentor-rules'
import type { MentorGroup, MentorPairing } from './schema'

/** Every mentor there ever was. */
export const mentorGroups = (data: Data) => data.training.find({ selector: { kind: 'mentorGroup' } })

/** Every pairing there ever was: which of them stand, only all of them say (`standingPairings`). */
export const mentorPairings = (data: Data) => data.training.find({ selector: { kind: 'mentorPairing' } })

/** Mentors and pairings, to be kept live by a page that shows somebody's mentor. */
export const mentorRecords = (data: Data) => data.training.find({ selector: { kind: { $in: ['mentorGroup', 'mentorPairing'] } } })

/** Every pairing that names one of these workers. */
export const pairingsOfLearners = (data: Data, learnerIds: readonly string[]) =>
  data.training.find({ selector: { kind: 'mentorPairing', learnerId: { $in: [...learnerIds] } } })

/** The mentor a worker has, by the rule that is the same on every station; null where none stands. */
export async function mentorOf(
  data: Data,
  learnerId: string,
): Promise<{ mentorGroupId: string; name: string; since: string } | null> {
  const records = (await mentorRecords(data).exec()).map((found) => found.toMutableJSON())
  const groups = records.filter(({ kind }) => kind === 'mentorGroup') as MentorGroup[]
  const pairings = records.filter(({ kind }) => kind === 'mentorPairing') as MentorPairing[]
  return mentorOfLearner(pairings, groups, learnerId)
}

export const trainingRecord = (data: Data, id: string) => data.training.findOne(id)

export const meetingsOfGroup = (data: Data, mentorGroupId: string) =>
  data.training.find({ selector: { kind: 'mentorMeeting', mentorGroupId } })

/** All that mentoring is made of, read whole and kept live by its pages. */
export const mentoringRecords = (data: Data) =>
  data.training.find({ selector: { kind: { $in: ['mentorGroup', 'mentorPairing', 'mentorMeeting', 'goal'] } } })

/** Everybody who is, or was, a secretary in training, and what they did. */
export const growthRecords = (data: Data) =>
  data.training.find({
    selector: { kind: { $in: ['secretary', 'cohortStay', 'studio', 'contest', 'contestEntry', 'exchange'] } },
  })

export const secretaries = (data: Data) => data.training.find({ selector: { kind: 'secretary' } })

/** Every cohort somebody was in. */
export const staysOf = (data: Data, secretaryId: string) => data.training.find({ selector: { kind: 'cohortStay', secretaryId } })

export const studios = (data: Data) => data.training.find({ selector: { kind: 'studio' } })
