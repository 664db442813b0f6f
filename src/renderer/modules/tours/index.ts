import type { Module } from '../module'
import { tourDescription } from './description'
import { tourSchema } from './schema'

/** 巡回服务: recurring rounds, their sittings, who signs up and what was done for them. */
export const toursModule: Module = {
  name: 'tours',
  collections: { tours: { schema: tourSchema } },
  screens: [],
  descriptions: { tours: tourDescription },
}

export { tourTakers } from './intake-takers'
