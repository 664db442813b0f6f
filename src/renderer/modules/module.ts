import type { ComponentType, LazyExoticComponent } from 'react'
import type { CollectionDefinition } from '../data/collections'
import type { Text } from '../i18n/text'

export type Icon = ComponentType<{ size?: number | string; stroke?: number }>

/** One address of the app and what stands there. `path` is wouter's: `/residents/:id`. */
export type Screen = {
  path: string
  component: ComponentType | LazyExoticComponent<ComponentType>
  /** Whoever lacks this right neither sees the screen in the navigation nor opens it. */
  right?: string
  /** Present where the screen has a place in the desk's navigation, in this order. */
  navigation?: { order: number; icon: Icon; label: Text<string> }
}

/** What a module offers the app. A new one is a copied folder and one line in `modules/index.ts`. */
export type Module = {
  name: string
  collections: Record<string, CollectionDefinition>
  screens: Screen[]
}
