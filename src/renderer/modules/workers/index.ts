import { IconIdBadge2 } from '@tabler/icons-react'
import type { Module } from '../module'
import { workerDescription } from './description'
import { workerSchema } from './schema'
import { StaffPage } from './screens/StaffPage'
import { workersText } from './text'

/** 工作人员: who works at the center, their PINs and their rights. */
export const workersModule: Module = {
  name: 'workers',
  collections: { workers: { schema: workerSchema } },
  screens: [
    {
      path: '/staff',
      component: StaffPage,
      right: 'workers.manage',
      navigation: {
        order: 90,
        icon: IconIdBadge2,
        label: { 'zh-CN': workersText['zh-CN'].staff, en: workersText.en.staff },
      },
    },
  ],
  descriptions: { workers: workerDescription },
}

export { enrolFirstDirector, enrolWorker, signIn } from './operations'
export { atWork } from './queries'
export { mayOf } from './rights'
export type { SignInRefusal } from './rules'
export type { Role, Worker } from './schema'
export { ChangePinDialog } from './screens/ChangePinDialog'
export { EnrolForm } from './screens/EnrolForm'
export { refusalText as workerRefusalText } from './screens/refusal-text'
export { SignIn } from './screens/SignIn'
export { workersText } from './text'
