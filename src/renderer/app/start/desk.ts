import type { Station, StationReport } from '../../../shared/station'
import type { Store } from '../../data/open'
import { warmRoster } from '../../modules/roster'
import { connectSync } from '../../sync/port'
import type { Sync } from '../../sync/types'
import { appCollections } from '../setup/app-collections'
import type { StoreLink } from '../store/connect-store'
import type { OpeningProgress } from '../store/serve-store'
import type { Host } from './host'
import { openLinkedStore } from './station-store'

/** A store that stands open, with what is known of the station it belongs to, and the link to its worker. */
export type OpenedStore = { report: StationReport; station: Station; store: Store; link: StoreLink }

/** The open store of a desk and its sync. `syncSince`: when the sync of this run began, milliseconds since 1970. */
export type Desk = OpenedStore & { sync: Sync; syncSince: number }

/** Opens the page's side of a store that was found whole, or recovered. Throws where the storage fails. */
export async function openStationStore(
  report: StationReport,
  station: Station,
  link: StoreLink,
  told: (progress: OpeningProgress) => void,
): Promise<OpenedStore> {
  await navigator.storage?.persist?.()
  const store = await openLinkedStore(link, station, told)
  warmRoster(store)
  return { report, station, store, link }
}

/** Lets the sync begin, before anybody signs in: staff come from the center. */
export function openDesk(opened: OpenedStore, host: Host): Desk {
  // An update of the app may have brought collections or fields the center does not know; without a link the next start tells it.
  host.ensureCollections(appCollections).catch(() => undefined)
  const syncSince = Date.now()
  const { witness } = opened.store.stamps
  const sync = connectSync(opened.link.startSync((newest) => witness({ newest })))
  return { ...opened, sync, syncSince }
}
