import type { BellEvent } from '../../shared/bell'
import { createAsk } from './ask'
import { createBell } from './bell'
import { createCollectionSync } from './collection-sync'
import type { Mismatch } from './epoch'
import { offlineCodes } from './fault'
import { createHeart } from './heart'
import { readSettings, usualSettings } from './hours'
import { newLane, want } from './lane'
import { createLedger } from './ledger'
import { createListeners, gathered } from './listeners'
import { createProgress } from './progress'
import { createReach, type Reach } from './reach'
import { createSchedule } from './schedule'
import { statusOf } from './status'
import { createTraffic, type Traffic } from './traffic'
import type { Pause, ScheduleSettings, Sync, SyncOptions } from './types'
import { createVerbs } from './verbs'

const noteAt = { settings: 'sync-schedule', pause: 'sync-pause', success: 'sync-success' }

/**
 * Keeps every collection in step with the center until `stop`: at the start, every five minutes or as the settings say,
 * after a local write, when the bell rings, when the center can be reached again, and by hand. Between rounds no request
 * is open but the bell. Never throws: what goes wrong is in the status. Runs equally in a page, a worker and a test.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it only ties the parts together, each of which stands in a file of its own
export function startSync(options: SyncOptions): Sync {
  const { fetch, clock, random, timers, notes, collections } = options
  const ending = new AbortController()
  const { signal } = ending
  const now = () => new Date(clock()).toISOString()
  const { emit, subscribe } = createListeners()
  const progress = createProgress(clock)
  const ledger = createLedger(notes, now)
  let ready = false
  let forced = 0
  let settings: ScheduleSettings = usualSettings
  let epochPause: Pause | null = null
  let lastSuccessAt: string | null = null
  let beating: Promise<void> | null = null
  /** Records moved in the round of everything under way, for the log; null where none is. */
  let count: number | null = null

  const met = async (mismatch: Mismatch) => {
    epochPause = { why: 'epoch', ...mismatch }
    emit()
    await notes.write(noteAt.pause, epochPause)
  }
  const lanes = collections.map((collection) =>
    newLane(
      createCollectionSync({
        ...options,
        collection,
        signal,
        ledger,
        met,
        moved: (moved) => {
          progress.moved(collection.name, moved)
          if (count !== null) count += moved.pulled + moved.sent
          emit()
        },
      }),
    ),
  )
  const unsubscribes = lanes.map((lane) => {
    const settle = gathered(options, () => {
      want(lane, 'settle')
      traffic.pump()
    })
    return lane.sync.outbox.subscribe(() => {
      emit()
      settle()
    })
  })
  const heart = createHeart({ ask: createAsk({ fetch, timers, signal, base: '/sync' }), timers, notes, lanes, met, now })

  /** A round of every collection as soon as it may be. Resolves when it may begin. */
  const beginRound = (): Promise<void> => {
    schedule.counted()
    traffic.wantAll()
    count ??= 0
    beating ??= heart.beat().finally(() => {
      beating = null
      traffic.pump()
    })
    return beating
  }
  const roundIfAllowed = () => {
    if (!schedule.pause() && !epochPause) void beginRound()
  }
  const again = () => {
    for (const lane of lanes) lane.notBefore = 0
    roundIfAllowed()
  }
  const schedule = createSchedule({
    ...options,
    settings: () => settings,
    traffic: () => traffic,
    reach: () => reach,
    isHalted: () => epochPause !== null,
    due: roundIfAllowed,
  })
  const reach: Reach = createReach({ fetch, timers, signal, clock, random, back: again, changed: () => traffic.pump() })
  const succeeded = () => {
    if (!lanes.every((lane) => lane.succeeded && !lane.fault && !lane.busy && !lane.wanted)) return
    lastSuccessAt = now()
    if (count !== null) ledger.line({ collection: '', kind: 'round', count })
    count = null
    const each = Object.fromEntries(lanes.map((lane) => [lane.sync.name, lane.lastSuccessAt]))
    void notes.write(noteAt.success, { lastSuccessAt, collections: each }).catch(() => undefined)
  }
  const traffic: Traffic = createTraffic({
    lanes,
    clock,
    random,
    isOpen: () =>
      ready && !signal.aborted && reach.isReachable() && !epochPause && !beating && (forced > 0 || schedule.pause() === null),
    working: progress.working,
    worked: ({ fault, sync }) => {
      if (fault) ledger.line({ collection: sync.name, kind: 'fault', count: 0, code: fault.code })
      if (fault && offlineCodes.has(fault.code)) void reach.look()
      succeeded()
      // It is shown only; what cannot be written now is written with the next.
      void ledger.save().catch(() => undefined)
    },
    resting: () => {
      if (!traffic.isBusy()) progress.rested()
      if (ready) schedule.arm()
      emit()
    },
  })
  const rang = (event: BellEvent) => {
    if (event.kind === 'changed') for (const lane of lanes) if (lane.sync.name === event.collection) want(lane, 'round')
    if (event.kind === 'reachable' && event.reachable !== reach.isReachable()) void reach.look()
    else if (event.kind === 'reachable' && event.reachable && ready) roundIfAllowed()
    traffic.pump()
  }
  let bell: { stop: () => void } | null = null
  /** On a metered line nothing wakes us: the host would have to wait at the center for it. */
  const listen = () => {
    bell?.stop()
    bell = settings.metered || signal.aborted ? null : createBell({ fetch, timers, random, rang })
  }
  const online = () => void reach.look()
  globalThis.addEventListener?.('online', online)

  const openNotes = async () => {
    settings = readSettings(await notes.read<ScheduleSettings>(noteAt.settings))
    epochPause ??= await notes.read<Pause>(noteAt.pause)
    const kept = await notes.read<{ lastSuccessAt: string; collections: Record<string, string | null> }>(noteAt.success)
    lastSuccessAt ??= kept?.lastSuccessAt ?? null
    for (const lane of lanes) lane.lastSuccessAt ??= kept?.collections[lane.sync.name] ?? null
  }
  const opening = (async () => {
    // A collection that cannot be opened now is opened by its first round, and the round reports why it could not.
    await Promise.allSettled([openNotes(), ledger.open(), heart.open(), ...lanes.map(({ sync }) => sync.open())])
    if (signal.aborted) return
    ready = true
    listen()
    schedule.begin()
    await reach.look()
    if (reach.isReachable()) roundIfAllowed()
    traffic.pump()
  })()

  return {
    status: () =>
      statusOf({
        lanes,
        offline: reach.offline(),
        pause: epochPause ?? (ready && forced === 0 ? schedule.pause() : null),
        moved: progress.now(),
        lastSuccessAt,
        nextTry: schedule.nextTry(),
      }),
    subscribe,
    settings: async () => {
      await opening
      return settings
    },
    async changeSettings(wanted) {
      await opening
      settings = readSettings(wanted)
      await notes.write(noteAt.settings, settings)
      listen()
      again()
      traffic.pump()
    },
    ...createVerbs({
      ...options,
      lanes,
      traffic,
      reach,
      ledger,
      opening,
      beginRound,
      forcing: (by) => {
        forced += by
        traffic.pump()
      },
      isPaused: () => epochPause !== null,
      async unpause() {
        await heart.settled()
        await notes.remove(noteAt.pause)
        epochPause = null
      },
    }),
    async stop() {
      ending.abort()
      bell?.stop()
      schedule.end()
      globalThis.removeEventListener?.('online', online)
      for (const unsubscribe of unsubscribes) unsubscribe()
      await opening
      await traffic.idle()
      await Promise.all(lanes.map(({ sync }) => sync.stop()))
      await ledger.save().catch(() => undefined)
    },
  }
}
