import type { Acknowledgement } from '../../../shared/journal'
import { newerBelieved } from '../../../shared/stamp'
import type { JournalClient, JournalFetch } from '../../data/journal-client'
import type { Document } from '../../data/sealed-record'
import { rowOf } from '../../data/sealed-row'
import { serveSync } from '../../sync/port'
import { startSync } from '../../sync/start'
import { realTimers } from '../../sync/timers'
import type { Sync, SyncedCollection, SyncWitness } from '../../sync/types'
import { keepMending } from './mend'
import type { Ground } from './put-back'

export type EngineParts = Ground & {
  journal: JournalClient
  fetch: JournalFetch
  /** Keeps a copy of the store at the host. */
  snapshot: () => Promise<void>
  /** Where the page speaks to the sync. */
  port: MessagePort
  /** Told of the newest stamp that came from the center: the page's clock must not fall behind it. */
  stamped: (stamp: string) => void
}

export type Engine = (parts: EngineParts) => Promise<{ stop: () => Promise<void> }>

const gatherMs = 50
/** Stands for a revision: the version was given up for the center's, and the journal must not bring it back. */
const givenUp = '0-given-up'
/** Stands for a revision that was acknowledged when nobody could note it, before a crash. */
const known = '0-known'

/** Tells the newest of many stamps, a few times a second at most; one that is too far ahead is damage and hides no other. */
function newestTold(told: (stamp: string) => void): SyncWitness['stamp'] {
  let newest = ''
  let isWaiting = false
  const tell = () => {
    isWaiting = false
    told(newest)
  }
  return (stamps) => {
    const now = Date.now()
    for (const stamp of Object.values(stamps)) newest = newerBelieved(newest, stamp, now)
    if (isWaiting || newest === '') return
    isWaiting = true
    setTimeout(tell, gatherMs)
  }
}

/** What the sync sees goes to the journal: acknowledgements, and versions of others that changed a record that was here. */
export function witnessOf({ vault, journal, stamped }: Pick<EngineParts, 'vault' | 'journal' | 'stamped'>): SyncWitness {
  const note = async (collection: string, records: readonly object[]) => {
    const sealer = vault.sealer(collection)
    const { version } = (await vault.instance(collection)).schema
    const entries = records.map(async (record) => {
      const document = { _deleted: false, ...record, _attachments: {}, _rev: '', _meta: { lwt: 1 } } as Document
      return rowOf(collection, document, await sealer.seal(document), version)
    })
    journal.seen(await Promise.all(entries))
  }
  return {
    stamp: newestTold(stamped),
    acknowledged: (lines) =>
      journal.acknowledged(lines.map(({ collection, id, stamp, rev }) => ({ collection, id, stamp, rev }))),
    // History only: a round does not wait for it, and a line that is missing there harms nobody.
    seen: (collection, records) => void note(collection, records).catch(() => undefined),
  }
}

/** After `take-theirs` what was unsent is gone by choice: the journal is told so, or the next start would bring it back. */
function givingUp(sync: Sync, journal: JournalClient): Sync {
  return {
    ...sync,
    async chooseAfterEpoch(choice) {
      const pending = choice === 'take-theirs' ? await pendingNow(journal) : []
      await sync.chooseAfterEpoch(choice)
      journal.acknowledged(pending.map((entry) => ({ ...entry, rev: givenUp })))
    },
  }
}

const keyOf = ({ collection, id, stamp }: Pick<Acknowledgement, 'collection' | 'id' | 'stamp'>) => `${collection} ${id} ${stamp}`

async function pendingNow(journal: JournalClient): Promise<Acknowledgement[]> {
  if ((await journal.health()).pending === 0) return []
  const found: Acknowledgement[] = []
  for await (const { collection, id, stamp } of journal.pending()) found.push({ collection, id, stamp, rev: known })
  return found
}

/**
 * Once a run, when nothing is unsent: what the journal took for pending at the beginning, and still does, was acknowledged
 * in an earlier run without being noted. It would be read at every start and kept for ever.
 */
function settlingOnce(sync: Sync, { vault, journal }: Pick<EngineParts, 'vault' | 'journal'>): () => void {
  const before = pendingNow(journal)
  const settle = async () => {
    const old = new Set((await before).map(keyOf))
    if (old.size === 0) return
    const left = await pendingNow(journal)
    journal.acknowledged(left.filter((entry) => old.has(keyOf(entry)) && !vault.outbox.of(entry.collection).has(entry.id)))
  }
  const end = sync.subscribe(() => {
    if (sync.status().state !== 'synced') return
    end()
    // The next run does it.
    settle().catch(() => undefined)
  })
  before.catch(() => undefined)
  return end
}

/** Starts the sync on a vault and lets the page at the other end of the port speak to it. */
export const startEngine: Engine = async ({ vault, migrations, journal, fetch, snapshot, port, stamped }) => {
  const mending = keepMending({ vault, migrations, journal })
  const collections = await Promise.all(
    vault.collections.map(async (name): Promise<SyncedCollection> => {
      const instance = await vault.instance(name)
      return { name, instance, faultOf: vault.faultOf(name), outbox: vault.outbox.of(name), damage: mending.of(name) }
    }),
  )
  const sync = startSync({
    collections,
    notes: vault.notes,
    fetch,
    clock: Date.now,
    random: Math.random,
    timers: realTimers,
    witness: witnessOf({ vault, journal, stamped }),
    snapshot,
  })
  const endSettling = settlingOnce(sync, { vault, journal })
  const endService = serveSync(givingUp(sync, journal), port)
  return {
    async stop() {
      endSettling()
      await sync.stop()
      await mending.stop()
      endService()
    },
  }
}
