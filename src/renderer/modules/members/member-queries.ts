import type { Data } from '../../data/collections'

/** Everyone who was ever registered or imported: a few thousand, read once and kept live. */
export const allMembers = (data: Data) => data.members.find({ selector: { kind: 'member' } })

export const memberById = (data: Data, id: string) => data.members.findOne(id)

/** Every registration there ever was; refused and ended ones stay. */
export const allRegistrations = (data: Data) => data.members.find({ selector: { kind: 'registration' } })

export const registrationsOf = (data: Data, memberId: string) =>
  data.members.find({ selector: { kind: 'registration', memberId } })
