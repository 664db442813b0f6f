import { lazy } from 'react'
import type { Screen } from '../module'

const right = 'academy.read'

/** 现场教学点: their list, and one with its bookings. */
export const teachingScreens: Screen[] = [
  {
    path: '/academy/points/:id',
    component: lazy(() =>
      import('./screens/TeachingPointScreen').then(({ TeachingPointScreen }) => ({ default: TeachingPointScreen })),
    ),
    right,
  },
  {
    path: '/academy/points',
    component: lazy(() =>
      import('./screens/TeachingPointsScreen').then(({ TeachingPointsScreen }) => ({ default: TeachingPointsScreen })),
    ),
    right,
  },
]
