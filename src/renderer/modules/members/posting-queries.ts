import type { Data } from '../../data/collections'

/** Every posting there ever was. */
export const allPostings = (data: Data) => data.members.find({ selector: { kind: 'posting' } })

export const postingsOf = (data: Data, memberId: string) => data.members.find({ selector: { kind: 'posting', memberId } })

export const postingById = (data: Data, id: string) => data.members.findOne(id)
