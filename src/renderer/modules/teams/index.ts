import type { Module } from '../module'
import { teamDescription } from './description'
import { teamSchema } from './schema'

/** 服务团队: the "3+N" service teams, their members and shifts. */
export const teamsModule: Module = {
  name: 'teams',
  collections: { teams: { schema: teamSchema } },
  screens: [],
  descriptions: { teams: teamDescription },
}
