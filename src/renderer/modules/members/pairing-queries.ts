import type { Data } from '../../data/collections'

/** Every pairing there ever was. */
export const allPairings = (data: Data) => data.members.find({ selector: { kind: 'pairing' } })

export const pairingsOf = (data: Data, memberId: string) => data.members.find({ selector: { kind: 'pairing', memberId } })

/** Where an address begins. */
export const estates = (data: Data) => data.places.find({ selector: { kind: 'estate' } })

/** What stands below a place: buildings, entrances, dwellings, households. */
export const placesBelow = (data: Data, parentId: string) => data.places.find({ selector: { parentId } })

/** Of a household. The field is sealed, the kind is not: it reads the pairings there are, a few hundred at most. */
export const pairingsOfHousehold = (data: Data, householdId: string) =>
  data.members.find({ selector: { kind: 'pairing', householdId } })

export const membersWithIds = (data: Data, ids: string[]) => data.members.findByIds(ids)
