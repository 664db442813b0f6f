import { IconRefresh, IconSettings } from '@tabler/icons-react'
import { lazy } from 'react'
import { modules } from '../../modules'
import type { Screen } from '../../modules/module'
import { SettingsPage } from '../settings/SettingsPage'
import { syncText } from '../sync/text'
import { deskText } from './text'

// Loaded when they are opened: nobody needs them to begin to work.
const SyncPage = lazy(() => import('../sync/SyncPage').then((file) => ({ default: file.SyncPage })))
const ConflictsPage = lazy(() => import('../sync/ConflictsPage').then((file) => ({ default: file.ConflictsPage })))
const RefusedPage = lazy(() => import('../sync/RefusedPage').then((file) => ({ default: file.RefusedPage })))
const HistoryPage = lazy(() => import('../sync/HistoryPage').then((file) => ({ default: file.HistoryPage })))
const CourierPage = lazy(() => import('../courier/CourierPage').then((file) => ({ default: file.CourierPage })))

const sync: Screen[] = [
  {
    path: '/sync',
    component: SyncPage,
    navigation: { order: 93, icon: IconRefresh, label: { 'zh-CN': syncText['zh-CN'].title, en: syncText.en.title } },
  },
  { path: '/sync/conflicts', component: ConflictsPage },
  { path: '/sync/refused', component: RefusedPage },
  { path: '/sync/courier', component: CourierPage, right: 'sync.carry' },
  { path: '/history/:collection/:id', component: HistoryPage },
]

/** The pages that are the app's own: they are about this computer, which no module knows. */
const settings: Screen = {
  path: '/settings',
  component: SettingsPage,
  navigation: { order: 95, icon: IconSettings, label: { 'zh-CN': deskText['zh-CN'].settings, en: deskText.en.settings } },
}

export const screens: Screen[] = [...modules.flatMap((module) => module.screens), ...sync, settings]

type Navigated = Screen & { navigation: NonNullable<Screen['navigation']> }

/** What stands on the left for somebody with these rights, in its order. */
export function navigationFor(may: (right: string) => boolean, all: readonly Screen[] = screens): Navigated[] {
  return all
    .filter((screen): screen is Navigated => screen.navigation !== undefined && (screen.right === undefined || may(screen.right)))
    .sort((a, b) => a.navigation.order - b.navigation.order)
}
