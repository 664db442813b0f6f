import { IconSettings } from '@tabler/icons-react'
import { modules } from '../../modules'
import type { Screen } from '../../modules/module'
import { SettingsPage } from '../settings/SettingsPage'
import { deskText } from './text'

/** The one page that is the app's own: it is about this computer, which no module knows. */
const settings: Screen = {
  path: '/settings',
  component: SettingsPage,
  navigation: { order: 95, icon: IconSettings, label: { 'zh-CN': deskText['zh-CN'].settings, en: deskText.en.settings } },
}

export const screens: Screen[] = [...modules.flatMap((module) => module.screens), settings]

type Navigated = Screen & { navigation: NonNullable<Screen['navigation']> }

/** What stands on the left for somebody with these rights, in its order. */
export function navigationFor(may: (right: string) => boolean, all: readonly Screen[] = screens): Navigated[] {
  return all
    .filter((screen): screen is Navigated => screen.navigation !== undefined && (screen.right === undefined || may(screen.right)))
    .sort((a, b) => a.navigation.order - b.navigation.order)
}
