import type { Module } from '../module'
import { importScreen } from './import/screen'
import { placeSchema, residentSchema } from './schema'

/** 居民花名册: places, households and the people who live there. */
export const rosterModule: Module = {
  name: 'roster',
  collections: { places: { schema: placeSchema }, residents: { schema: residentSchema } },
  screens: [importScreen],
}

/** Asked for by the set-up of a sample center only, so it stays out of the first load. */
export const openSample = () => import('./sample/load-sample')
