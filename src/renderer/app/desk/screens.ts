import { IconRefresh, IconSettings } from '@tabler/icons-react'
import { lazy } from 'react'
import { modules } from '../../modules'
import type { Module, Screen } from '../../modules/module'
import { SettingsPage } from '../settings/SettingsPage'
import { syncText } from '../sync/text'
import { deskText } from './text'

// Loaded when they are opened: nobody needs them to begin to work.
const SyncPage = lazy(() => import('../sync/SyncPage').then((file) => ({ default: file.SyncPage })))
const ConflictsPage = lazy(() => import('../sync/ConflictsPage').then((file) => ({ default: file.ConflictsPage })))
const RefusedPage = lazy(() => import('../sync/RefusedPage').then((file) => ({ default: file.RefusedPage })))
const AccessPage = lazy(() => import('../access/AccessPage').then((file) => ({ default: file.AccessPage })))
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

/** 导出记录 is about this computer, too. */
const access: Screen = { path: '/access', component: AccessPage, right: 'access.read', under: '/settings' }

/** The pages that belong to no module, as one. */
const own: Pick<Module, 'screens'> = { screens: [...sync, settings, access] }

const parts: readonly Pick<Module, 'screens'>[] = [...modules, own]

export const screens: Screen[] = parts.flatMap((part) => part.screens)

export type Entry = Screen & { navigation: NonNullable<Screen['navigation']> }

/** What stands on the left for somebody with these rights, in its order. */
export function navigationFor(may: (right: string) => boolean, all: readonly Screen[] = screens): Entry[] {
  return all
    .filter((screen): screen is Entry => screen.navigation !== undefined && (screen.right === undefined || may(screen.right)))
    .sort((a, b) => a.navigation.order - b.navigation.order)
}

/** Headings of the navigation, each with the first order that stands under it. */
const headings = [
  [0, null],
  [10, 'residents'],
  [22, 'services'],
  [30, 'members'],
  [36, 'kiosk'],
  [60, 'learning'],
  [90, 'center'],
] as const
export type Heading = NonNullable<(typeof headings)[number][1]>
export type NavigationGroup = { heading: Heading | null; entries: Entry[] }

/** The navigation under its headings; none without an entry. */
export function groupsOf(entries: readonly Entry[]): NavigationGroup[] {
  return headings.flatMap(([from, heading], index) => {
    const until = headings[index + 1]?.[0] ?? Number.POSITIVE_INFINITY
    const found = entries.filter(({ navigation }) => navigation.order >= from && navigation.order < until)
    return found.length > 0 ? [{ heading, entries: found }] : []
  })
}

const beginsWith = (path: string, start: string) => path === start || path.startsWith(`${start}/`)

/** `/residents/:id` as the part before its first blank to fill. */
const stem = (path: string) => path.replace(/\/:.*$/, '')

/** The entry that is marked while an address is open: the nearest above it, the one its screen names, else the first of its module. */
export function entryAt(
  path: string,
  entries: readonly Entry[],
  all: readonly Pick<Module, 'screens'>[] = parts,
): Entry | undefined {
  const [direct] = entries.filter((entry) => beginsWith(path, entry.path)).sort((a, b) => b.path.length - a.path.length)
  if (direct) return direct
  for (const part of all) {
    const open = part.screens.filter((screen) => beginsWith(path, stem(screen.path)))
    if (open.length === 0) continue
    const named = open.find(({ under }) => under !== undefined)?.under
    return entries.find((entry) => entry.path === named) ?? entries.find((entry) => part.screens.includes(entry))
  }
  return undefined
}
