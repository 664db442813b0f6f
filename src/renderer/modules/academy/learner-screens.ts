import { IconCertificate } from '@tabler/icons-react'
import { createElement, lazy } from 'react'
import type { Screen } from '../module'
import type { Mentors } from './exchange-operations'
import { transcriptText } from './transcript-text'

const right = 'academy.read'

/** 考勤 from a sheet, 学时档案, somebody's own page, what is printed of it. `mentors` is what travels along with a worker. */
export const learnerScreens = (mentors: Mentors): Screen[] => [
  {
    path: '/academy/attendance/:id',
    component: lazy(() =>
      import('./screens/SheetImportScreen').then(({ SheetImportScreen }) => ({ default: SheetImportScreen })),
    ),
    right: 'academy.write',
  },
  {
    path: '/academy/learners/certificates/:id',
    component: lazy(() =>
      import('./screens/CertificateScreen').then(({ CertificateScreen }) => ({ default: CertificateScreen })),
    ),
    right,
  },
  {
    path: '/academy/learners/:id/transcript',
    component: lazy(() => import('./screens/TranscriptScreen').then(({ TranscriptScreen }) => ({ default: TranscriptScreen }))),
    right,
  },
  {
    path: '/academy/learners/exchange',
    component: lazy(() =>
      import('./screens/ExchangeScreen').then(({ ExchangeScreen }) => ({
        default: () => createElement(ExchangeScreen, { mentors }),
      })),
    ),
    right: 'academy.write',
  },
  {
    path: '/academy/learners/:id',
    component: lazy(() => import('./screens/LearnerScreen').then(({ LearnerScreen }) => ({ default: LearnerScreen }))),
    right,
  },
  {
    path: '/academy/learners',
    component: lazy(() => import('./screens/LearnersScreen').then(({ LearnersScreen }) => ({ default: LearnersScreen }))),
    right,
    navigation: {
      order: 62,
      icon: IconCertificate,
      label: { 'zh-CN': transcriptText['zh-CN'].title, en: transcriptText.en.title },
    },
  },
]
