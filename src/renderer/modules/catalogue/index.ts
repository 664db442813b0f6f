import type { Module } from '../module'
import { catalogueDescription } from './description'
import { catalogueSchema } from './schema'

/** 活动与通知: what the center's kiosks show, and what its desks enter for them. */
export const catalogueModule: Module = {
  name: 'catalogue',
  collections: { catalogue: { schema: catalogueSchema, audience: 'kiosk' } },
  screens: [],
  descriptions: { catalogue: catalogueDescription },
}
