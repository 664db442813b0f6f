import type { SetUp } from '../../../shared/station'
import type { CollectionDefinition } from '../../data/collections'
import { modules } from '../../modules'

const definitions: Record<string, CollectionDefinition> = Object.assign({}, ...modules.map(({ collections }) => collections))

/** What the center has to know of this version of the app: a database for each collection, and which fields records have. */
export const appCollections: Pick<SetUp, 'collections'> & { fields: Record<string, string[]> } = {
  collections: Object.keys(definitions),
  fields: Object.fromEntries(Object.entries(definitions).map(([name, { schema }]) => [name, Object.keys(schema.properties)])),
}
