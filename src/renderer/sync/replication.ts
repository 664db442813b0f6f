import type { RxCollection, RxStorageInstance } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import type { FaultOf } from '../data/validate'
import { createAsk, type Fetch } from './ask'
import { SyncFault } from './fault'
import type { Moved } from './moved'
import { createPuller } from './pull'
import { createPusher } from './push'
import type { RowProblems } from './row-problems'
import { createSafeFetch } from './safe-fetch'

/** Names RxDB's metadata of the push and the pull; another name makes both begin anew. */
const identifier = 'yizhan-1'

/** Records a page. Larger ones save requests, smaller ones keep the page's blocks short. */
const pullBatch = 400
const pushBatch = 200

export type Wiring = {
  collection: RxCollection
  fetch: Fetch
  timeoutMs?: number
  faultOf: FaultOf
  problems: RowProblems
  witness: (stamps: Record<string, string>) => void
  moved: (moved: Moved) => void
  skips: Map<string | number, string | number>
  /** Resolves when enough local writes were gathered to send them together. */
  gather: () => Promise<void>
}

export type Replication = {
  /** Whether a fault has ended it. */
  isOver: () => boolean
  /** Pushes and pulls what there is now. Resolves when all is stored and sent, or null and the fault that ended it. */
  settle: (again: boolean) => Promise<unknown>
  end: () => Promise<void>
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const replicationOf = (collection: RxCollection, fetch: typeof globalThis.fetch, gather?: () => Promise<void>) =>
  replicateCouchDB({
    replicationIdentifier: identifier,
    collection,
    url: `/sync/${collection.name}/`,
    fetch,
    live: true,
    // A fault ends the whole replication (see below), so the plugin's own retries only have to notice it.
    retryTime: 10,
    waitForLeadership: false,
    autoStart: false,
    pull: { batchSize: pullBatch },
    push: { batchSize: pushBatch, waitBeforePersist: gather },
  })

/** Where RxDB keeps the metadata of a collection's replication. The replication made to ask for it is never started. */
export async function metadataOf(collection: RxCollection): Promise<{ collectionName: string; schema: never }> {
  const unused = replicationOf(collection, globalThis.fetch)
  const place = await unused.metaInfoPromise
  await unused.cancel()
  return place as never
}

type Meta = Pick<RxStorageInstance<unknown, unknown, unknown>, 'bulkWrite' | 'findDocumentsById'>

/**
 * Stands between a run and its metadata.
 * - What the center refused is not noted as sent: RxDB would let the next pull write over it. Kept out of the metadata
 *   it stays a local write that waits, and the push still goes past it.
 * - A read or write that fails ends the run, and is answered as if there were nothing: RxDB catches such faults in some
 *   places, skips records in others, and has a queue that a single one breaks for good. After the end nothing is stored.
 */
function guardMetadata(meta: Meta, problems: RowProblems, failed: (cause: unknown) => void): void {
  const bulkWrite = meta.bulkWrite.bind(meta)
  const findDocumentsById = meta.findDocumentsById.bind(meta)
  meta.bulkWrite = async (rows, context) => {
    const isRefused = ({ document }: (typeof rows)[number]) =>
      problems.isRefused((document as unknown as { itemId: string }).itemId)
    const kept = context === 'replication-up-write-meta' ? rows.filter((row) => !isRefused(row)) : rows
    try {
      return kept.length > 0 ? await bulkWrite(kept, context) : { error: [] }
    } catch (cause) {
      failed(new SyncFault('storage', 'the metadata could not be written', { cause }))
      return { error: [] }
    }
  }
  meta.findDocumentsById = async (ids, withDeleted) => {
    try {
      return await findDocumentsById(ids, withDeleted)
    } catch (cause) {
      failed(new SyncFault('storage', 'the metadata could not be read', { cause }))
      return []
    }
  }
}

/**
 * One run of a collection's replication, both directions, until the first fault: of the link, the center, or the
 * device's own storage. RxDB's plugin would retry for ever or, worse, go on past what failed and move its checkpoints
 * beyond it. Cancelled, no checkpoint is written any more; the next run begins from the last that is true.
 */
export async function startReplication(wiring: Wiring): Promise<Replication> {
  const { collection, problems } = wiring
  const ending = new AbortController()
  let makeReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    makeReady = resolve
  })
  let fault: unknown = null
  const internal = () => replication.internalReplicationState
  const failed = (cause: unknown) => {
    if (ending.signal.aborted) return
    fault ??= cause
    // At once, not with the queue that cancel() waits in: what is queued behind the fault must not set a checkpoint.
    internal()?.events.canceled.next(true)
    ending.abort()
    void replication.cancel()
  }

  const reached = () => (internal()?.lastCheckpointDoc.down?.checkpointData as { sequence?: unknown } | undefined)?.sequence ?? 0
  const stored = async (since: string | number) => {
    while (!ending.signal.aborted) {
      await internal()?.checkpointQueue
      if (String(reached()) === String(since)) return true
      await wait(4)
    }
    return false
  }

  const ask = createAsk({ ...wiring, base: `/sync/${collection.name}`, signal: ending.signal })
  const fetch = createSafeFetch({
    pull: createPuller({ ...wiring, ask, stored }),
    push: createPusher({ ...wiring, ask }),
    ready,
    signal: ending.signal,
    failed,
  })
  const replication = replicationOf(collection, fetch, wiring.gather)
  replication.error$.subscribe((error) => {
    // Faults of the link were told by the fetch already; what is left is this device's storage.
    failed(new SyncFault('storage', 'the store or its metadata failed', { cause: error }))
  })
  try {
    await replication.start()
    if (replication.metaInstance) guardMetadata(replication.metaInstance as never, problems, failed)
  } catch (cause) {
    failed(new SyncFault('storage', 'the replication could not be started', { cause }))
  }
  makeReady()

  const isQuiet = async (): Promise<boolean> => {
    const state = internal()
    if (!state) return true
    const { streamQueue, checkpointQueue, events } = state
    const { up, down } = streamQueue
    await Promise.all([up, down, checkpointQueue])
    const same = state.streamQueue.up === up && state.streamQueue.down === down && state.checkpointQueue === checkpointQueue
    return same && !events.active.up.getValue() && !events.active.down.getValue()
  }

  return {
    isOver: () => ending.signal.aborted,
    async settle(again) {
      if (again) replication.reSync()
      // Quiet twice in a row: a pull that waits for the push to end begins a moment after it.
      for (let quiet = 0; quiet < 2 && !ending.signal.aborted; ) {
        await wait(5)
        quiet = (await isQuiet()) ? quiet + 1 : 0
      }
      return fault
    },
    async end() {
      ending.abort()
      await replication.cancel()
    },
  }
}
