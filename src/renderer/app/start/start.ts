import type { CodeRefusal } from '../../../shared/journal'
import type { SetUp, Station, StationReport } from '../../../shared/station'
import { done, type Result } from '../../lib/result'
import type { Worker } from '../../modules/workers'
import { isSampleReady } from '../setup/sample'
import { KeyMissing, type StoreLink } from '../store/connect-store'
import type { OpeningProgress } from '../store/serve-store'
import { type Desk, type OpenedStore, openDesk, openStationStore } from './desk'
import { createHost, type Fetch, HostFault } from './host'
import { deleteDatabases } from './leftovers'
import { createRecovery, enterCode, type Recovery } from './recovery'
import { linkStation } from './station-store'
import { takeOnlyWindow } from './window-lock'

type Unlock = (code: string) => Promise<Result<null, CodeRefusal>>

/** Where the app stands between the first paint and the desk. */
export type Stage =
  | { at: 'starting' }
  /** The store is brought up to date before it opens: an older build's records are sealed, or the journal's are put back. */
  | { at: 'preparing'; progress: OpeningProgress }
  /** Records are missing that were here: somebody must see it before the desk opens. */
  | { at: 'recovery'; recovery: Recovery }
  /** The host lost the key of what is sealed here; `unlock` takes the recovery code and begins anew. */
  | { at: 'key-missing'; unlock: Unlock }
  /** The sample is being removed: no screen may ask its store any more. */
  | { at: 'leaving' }
  | { at: 'second-window' }
  | { at: 'set-up'; report: StationReport }
  | { at: 'kiosk'; station: Station }
  | { at: 'sample'; opened: OpenedStore }
  /** `worker` is signed in already where set-up ended with them. */
  | { at: 'desk'; desk: Desk; worker: Worker | null }
  /** `what` says which step failed; `detail` is for the technician. */
  | { at: 'fault'; what: 'host' | 'store' | 'leave'; detail: string }

function detailOf(fault: unknown): string {
  const lines: string[] = []
  for (let at = fault; at instanceof Error; at = at.cause)
    lines.push(at instanceof HostFault ? `${at.code}: ${at.message}` : at.message)
  return lines.join('\n') || String(fault)
}

/** One worker holds the store: an attempt that failed is ended before the next, or two would write it. */
function createLinking(fetch: Fetch) {
  let linked: StoreLink | null = null
  return async (station: Station): Promise<StoreLink> => {
    linked?.abandon()
    linked = null
    linked = await linkStation(fetch, station)
    return linked
  }
}

type Ways = { fetch: Fetch; enter: (stage: Stage) => void; enterDesk: (opened: OpenedStore, worker: Worker | null) => void }

/** From a station that is known to its desk, its kiosk, or whatever stands between. */
function createOpening({ fetch, enter, enterDesk }: Ways) {
  const linkTo = createLinking(fetch)
  const prepare = (progress: OpeningProgress) => enter({ at: 'preparing', progress })
  const fail = (fault: unknown) => enter({ at: 'fault', what: 'store', detail: detailOf(fault) })

  /** The last step: the page's side of a store that is whole, or as whole as it will be. */
  const openWhole = async (report: StationReport, station: Station, link: StoreLink): Promise<void> => {
    enter({ at: 'starting' })
    try {
      const opened = await openStationStore(report, station, link, prepare)
      if (station.demo && !(await isSampleReady(opened))) enter({ at: 'sample', opened })
      else enterDesk(opened, null)
    } catch (fault) {
      fail(fault)
    }
  }

  /** `fresh`: the store of another machine is to be put into this one, so that nothing here is a loss, too. */
  return async (report: StationReport, station: Station, unlock: Unlock, fresh = false): Promise<void> => {
    // The mode of the command line wins, so that a technician can look at a kiosk from a desk.
    if ((report.host.mode ?? station.mode) === 'kiosk') return enter({ at: 'kiosk', station })
    try {
      const link = await linkTo(station)
      link.onFault(fail)
      const { loss } = await link.open(prepare)
      const finish = () => openWhole(report, station, link)
      const missing = loss ?? (fresh ? { wasWiped: false, collections: [] } : null)
      if (missing) enter({ at: 'recovery', recovery: createRecovery({ loss: missing, link, fetch, finish }) })
      else await finish()
    } catch (fault) {
      if (fault instanceof KeyMissing) enter({ at: 'key-missing', unlock })
      else fail(fault)
    }
  }
}

/** The start sequence, outside React, so that it runs once. The page subscribes to `stage`. */
export function createStart(fetch: Fetch) {
  const host = createHost(fetch)
  const listeners = new Set<() => void>()
  let stage: Stage = { at: 'starting' }
  // The lock is kept until the page goes: asking for it again would find it taken, by ourselves.
  let isOnlyWindow = false
  const enter = (next: Stage) => {
    stage = next
    for (const listener of listeners) listener()
  }
  const enterDesk = (opened: OpenedStore, worker: Worker | null) => enter({ at: 'desk', desk: openDesk(opened, host), worker })
  const open = createOpening({ fetch, enter, enterDesk })

  const unlock: Unlock = async (code) => {
    const result = await enterCode(fetch, code)
    if (result.ok) await begin()
    return result
  }

  const begin = async (): Promise<void> => {
    enter({ at: 'starting' })
    try {
      isOnlyWindow ||= await takeOnlyWindow()
      if (!isOnlyWindow) return enter({ at: 'second-window' })
      const report = await host.report()
      if (report.station) await open(report, report.station, unlock)
      else enter({ at: 'set-up', report })
    } catch (fault) {
      enter({ at: 'fault', what: 'host', detail: detailOf(fault) })
    }
  }

  return {
    stage: () => stage,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    enterDesk,
    begin,
    /**
     * Provisions the center and opens the desk. With the recovery code of another machine it opens the recovery page
     * instead, which takes that machine's snapshot as a file; nothing is set up where the code is refused. Throws a
     * HostFault where the host declines.
     */
    async setUp(wish: SetUp, code?: string): Promise<Result<null, CodeRefusal>> {
      const taken = code === undefined ? done(null) : await enterCode(fetch, code)
      if (!taken.ok) return taken
      const station = await host.setUp(wish)
      await open(await host.report(), station, unlock, code !== undefined)
      return taken
    },
    /** Removes the sample and everything in it from this machine, then starts over at set-up. */
    async leaveDemo(opened: OpenedStore & { sync?: Desk['sync'] }): Promise<void> {
      enter({ at: 'leaving' })
      try {
        await opened.sync?.stop()
        await opened.store.remove()
        await deleteDatabases(opened.store.name)
        await host.leaveDemo()
        history.replaceState(null, '', '/')
        enter({ at: 'set-up', report: await host.report() })
      } catch (fault) {
        enter({ at: 'fault', what: 'leave', detail: detailOf(fault) })
      }
    },
  }
}

export type Start = ReturnType<typeof createStart>
