import { IconChartBar, IconHome, IconUsers } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module } from '../module'
import { placeDescription, residentDescription } from './descriptions'
import { importScreen } from './import/screen'
import { listText } from './list-text'
import { placeText } from './place-text'
import { placeSchema, residentSchema } from './schema'
import { NewResidentScreen } from './screens/NewResidentScreen'
import { PersonScreen } from './screens/PersonScreen'
import { PlacesScreen } from './screens/PlacesScreen'
import { ResidentsScreen } from './screens/ResidentsScreen'

/** 居民花名册: places, households and the people who live there. */
export const rosterModule: Module = {
  name: 'roster',
  collections: { places: { schema: placeSchema }, residents: { schema: residentSchema } },
  screens: [
    {
      path: '/overview',
      // Loaded when it is opened: the library of charts is no part of a cold start.
      component: lazy(() => import('./screens/OverviewScreen').then(({ OverviewScreen }) => ({ default: OverviewScreen }))),
      right: 'roster.read',
      navigation: { order: 5, icon: IconChartBar, label: { 'zh-CN': listText['zh-CN'].overview, en: listText.en.overview } },
    },
    { path: '/residents/new', component: NewResidentScreen, right: 'roster.write' },
    { path: '/residents/:id', component: PersonScreen, right: 'roster.read' },
    {
      path: '/residents',
      component: ResidentsScreen,
      right: 'roster.read',
      navigation: { order: 10, icon: IconUsers, label: { 'zh-CN': listText['zh-CN'].title, en: listText.en.title } },
    },
    {
      path: '/places',
      component: PlacesScreen,
      right: 'roster.read',
      navigation: { order: 20, icon: IconHome, label: { 'zh-CN': placeText['zh-CN'].title, en: placeText.en.title } },
    },
    importScreen,
  ],
  descriptions: { places: placeDescription, residents: residentDescription },
}

export { warmRoster } from './search/use-roster-index'

/** Asked for by the set-up of a sample center only, so it stays out of the first load. */
export const openSample = () => import('./sample/load-sample')
