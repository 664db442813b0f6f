import type { Data } from '../../data/collections'

/** Every sending unit, retired ones too: 1,899 in the city, read once and kept live. */
export const allUnits = (data: Data) => data.members.find({ selector: { kind: 'sendingUnit' } })

export const unitById = (data: Data, id: string) => data.members.findOne(id)

/** The members of one unit. */
export const membersOfUnit = (data: Data, unitId: string) => data.members.find({ selector: { kind: 'member', unitId } })
