import type { Data } from '../../data/collections'

/** Every pairing there ever was. */
export const allPairings = (data: Data) => data.members.find({ selector: { kind: 'pairing' } })

export const pairingsOf = (data: Data, memberId: string) => data.members.find({ selector: { kind: 'pairing', memberId } })

/** Where an address begins. */
export const estates = (data: Data) => data.places.find({ selector: { kind: 'estate' } })

/** What stands below a place: buildings, entrances, dwellings, households. */
export const placesBelow = (data: Data, parentId: string) => data.places.find({ selector: { parentId } })

/** Everyone of some households. The field is sealed at rest, so this reads the whole roster: ask once, for all there are. */
export const peopleOf = (data: Data, householdIds: readonly string[]) =>
  data.residents.find({ selector: { householdId: { $in: [...householdIds] }, presence: 'present' } })
