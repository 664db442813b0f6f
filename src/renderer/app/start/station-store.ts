import type { Station } from '../../../shared/station'
import type { CollectionDefinition } from '../../data/collections'
import { openStore, type Store } from '../../data/open'
import { modules } from '../../modules'
import { conflictHandler } from '../../sync/merge'
import { connectStore, fetchDataKey, type StoreLink } from '../store/connect-store'
import type { OpeningProgress } from '../store/serve-store'
import { startStoreWorker } from '../store/worker-port'
import type { Fetch } from './host'

export const collections: Record<string, CollectionDefinition> = Object.assign({}, ...modules.map((module) => module.collections))

/** The name of a station's databases in the browser. */
export const storeNameOf = ({ demo, centerCode }: Pick<Station, 'demo' | 'centerCode'>): string =>
  `vault-${demo ? 'demo-' : ''}${centerCode}`

/** What builds before the vault called it; their records lay open. */
const olderNameOf = ({ demo, centerCode }: Pick<Station, 'demo' | 'centerCode'>): string =>
  `yizhan-${demo ? 'demo-' : ''}${centerCode}`

/** Starts the worker of a station's store with the key its host keeps. Nothing is opened yet. Throws KeyMissing where the host lost the key. */
export async function linkStation(fetch: Fetch, station: Station): Promise<StoreLink> {
  const { key, keyId } = await fetchDataKey(fetch)
  const definitions = Object.entries(collections).map(([name, { schema }]) => {
    const { json, properties, required, open } = schema
    return [name, { json, properties, required, open }]
  })
  return connectStore(startStoreWorker(), {
    name: storeNameOf(station),
    older: olderNameOf(station),
    owner: { centerCode: station.centerCode, keyId },
    key,
    definitions: Object.fromEntries(definitions),
  })
}

/** Opens the page's database on a linked store. Closing or removing the store ends its worker. */
export async function openLinkedStore(
  link: StoreLink,
  station: Station,
  told: (progress: OpeningProgress) => void,
): Promise<Store> {
  const storage = await link.begin()
  const vault = { storage, key: link.key }
  const store = await openStore({ name: storeNameOf(station), storage: { vault }, collections, conflictHandler })
  const newest = await link.catchUp(told)
  if (newest !== null) store.stamps.goOnFrom(newest)
  const leave = async (how: 'close' | 'remove') => {
    await link.quiet()
    await store[how]()
    await link.close()
  }
  return { ...store, close: () => leave('close'), remove: () => leave('remove') }
}
