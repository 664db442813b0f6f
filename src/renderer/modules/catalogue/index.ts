import { IconSpeakerphone } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module } from '../module'
import { catalogueDescription } from './description'
import { entryText } from './entry-text'
import { catalogueSchema } from './schema'

/** 活动与通知: what the center's kiosks show, and what its desks enter for them. */
export const catalogueModule: Module = {
  name: 'catalogue',
  collections: { catalogue: { schema: catalogueSchema, audience: 'kiosk' } },
  screens: [
    {
      path: '/catalogue',
      component: lazy(() => import('./screens/CatalogueScreen').then(({ CatalogueScreen }) => ({ default: CatalogueScreen }))),
      right: 'members.read',
      navigation: {
        order: 36,
        icon: IconSpeakerphone,
        label: { 'zh-CN': entryText['zh-CN'].title, en: entryText.en.title },
      },
    },
  ],
  descriptions: { catalogue: catalogueDescription },
}

/** On which days a kiosk offers an entry. */
export { isOpenOn, isOver, isOverAt, isShownOn, isWithinDays, placesLeft } from './rules'
export type { Activity, CatalogueRecord, Duty, Matter, Offering } from './schema'
