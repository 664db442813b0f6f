import { IconSchool } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module, Screen } from '../module'
import { sessionDescription } from './description'
import type { Mentors } from './exchange-operations'
import { learnerScreens } from './learner-screens'
import { sessionSchema } from './schema'
import { teachingScreens } from './teaching-screens'
import { academyText } from './text'

const right = 'academy.read'

const screens: Screen[] = [
  {
    path: '/academy/sessions/:id/notice',
    component: lazy(() =>
      import('./screens/SessionNoticeScreen').then(({ SessionNoticeScreen }) => ({ default: SessionNoticeScreen })),
    ),
    right,
  },
  {
    path: '/academy/sessions/:id/sheet',
    component: lazy(() =>
      import('./screens/SignInSheetScreen').then(({ SignInSheetScreen }) => ({ default: SignInSheetScreen })),
    ),
    right,
  },
  {
    path: '/academy/sessions/:id',
    component: lazy(() => import('./screens/SessionScreen').then(({ SessionScreen }) => ({ default: SessionScreen }))),
    right,
  },
  {
    path: '/academy/courses',
    component: lazy(() => import('./screens/CoursesScreen').then(({ CoursesScreen }) => ({ default: CoursesScreen }))),
    right,
  },
  {
    path: '/academy/year',
    component: lazy(() => import('./screens/YearScreen').then(({ YearScreen }) => ({ default: YearScreen }))),
    right,
  },
  ...teachingScreens,
  {
    path: '/academy',
    component: lazy(() => import('./screens/AcademyScreen').then(({ AcademyScreen }) => ({ default: AcademyScreen }))),
    right,
    navigation: { order: 60, icon: IconSchool, label: { 'zh-CN': academyText['zh-CN'].title, en: academyText.en.title } },
  },
]

/**
 * 社区学院: courses, sessions, who signs up and comes, hours, certificates, teaching points. `mentors` packs and takes what another
 * module keeps of a worker who moves to another center.
 */
export const createAcademyModule = (mentors: Mentors): Module => ({
  name: 'academy',
  collections: { sessions: { schema: sessionSchema } },
  screens: [...learnerScreens(mentors), ...screens],
  descriptions: { sessions: sessionDescription },
})

export { createAcademyTakers } from './intake-takers'
export { KeepSessionsPublished } from './screens/KeepSessionsPublished'

/** Loaded when somebody sets up a sample center. */
export const openAcademySample = () => import('./sample')
export const openTeachingSample = () => import('./teaching-sample')
