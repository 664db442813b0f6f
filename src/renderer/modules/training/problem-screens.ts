import { IconMessages } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { caseText } from './case-text'

const right = 'academy.read'

/** 高频问题、问题、案例: the lists with their search, one problem, one case, taking a list of problems in. */
export const problemScreens: Screen[] = [
  {
    path: '/cases/import',
    component: lazy(() =>
      import('./screens/ProblemListScreen').then(({ ProblemListScreen }) => ({ default: ProblemListScreen })),
    ),
    right: 'academy.write',
  },
  {
    path: '/cases/problems/:id',
    component: lazy(() => import('./screens/ProblemScreen').then(({ ProblemScreen }) => ({ default: ProblemScreen }))),
    right,
  },
  {
    path: '/cases/:id',
    component: lazy(() => import('./screens/CaseScreen').then(({ CaseScreen }) => ({ default: CaseScreen }))),
    right,
  },
  {
    path: '/cases',
    component: lazy(() => import('./screens/CasesScreen').then(({ CasesScreen }) => ({ default: CasesScreen }))),
    right,
    navigation: { order: 64, icon: IconMessages, label: { 'zh-CN': caseText['zh-CN'].title, en: caseText.en.title } },
  },
]
