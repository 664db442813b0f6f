import '../../src/renderer/app/first'
import { connectStore, fetchDataKey, type StoreLink } from '../../src/renderer/app/store/connect-store'
import { openStore, type Store } from '../../src/renderer/data/open'
import { placeSchema, residentSchema } from '../../src/renderer/modules/roster/schema'
import { workerSchema } from '../../src/renderer/modules/workers/schema'
import { conflictHandler } from '../../src/renderer/sync/merge'
import { stationReportSchema } from '../../src/shared/station'

const collections = { places: { schema: placeSchema }, residents: { schema: residentSchema }, workers: { schema: workerSchema } }

/** The page asks for its files by fetch, as the app does. */
const ask = (path: string, init?: RequestInit) => fetch(path, init)

export type AppStore = { store: Store; link: StoreLink }

/** The key the records of this profile are sealed with. */
export const dataKey = async (): Promise<CryptoKey> => (await fetchDataKey(ask)).key

/** Opens the store as the app does, sealed and journaled, in the app's own built worker. `name` is what the app calls it. */
export async function openAppStore(workerUrl: string, name: string): Promise<AppStore> {
  const { station } = stationReportSchema.parse(await (await ask('/station')).json())
  if (!station) throw new Error('the bench runs on a station that is set up')
  const { key, keyId } = await fetchDataKey(ask)
  const worker = new Worker(workerUrl, { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ port: port2 }, [port2])
  const definitions = Object.entries(collections).map(([collection, { schema }]) => {
    const { json, properties, required, open } = schema
    return [collection, { json, properties, required, open }]
  })
  const link = connectStore(
    {
      port: port1,
      onFault(told) {
        worker.onerror = ({ message }) => told(new Error(message))
      },
      end: () => worker.terminate(),
    },
    {
      name,
      older: `older-${name}`,
      owner: { centerCode: station.centerCode, keyId },
      key,
      definitions: Object.fromEntries(definitions),
    },
  )
  await link.open(() => undefined)
  const storage = await link.begin()
  const store = await openStore({ name, storage: { vault: { storage, key } }, collections, conflictHandler })
  return { store, link }
}
