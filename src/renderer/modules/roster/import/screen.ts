import { IconFileImport } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../../module'
import { wizardText } from './wizard-text'

/** 导入花名册. Loaded when it is opened: spreadsheets are no part of a cold start. */
export const importScreen: Screen = {
  path: '/import',
  component: lazy(() => import('./screens/ImportScreen').then(({ ImportScreen }) => ({ default: ImportScreen }))),
  right: 'roster.import',
  navigation: {
    order: 21,
    icon: IconFileImport,
    label: { 'zh-CN': wizardText['zh-CN'].title, en: wizardText.en.title },
  },
}
