import type { Module } from '../module'
import { intakeDescription } from './description'
import { intakeSchema } from './schema'

/** 进件: what was handed in at the center's kiosks, for the desk to check. */
export const intakeModule: Module = {
  name: 'intake',
  collections: { intake: { schema: intakeSchema } },
  screens: [],
  descriptions: { intake: intakeDescription },
}
