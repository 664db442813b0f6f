import { IconMessageReport } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { subjectText } from './subject-text'

const subjectScreen = lazy(() => import('./screens/SubjectScreen').then(({ SubjectScreen }) => ({ default: SubjectScreen })))

/** 诉求工单: the list, one request, one ticket, the call list. */
export const loopScreens: Screen[] = [
  {
    path: '/requests',
    component: lazy(() => import('./screens/RequestsScreen').then(({ RequestsScreen }) => ({ default: RequestsScreen }))),
    right: 'requests.read',
    navigation: {
      order: 22,
      icon: IconMessageReport,
      label: { 'zh-CN': subjectText['zh-CN'].title, en: subjectText.en.title },
    },
  },
  {
    path: '/requests/calls',
    component: lazy(() => import('./screens/CallsScreen').then(({ CallsScreen }) => ({ default: CallsScreen }))),
    right: 'requests.read',
  },
  { path: '/requests/:id', component: subjectScreen, right: 'requests.read' },
  { path: '/tickets/:id', component: subjectScreen, right: 'requests.read' },
]
