import { IconUsersGroup } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { councilText } from './council-text'

const right = 'requests.read'
const under = '/council'

/** 邻里议事: the council, its projects and the wishes of residents, three pages under one entry. */
export const councilScreens: Screen[] = [
  {
    path: '/council/:id/minute',
    component: lazy(() =>
      import('./screens/CouncilMinuteScreen').then(({ CouncilMinuteScreen }) => ({ default: CouncilMinuteScreen })),
    ),
    right,
  },
  {
    path: '/council/:id',
    component: lazy(() =>
      import('./screens/CouncilMeetingScreen').then(({ CouncilMeetingScreen }) => ({ default: CouncilMeetingScreen })),
    ),
    right,
  },
  {
    path: '/council',
    component: lazy(() => import('./screens/CouncilScreen').then(({ CouncilScreen }) => ({ default: CouncilScreen }))),
    right,
    navigation: {
      order: 24,
      icon: IconUsersGroup,
      label: { 'zh-CN': councilText['zh-CN'].title, en: councilText.en.tabs.council },
    },
  },
  {
    path: '/projects/:id',
    component: lazy(() => import('./screens/ProjectScreen').then(({ ProjectScreen }) => ({ default: ProjectScreen }))),
    right,
    under,
  },
  {
    path: '/projects',
    component: lazy(() => import('./screens/ProjectsScreen').then(({ ProjectsScreen }) => ({ default: ProjectsScreen }))),
    right,
    under,
  },
  {
    path: '/wishes',
    component: lazy(() => import('./screens/WishesScreen').then(({ WishesScreen }) => ({ default: WishesScreen }))),
    right,
    under,
  },
]
