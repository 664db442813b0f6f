import type { RxStorage } from 'rxdb'
import { createJournalClient, type JournalClient } from '../../data/journal-client'
import { createOutbox } from '../../data/outbox'
import { createVault, type Vault } from '../../data/vault'
import type { Damage, VaultDefinition } from '../../data/vault-storage'
import { assert } from '../../lib/assert'
import { serveCalls } from './calls'
import { carryOver } from './carry-over'
import { type Counts, keepCounts } from './counts'
import type { Engine } from './engine'
import { type Found, type Loss, lossOf, probeCollection } from './probe'
import type { Ground } from './put-back'
import {
  type Owner,
  type Recovered,
  type RecoveryProgress,
  recover,
  replayPending,
  replaySnapshot,
  type SnapshotOutcome,
} from './recover'
import { serveStorage } from './remote-storage'
import { keepSnapshots, type Snapshots } from './snapshots'
import type { Migrations } from './up-to'

/** What the page tells of the store to open. `older`: the name of a store of an older build, in the clear, if there ever was one. */
export type Wish = {
  name: string
  older: string
  owner: Owner
  key: CryptoKey
  definitions: Record<string, VaultDefinition>
}

/** `loss`: what is missing of what the host remembers; the store is not begun with before somebody chose what to do. */
export type Opening = { loss: Loss | null }
export type OpeningProgress = { step: 'carry-over'; done: number } | RecoveryProgress

export type StoreHost = {
  storage: RxStorage<unknown, unknown>
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** How a database lies on the disk; see probe.ts. */
  probe: (databaseName: string) => Promise<Found>
  /** Whether any database of an older build is there, and how it is removed. */
  older: { exists: (name: string) => Promise<boolean>; remove: (name: string) => Promise<void> }
  clock: () => number
  engine: Engine
  /** Bring recovered rows of an older build up to date. */
  migrations: Migrations
}

type Opened = Ground & { journal: JournalClient; wish: Wish; newestSnapshotAt: string | null }

async function probeAll(host: StoreHost, { name, definitions }: Wish): Promise<Record<string, Found>> {
  const found: Record<string, Found> = {}
  // One after the other: whichever is opened first hears that files were wiped.
  for (const [collection, { json }] of Object.entries(definitions))
    found[collection] = await probeCollection(name, collection, json.version, host.probe)
  return found
}

/** After records were lost the sync knows nothing of the center any more: it reads everything anew. */
async function forgetPlaces({ notes, collections }: Vault): Promise<void> {
  for (const collection of collections) {
    await notes.remove(`sync-place-${collection}`)
    await notes.remove(`sync-push-${collection}`)
  }
}

async function open(host: StoreHost, wish: Wish, told: (done: number) => void) {
  const { name, key, definitions, older } = wish
  const { storage } = host
  const found = await probeAll(host, wish)
  const journal = createJournalClient(host.fetch)
  const health = await journal.health()
  const vault = createVault({ name, storage, key, journal, definitions, outbox: createOutbox() })
  const loss = lossOf(found, health.records)
  if (loss) await forgetPlaces(vault)
  if (await host.older.exists(older)) {
    await carryOver({ from: { name: older, storage }, vault, vaultName: name, definitions, journal, told })
    await host.older.remove(older)
  }
  return { opened: { vault, migrations: host.migrations, journal, wish, newestSnapshotAt: health.newestSnapshotAt }, loss }
}

/** The part of a store that works while it is open: counts for the host, hourly snapshots, the sync. */
async function begin(host: StoreHost, { vault, migrations, journal, wish, newestSnapshotAt }: Opened) {
  const counts: Counts = await keepCounts(vault, journal)
  const { hasChanged } = counts
  const snapshots: Snapshots = keepSnapshots({
    vault,
    journal,
    owner: wish.owner,
    newestAt: newestSnapshotAt,
    clock: host.clock,
    hasChanged,
  })
  let engine: ReturnType<Engine> | null = null
  return {
    snapshots,
    sync(port: MessagePort, stamped: (stamp: string) => void) {
      assert(!engine, 'a store has one sync')
      engine = host.engine({ vault, migrations, journal, fetch: host.fetch, snapshot: snapshots.take, port, stamped })
      return engine
    },
    async quiet() {
      await (await engine)?.stop()
      engine = null
      snapshots.stop()
      await counts.stop()
    },
  }
}

/**
 * Runs a store for the page at the other end of the port: its storage, its sync, what is done about losses. One store to
 * a worker. The verbs are those of connect-store.ts.
 */
export function serveStore(port: MessagePort, host: StoreHost): void {
  let opened: Opened | null = null
  let running: Awaited<ReturnType<typeof begin>> | null = null
  const now = (): Opened => {
    assert(opened, 'the store was opened')
    return opened
  }
  const end = serveCalls(port, {
    async open(wish: Wish, told: (progress: OpeningProgress) => void): Promise<Opening> {
      const answer = await open(host, wish, (done) => told({ step: 'carry-over', done }))
      opened = answer.opened
      return { loss: answer.loss }
    },
    async recover(_: null, told: (progress: RecoveryProgress) => void, signal): Promise<Recovered> {
      const opening = now()
      return recover(opening, opening.journal, opening.wish.owner, told, signal)
    },
    async replay(file: Blob, told: (progress: RecoveryProgress) => void, signal): Promise<SnapshotOutcome> {
      const opening = now()
      const { wish } = opening
      return replaySnapshot(opening, file.stream(), wish.owner, told, signal)
    },
    async begin({ storage }: { storage: MessagePort }): Promise<null> {
      serveStorage(storage, now().vault.storage)
      running = await begin(host, now())
      return null
    },
    async catchUp(_: null, told: (progress: RecoveryProgress) => void, signal): Promise<string | null> {
      const opening = now()
      const { journal } = opening
      const { pending, newestStamp } = await journal.health()
      if (pending > 0) await replayPending(opening, journal, told, signal)
      return newestStamp
    },
    /** Tells of the stamps that come, for as long as the sync runs. */
    async sync({ port: syncPort }: { port: MessagePort }, told: (stamp: string) => void): Promise<null> {
      assert(running, 'the store has begun')
      await running.sync(syncPort, told)
      return null
    },
    damaged: async (): Promise<Damage[]> => now().vault.damaged(),
    async snapshot(): Promise<null> {
      assert(running, 'the store has begun')
      await running.snapshots.take()
      return null
    },
    async quiet(): Promise<null> {
      await running?.quiet()
      running = null
      return null
    },
    async close(): Promise<null> {
      const { vault, journal } = now()
      await running?.quiet()
      running = null
      await vault.close()
      await journal.close()
      opened = null
      setTimeout(end)
      return null
    },
  })
}
