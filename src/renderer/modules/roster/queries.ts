import type { Data } from '../../data/collections'

/** One person's record. */
export const residentById = (data: Data, id: string) => data.residents.findOne(id)

/** One place. */
export const placeById = (data: Data, id: string) => data.places.findOne(id)
