import type { Station, StationReport } from '../../../shared/station'
import type { CollectionDefinition } from '../../data/collections'
import { openStore, type Store } from '../../data/open'
import { browserStorage } from '../../data/storage'
import { modules } from '../../modules'
import { warmRoster } from '../../modules/roster'
import { conflictHandler } from '../../sync/merge'
import { startSync } from '../../sync/start'
import { partsOf } from '../../sync/store-parts'
import { realTimers } from '../../sync/timers'
import type { Sync } from '../../sync/types'
import type { Host } from './host'

export const collections: Record<string, CollectionDefinition> = Object.assign({}, ...modules.map((module) => module.collections))

export const collectionNames = Object.keys(collections)

/** A store that stands open, with what is known of the station it belongs to. */
export type OpenedStore = { report: StationReport; station: Station; store: Store }

/** The open store of a desk and its sync. `syncSince`: when the sync of this run began, milliseconds since 1970. */
export type Desk = OpenedStore & { sync: Sync; syncSince: number }

/** Opens the store of a station. Throws where the storage fails. */
export async function openStationStore(report: StationReport, station: Station): Promise<OpenedStore> {
  await navigator.storage?.persist?.()
  const store = await openStore({
    name: `yizhan-${station.demo ? 'demo-' : ''}${station.centerCode}`,
    storage: browserStorage(),
    collections,
    conflictHandler,
  })
  warmRoster(store)
  return { report, station, store }
}

/** Lets the sync begin, before anybody signs in: staff come from the center. */
export function openDesk(opened: OpenedStore, host: Host): Desk {
  // An update of the app may have brought collections the center has no database for; without a link the next start tells it.
  host.ensureCollections(collectionNames).catch(() => undefined)
  const syncSince = Date.now()
  const sync = startSync({
    ...partsOf(opened.store),
    fetch: (input, init) => fetch(input, init),
    clock: Date.now,
    random: Math.random,
    timers: realTimers,
  })
  return { ...opened, sync, syncSince }
}
