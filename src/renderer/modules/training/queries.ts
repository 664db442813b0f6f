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
