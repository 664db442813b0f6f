import type { RxCollection } from 'rxdb'
import type { Store } from '../data/open'
import type { Fetch } from './ask'
import { createBell } from './bell'
import { createCollectionSync } from './collection-sync'
import { offlineCodes } from './fault'
import { type Lane, newLane, want } from './lane'
import type { Moved } from './moved'
import { createReach } from './reach'
import { type SyncStatus, statusOf } from './status'
import { createTraffic } from './traffic'

export type Sync = {
  status: () => SyncStatus
  /** Calls back after every change of the status. Answers the unsubscribe. */
  subscribe: (listener: () => void) => () => void
  /** Tries everything now, what the center refused and what waits after a fault included. Resolves when it was tried. */
  syncNow: () => Promise<void>
  stop: () => Promise<void>
}

export type SyncOptions = {
  store: Store
  /** The page's own `fetch`; paths are relative to the host. */
  fetch: Fetch
  /** Milliseconds since 1970. */
  clock?: () => number
  /** 0 … 1 */
  random?: () => number
  /** From one round of everything to the next, give or take a fifth. */
  everyMs?: number
  /** How long local writes are gathered before they are sent together. */
  gatherMs?: number
  timeoutMs?: number
}

const note = 'sync'
const still: Moved = { pulled: 0, pending: 0, sent: 0 }

/**
 * Keeps every collection of the store in step with the center until `stop`: at the start, every five minutes, after a
 * local write, when the bell rings, when the center can be reached again, and by hand. Between rounds no request is
 * open but the bell. Never throws: what goes wrong is in the status.
 *
 * Longer than sixty lines, because all it does is tie the parts together, and the ties need one place.
 */
export function startSync(options: SyncOptions): Sync {
  const { store, fetch, clock = Date.now, random = Math.random, everyMs = 5 * 60_000, gatherMs = 300, timeoutMs } = options
  const { database, stamps } = store
  const ending = new AbortController()
  const listeners = new Set<() => void>()
  let nextRound = 0
  let lastSuccessAt: string | null = null
  let moved = still
  let ready = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const instant = () => new Date(clock()).toISOString()
  const emit = () => {
    for (const listener of listeners) listener()
  }

  const laneOf = (collection: RxCollection): Lane => {
    const wrote = () => {
      emit()
      setTimeout(() => {
        want(lane, 'settle')
        traffic.pump()
      }, gatherMs)
    }
    const faultOf = store.faultOf[collection.name] ?? (() => null)
    const count = (part: Moved) => {
      moved = { pulled: moved.pulled + part.pulled, sent: moved.sent + part.sent, pending: part.pending }
      emit()
    }
    const parts = { collection, fetch, timeoutMs, gatherMs, faultOf, witness: stamps.witness, now: instant, moved: count, wrote }
    const lane = newLane(createCollectionSync(parts))
    return lane
  }

  const allNow = () => {
    nextRound = clock() + everyMs * (0.8 + 0.4 * random())
    traffic.wantAll()
  }

  const reach = createReach({
    fetch,
    signal: ending.signal,
    clock,
    random,
    back: () => {
      for (const lane of traffic.lanes) lane.notBefore = 0
      allNow()
    },
    changed: () => traffic.pump(),
  })

  const traffic = createTraffic({
    lanes: Object.values(database.collections).map(laneOf),
    clock,
    random,
    isOpen: () => ready && !ending.signal.aborted && reach.isReachable(),
    worked: ({ fault }) => {
      if (fault && offlineCodes.has(fault.code)) void reach.look()
      if (!traffic.lanes.every((lane) => lane.succeeded && !lane.fault && !lane.busy)) return
      lastSuccessAt = instant()
      // Only shown, and known anew after the next round.
      void database.upsertLocal(note, { lastSuccessAt }).catch(() => undefined)
    },
    resting: () => {
      if (!traffic.isBusy()) moved = still
      arm()
      emit()
    },
  })

  const nextTry = () => (reach.isReachable() ? Math.min(nextRound, traffic.nextDue()) : reach.nextProbe())
  const arm = () => {
    clearTimeout(timer)
    if (ready && !ending.signal.aborted) timer = setTimeout(tick, Math.max(0, nextTry() - clock()))
  }
  const tick = () => {
    if (!reach.isReachable()) void reach.look()
    else if (nextRound <= clock()) allNow()
    traffic.pump()
  }

  const bell = createBell({
    fetch,
    random,
    rang: (event) => {
      if (event.kind === 'reachable') return reach.told(event.reachable)
      const lane = traffic.lanes.find(({ sync }) => sync.name === event.collection)
      if (lane) want(lane, 'round')
      traffic.pump()
    },
    reconnected: () => {
      allNow()
      traffic.pump()
    },
  })
  const online = () => void reach.look()
  globalThis.addEventListener?.('online', online)

  const opening = (async () => {
    await Promise.all(traffic.lanes.map(({ sync }) => sync.open()))
    const kept = await database.getLocal<{ lastSuccessAt: string }>(note)
    lastSuccessAt = kept?.get('lastSuccessAt') ?? null
    ready = true
    allNow()
    await reach.look()
  })()

  return {
    status: () => statusOf({ lanes: traffic.lanes, reachable: reach.isReachable(), moved, lastSuccessAt, nextTry: nextTry() }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async syncNow() {
      await opening
      await Promise.all(traffic.lanes.map(({ sync }) => sync.retryRefused()))
      for (const lane of traffic.lanes) lane.notBefore = 0
      allNow()
      await reach.look()
      await traffic.idle()
    },
    async stop() {
      ending.abort()
      bell.stop()
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', online)
      await opening
      await Promise.all(traffic.lanes.map(({ sync }) => sync.stop()))
    },
  }
}
