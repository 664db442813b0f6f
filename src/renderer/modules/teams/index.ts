import { IconUsersGroup } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module } from '../module'
import { teamDescription } from './description'
import { teamSchema } from './schema'
import { teamText } from './text'

/** 服务团队: the "3+N" service teams, their members and shifts. */
export const teamsModule: Module = {
  name: 'teams',
  collections: { teams: { schema: teamSchema } },
  screens: [
    {
      path: '/teams',
      component: lazy(() => import('./screens/TeamsScreen').then(({ TeamsScreen }) => ({ default: TeamsScreen }))),
      right: 'teams.read',
      navigation: { order: 26, icon: IconUsersGroup, label: { 'zh-CN': teamText['zh-CN'].title, en: teamText.en.title } },
    },
    {
      path: '/teams/coverage',
      component: lazy(() => import('./screens/CoverageScreen').then(({ CoverageScreen }) => ({ default: CoverageScreen }))),
      right: 'teams.read',
    },
    {
      path: '/teams/shifts',
      component: lazy(() => import('./screens/ShiftsScreen').then(({ ShiftsScreen }) => ({ default: ShiftsScreen }))),
      right: 'teams.read',
    },
    {
      path: '/teams/skills',
      component: lazy(() => import('./screens/SkillsScreen').then(({ SkillsScreen }) => ({ default: SkillsScreen }))),
      right: 'teams.read',
    },
    {
      path: '/teams/:id',
      component: lazy(() => import('./screens/TeamScreen').then(({ TeamScreen }) => ({ default: TeamScreen }))),
      right: 'teams.read',
    },
  ],
  descriptions: { teams: teamDescription },
}

/** Asked for by the set-up of a sample center only, so it stays out of the first load. */
export const openTeamSample = () => import('./sample')
