import { IconUserStar } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { mentorText } from './mentor-text'

const right = 'academy.read'
const under = '/mentoring'

/** 帮带培养: mentors with their ten, and the growth of secretaries. */
export const mentorScreens: Screen[] = [
  {
    path: '/mentoring/groups/:id',
    component: lazy(() => import('./screens/MentorGroupScreen').then((it) => ({ default: it.MentorGroupScreen }))),
    right,
    under,
  },
  {
    path: '/mentoring/secretaries/:id',
    component: lazy(() => import('./screens/SecretaryScreen').then((it) => ({ default: it.SecretaryScreen }))),
    right,
    under,
  },
  {
    path: '/mentoring/secretaries',
    component: lazy(() => import('./screens/SecretariesScreen').then((it) => ({ default: it.SecretariesScreen }))),
    right,
    under,
  },
  {
    path: '/mentoring/studios',
    component: lazy(() => import('./screens/StudiosScreen').then((it) => ({ default: it.StudiosScreen }))),
    right,
    under,
  },
  {
    path: '/mentoring/contests',
    component: lazy(() => import('./screens/ContestsScreen').then((it) => ({ default: it.ContestsScreen }))),
    right,
    under,
  },
  {
    path: '/mentoring',
    component: lazy(() => import('./screens/MentoringScreen').then((it) => ({ default: it.MentoringScreen }))),
    right,
    navigation: { order: 66, icon: IconUserStar, label: { 'zh-CN': mentorText['zh-CN'].title, en: mentorText.en.title } },
  },
]
