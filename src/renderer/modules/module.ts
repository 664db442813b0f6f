import type { ComponentType, LazyExoticComponent } from 'react'
import type { CollectionDefinition } from '../data/collections'
import type { Context } from '../data/context'
import type { Language, Text } from '../i18n/text'

export type Icon = ComponentType<{ size?: number | string; stroke?: number }>

/** One address of the app and what stands there. `path` is wouter's: `/residents/:id`. */
export type Screen = {
  path: string
  component: ComponentType | LazyExoticComponent<ComponentType>
  /** Whoever lacks this right neither sees the screen in the navigation nor opens it. */
  right?: string
  /** The address in the navigation that is marked while this page is open; without it the nearest one of its module. */
  under?: string
  /** Present where the screen has a place in the desk's navigation, in this order; its headings are the app's (desk/screens.ts). */
  navigation?: { order: number; icon: Icon; label: Text<string> }
}

/** A value as people would say it, in parts; one with a `mask` is shown masked until it is clicked. */
export type ToldPart = { text: string; mask?: (text: string) => string }

/**
 * How people call the records of a collection, their fields and values: for the pages that show records of every module (两人都改过的,
 * 变更记录). The functions that read the store answer for an id nobody knows any more, too.
 */
export type Description = {
  /** 居民, 房屋, 工作人员 */
  kind: Text<string>
  /** What one record is called. */
  title: (context: Context, record: Readonly<Record<string, unknown>>, language: Language) => Promise<string>
  field: (field: string, language: Language) => string
  /** `undefined` where the field is empty. */
  value: (context: Context, field: string, value: unknown, language: Language) => Promise<ToldPart[]>
  /** Fields that follow from others and are written with them (the pinyin of a name): they are not shown beside them. */
  silent: readonly string[]
  /** The page of one record; null where it has none. */
  address: (id: string) => string | null
  /** Who may see its values, who may change them, and who may take the mask off a part. */
  rights: { read: string; write: string; reveal: string }
}

/** What a module offers the app. A new one is a copied folder and one line in `modules/index.ts`. */
export type Module = {
  name: string
  collections: Record<string, CollectionDefinition>
  screens: Screen[]
  /** By collection. */
  descriptions?: Readonly<Record<string, Description>>
  /** What it shows on pages of modules that do not know it (modules/beside.tsx). */
  beside?: Beside
}

/** Parts of a page another module fills: beside a household of the roster. */
export type Beside = {
  household?: ComponentType<{ householdId: string }> | LazyExoticComponent<ComponentType<{ householdId: string }>>
}
