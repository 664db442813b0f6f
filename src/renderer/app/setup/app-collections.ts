import type { SetUp } from '../../../shared/station'
import type { CollectionDefinition } from '../../data/collections'
import { modules } from '../../modules'

const definitions: Record<string, CollectionDefinition> = Object.assign({}, ...modules.map(({ collections }) => collections))

/** What the center has to know of this version of the app: a database for each collection, which fields records have, which of them kiosks read. */
export const appCollections: Required<Pick<SetUp, 'collections' | 'fields' | 'kioskCollections'>> = {
  collections: Object.keys(definitions),
  kioskCollections: Object.keys(definitions).filter((name) => definitions[name]?.audience === 'kiosk'),
  fields: Object.fromEntries(Object.entries(definitions).map(([name, { schema }]) => [name, Object.keys(schema.properties)])),
}
