import type { CodeRefusal } from '../../../shared/journal'
import type { SetUp, Station, StationReport } from '../../../shared/station'
import type { Result } from '../../lib/result'
import type { Worker } from '../../modules/workers'
import { isSampleReady } from '../setup/sample'
import { KeyMissing, type StoreLink } from '../store/connect-store'
import type { OpeningProgress } from '../store/serve-store'
import { type Desk, type OpenedStore, openDesk, openStationStore } from './desk'
import { createHost, HostFault } from './host'
import { deleteDatabases } from './leftovers'
import { createRecovery, enterCode, type Recovery } from './recovery'
import { linkStation } from './station-store'
import { takeOnlyWindow } from './window-lock'

/** Where the app stands between the first paint and the desk. */
export type Stage =
  | { at: 'starting' }
  /** The store is brought up to date before it opens: an older build's records are sealed, or the journal's are put back. */
  | { at: 'preparing'; progress: OpeningProgress }
  /** Records are missing that were here: somebody must see it before the desk opens. */
  | { at: 'recovery'; recovery: Recovery }
  /** The host lost the key of what is sealed here; `unlock` takes the recovery code and begins anew. */
  | { at: 'key-missing'; unlock: (code: string) => Promise<Result<null, CodeRefusal>> }
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

/** The start sequence, outside React, so that it runs once. The page subscribes to `stage`. */
export function createStart(fetch: (path: string, init?: RequestInit) => Promise<Response>) {
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

  /** The last step: the page's side of a store that is whole, or as whole as it will be. */
  const openWhole = async (report: StationReport, station: Station, link: StoreLink): Promise<void> => {
    enter({ at: 'starting' })
    try {
      const opened = await openStationStore(report, station, link)
      if (station.demo && !(await isSampleReady(opened))) enter({ at: 'sample', opened })
      else enterDesk(opened, null)
    } catch (fault) {
      enter({ at: 'fault', what: 'store', detail: detailOf(fault) })
    }
  }

  const open = async (report: StationReport, station: Station): Promise<void> => {
    // The mode of the command line wins, so that a technician can look at a kiosk from a desk.
    if ((report.host.mode ?? station.mode) === 'kiosk') return enter({ at: 'kiosk', station })
    try {
      const link = await linkStation(fetch, station)
      link.onFault((fault) => enter({ at: 'fault', what: 'store', detail: detailOf(fault) }))
      const { loss } = await link.open((progress) => enter({ at: 'preparing', progress }))
      const finish = () => openWhole(report, station, link)
      if (loss) enter({ at: 'recovery', recovery: createRecovery({ loss, link, fetch, finish }) })
      else await finish()
    } catch (fault) {
      if (fault instanceof KeyMissing) enter({ at: 'key-missing', unlock })
      else enter({ at: 'fault', what: 'store', detail: detailOf(fault) })
    }
  }

  const unlock = async (code: string) => {
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
      if (report.station) await open(report, report.station)
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
    /** Provisions the center and opens the desk. Throws a HostFault where the host declines. */
    async setUp(wish: SetUp): Promise<void> {
      const station = await host.setUp(wish)
      await open(await host.report(), station)
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
