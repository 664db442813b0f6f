import type { RxCollection } from 'rxdb'
import { writeRecords } from '../data/write'
import { metadataOf, type Replication, startReplication, type Wiring } from './replication'
import { openRowProblems, type RowProblem, type RowProblems } from './row-problems'
import { findUnsent, type MetaStorage, type RecordStorage } from './unsent'

/** One collection of the store and its database at the center. */
export type CollectionSync = {
  name: string
  /** The ids waiting for the center's word: from `open` on all of them, before it those written since. */
  unsent: ReadonlySet<string>
  /** Whether `unsent` holds all of them. */
  isCounted: () => boolean
  /** Reads what an earlier run left unsent or refused. */
  open: () => Promise<void>
  problems: () => ReadonlyMap<string, RowProblem>
  /** Pushes and pulls what there is; answers the fault that ended it, or null. Never rejects. */
  round: () => Promise<unknown>
  /** Waits until a local write under way is sent, without asking for news; as `round` else. */
  settle: () => Promise<unknown>
  /** Sends what was refused once more. */
  retryRefused: () => Promise<void>
  stop: () => Promise<void>
}

type Options = Omit<Wiring, 'collection' | 'problems' | 'skips' | 'gather'> & {
  collection: RxCollection
  now: () => string
  /** How long local writes are gathered before they are sent together, milliseconds. */
  gatherMs: number
  /** A record was written here: it is unsent from this moment. */
  wrote: () => void
}

type Opened = { meta: MetaStorage; rows: RowProblems; wiring: Wiring }

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const isPulled = (context: string) => context.startsWith('replication-downstream-')

const none: ReadonlyMap<string, RowProblem> = new Map()

/** A handle of our own on RxDB's metadata: the unsent are counted while no replication runs, too. */
async function openMetadata(collection: RxCollection): Promise<MetaStorage> {
  const { database } = collection
  const { storage, name, token } = database
  const place = await metadataOf(collection)
  const settings = { databaseName: name, databaseInstanceToken: token, multiInstance: false, options: {}, devMode: false }
  return (await storage.createStorageInstance({ ...place, ...settings })) as unknown as MetaStorage
}

/** One run at a time, a new one after each fault. */
function createRuns() {
  let running: Replication | null = null
  const end = async () => {
    await running?.end()
    running = null
  }
  return {
    /** Resolves when all is stored and sent, with the fault that hindered it or null. */
    async settle(wiring: Wiring, again: boolean): Promise<unknown> {
      // A fault that ended the last run while nobody waited for it is over; this one finds out how things stand now.
      if (running?.isOver()) await end()
      const fresh = running === null
      running ??= await startReplication(wiring)
      const fault = await running.settle(again && !fresh)
      if (fault) await end()
      return fault
    },
    end,
  }
}

export function createCollectionSync(options: Options): CollectionSync {
  const { collection, now, wrote, gatherMs } = options
  const unsent = new Set<string>()
  let since = new Set<string>()
  let opened: Opened | null = null
  const runs = createRuns()

  const watching = collection.storageInstance.changeStream().subscribe(({ context, events }) => {
    if (isPulled(context)) return
    for (const { documentId } of events) {
      unsent.add(documentId)
      since.add(documentId)
    }
    wrote()
  })

  const recount = async ({ meta, rows }: Opened) => {
    since = new Set()
    const found = await findUnsent(collection.storageInstance as unknown as RecordStorage, meta)
    unsent.clear()
    for (const id of [...found, ...rows.refused(), ...since]) unsent.add(id)
    await rows.save()
  }

  /** Writes records again as they are, so that the push meets them anew. */
  const touch = async (ids: string[]) => {
    if (ids.length > 0) await writeRecords(collection, ids, (_, current) => current ?? null)
  }

  const attempt = async (parts: Opened, again: boolean): Promise<unknown> => {
    let fault = await runs.settle(parts.wiring, again)
    const changed = parts.rows.takeChanged()
    if (!fault && changed.length > 0) {
      await touch(changed)
      fault = await runs.settle(parts.wiring, false)
    }
    await recount(parts)
    return fault
  }

  const open = async (): Promise<Opened> => {
    const rows = await openRowProblems(collection.database, collection.name, now)
    const gather = () => (unsent.size > 0 ? wait(gatherMs) : Promise.resolve())
    const parts = { rows, meta: await openMetadata(collection), wiring: { ...options, problems: rows, skips: new Map(), gather } }
    await recount(parts)
    opened = parts
    return parts
  }

  const run = async (again: boolean): Promise<unknown> => {
    try {
      return await attempt(opened ?? (await open()), again)
    } catch (fault) {
      await runs.end()
      return fault
    }
  }

  return {
    name: collection.name,
    unsent,
    isCounted: () => opened !== null,
    open: async () => {
      await open()
    },
    problems: () => opened?.rows.all() ?? none,
    round: () => run(true),
    settle: () => run(false),
    retryRefused: () => touch(opened?.rows.refused() ?? []),
    async stop() {
      watching.unsubscribe()
      await runs.end()
      await opened?.rows.save()
      await opened?.meta.close()
    },
  }
}
