import type { Data } from '../../data/collections'

/** Who is here: everything under one activity and day, the voided too. */
export const checkInsAt = (data: Data, activityId: string, day: string) => data.checkins.find({ selector: { activityId, day } })

/** From a first to a last day, both included. */
export const checkInsBetween = (data: Data, from: string, to: string) =>
  data.checkins.find({ selector: { day: { $gte: from, $lte: to } } })

/** All of one member. */
export const checkInsOf = (data: Data, memberId: string) => data.checkins.find({ selector: { memberId } })

/** Members, their units and their registrations: what a person is called and whether they may check in. */
export const peopleRecords = (data: Data) =>
  data.members.find({ selector: { kind: { $in: ['member', 'sendingUnit', 'registration'] } } })
