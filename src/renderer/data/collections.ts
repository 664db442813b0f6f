import type { MigrationStrategies, RxCollection } from 'rxdb'
import type { RecordSchema } from './record'

/** A module adds its collections here by declaration merging: `interface Collections { residents: Resident }`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules through declaration merging
export interface Collections {}

export type CollectionName = keyof Collections

/** The open store: one RxDB collection for each record a module declared. */
export type Data = { [K in CollectionName]: RxCollection<Collections[K]> }

/** What a module hands over for one collection. */
export type CollectionDefinition = {
  schema: RecordSchema
  migrations?: MigrationStrategies
  /** `kiosk`: the center's kiosks read this collection, too. Nothing in it may say who somebody is. */
  audience?: 'kiosk'
}
