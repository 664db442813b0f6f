import type { RxCollection } from 'rxdb'
import type { Store } from '../data/open'
import type { Fetch } from './ask'
import { createBell } from './bell'
import { createCollectionSync } from './collection-sync'
import { offlineCodes } from './fault'
import { type Lane, newLane, want } from './lane'
import type { Moved } from './moved'
import { createReach, type Reach } from './reach'
import { createSchedule } from './schedule'
import { type SyncStatus, statusOf } from './status'
import { createTraffic, type Traffic } from './traffic'

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

const still: Moved = { pulled: 0, pending: 0, sent: 0 }

/** The local document that remembers when all was last in step; only shown, and known anew after the next round. */
const note = 'sync'

/** A collection with its turns. A local write is followed to the center's word a moment later. */
function laneOf(collection: RxCollection, options: SyncOptions, moved: (part: Moved) => void, pump: () => void): Lane {
  const { store, fetch, clock = Date.now, gatherMs = 300, timeoutMs } = options
  const wrote = () => {
    moved(still)
    setTimeout(() => {
      want(lane, 'settle')
      pump()
    }, gatherMs)
  }
  const faultOf = store.faultOf[collection.name] ?? (() => null)
  const now = () => new Date(clock()).toISOString()
  const { witness } = store.stamps
  const lane = newLane(createCollectionSync({ collection, fetch, timeoutMs, gatherMs, faultOf, witness, now, moved, wrote }))
  return lane
}

/** What is kept of the rounds for the badge: what moves now, when all was last in step, who wants to know. */
function createRecord(store: Store, clock: () => number) {
  const listeners = new Set<() => void>()
  const emit = () => {
    for (const listener of listeners) listener()
  }
  let moved = still
  let lastSuccessAt: string | null = null
  return {
    emit,
    now: () => ({ moved, lastSuccessAt }),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    moved(part: Moved) {
      moved = { pulled: moved.pulled + part.pulled, sent: moved.sent + part.sent, pending: part.pending }
      emit()
    },
    rested() {
      moved = still
    },
    async open() {
      lastSuccessAt = (await store.database.getLocal<{ lastSuccessAt: string }>(note))?.get('lastSuccessAt') ?? null
    },
    succeeded() {
      lastSuccessAt = new Date(clock()).toISOString()
      void store.database.upsertLocal(note, { lastSuccessAt }).catch(() => undefined)
    },
  }
}

/**
 * Keeps every collection of the store in step with the center until `stop`: at the start, every five minutes, after a
 * local write, when the bell rings, when the center can be reached again, and by hand. Between rounds no request is
 * open but the bell. Never throws: what goes wrong is in the status.
 */
export function startSync(options: SyncOptions): Sync {
  const { store, fetch, clock = Date.now, random = Math.random, everyMs = 5 * 60_000 } = options
  const ending = new AbortController()
  const { signal } = ending
  const record = createRecord(store, clock)
  let ready = false
  const pump = () => traffic.pump()
  const schedule = createSchedule({ everyMs, clock, random, traffic: () => traffic, reach: () => reach })
  const again = () => {
    for (const lane of traffic.lanes) lane.notBefore = 0
    schedule.allNow()
  }
  const reach: Reach = createReach({ fetch, signal, clock, random, back: again, changed: pump })
  const traffic: Traffic = createTraffic({
    lanes: Object.values(store.database.collections).map((collection) => laneOf(collection, options, record.moved, pump)),
    clock,
    random,
    isOpen: () => ready && !signal.aborted && reach.isReachable(),
    worked: ({ fault }) => {
      if (fault && offlineCodes.has(fault.code)) void reach.look()
      if (traffic.lanes.every((lane) => lane.succeeded && !lane.fault && !lane.busy)) record.succeeded()
    },
    resting: () => {
      if (!traffic.isBusy()) record.rested()
      schedule.arm()
      record.emit()
    },
  })
  const bell = createBell({
    fetch,
    random,
    rang: (event) => {
      if (event.kind === 'changed') for (const lane of traffic.lanes) if (lane.sync.name === event.collection) want(lane, 'round')
      if (event.kind === 'reachable' && event.reachable) schedule.allNow()
      if (event.kind === 'reachable' && event.reachable !== reach.isReachable()) void reach.look()
      pump()
    },
  })
  const online = () => void reach.look()
  globalThis.addEventListener?.('online', online)

  const opening = (async () => {
    // A collection that cannot be opened now is opened by its first round, and the round reports why it could not.
    await Promise.allSettled([record.open(), ...traffic.lanes.map(({ sync }) => sync.open())])
    if (signal.aborted) return
    ready = true
    schedule.begin()
    await reach.look()
  })()

  return {
    status: () =>
      statusOf({ lanes: traffic.lanes, reachable: reach.isReachable(), nextTry: schedule.nextTry(), ...record.now() }),
    subscribe: record.subscribe,
    async syncNow() {
      await opening
      // What is under way began before and may fail for a reason that is gone: it must not put off this try.
      await traffic.idle()
      await Promise.all(traffic.lanes.map(({ sync }) => sync.retryRefused()))
      again()
      await reach.look()
      await traffic.idle()
    },
    async stop() {
      ending.abort()
      bell.stop()
      schedule.end()
      globalThis.removeEventListener?.('online', online)
      await opening
      await Promise.all(traffic.lanes.map(({ sync }) => sync.stop()))
    },
  }
}
