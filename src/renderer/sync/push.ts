import type { FaultOf } from '../data/validate'
import type { Ask } from './ask'
import {
  type CouchDocument,
  type DocumentRow,
  inCouchDress,
  readDocumentRows,
  readFoundDocuments,
  readWriteRows,
  withoutRevision,
} from './couch'
import { SyncFault } from './fault'
import type { Mergeable } from './merge'
import { type Acknowledged, newestStamp, type Shelf, takeIn, type Version } from './take-in'

/** Records sent at once; halved where the center says that it is too much. */
const batchSize = 200

/** Conflicts in a row after which the center is left alone for a while. */
const mostTries = 10

/** Errors of a row that say the server failed and not the record: the whole push is tried again. */
const passing: ReadonlySet<string> = new Set(['internal_server_error', 'unknown_error', 'timeout', 'service_unavailable', ''])

/** A version to send, in place of the revision the center holds. `tick`: the outbox's of this version. */
type Letter = { id: string; record: Mergeable; revision: string | undefined; tick: number }

/** Sends a list in halves until each part is small enough; a single one that is not is answered by `alone`. */
async function inParts<T, R>(list: T[], send: (part: T[]) => Promise<R[]>, alone: (item: T) => R): Promise<R[]> {
  try {
    return await send(list)
  } catch (fault) {
    if (!(fault instanceof SyncFault) || fault.code !== 'too-large') throw fault
    const [first] = list
    if (list.length === 1 && first !== undefined) return [alone(first)]
    const middle = Math.ceil(list.length / 2)
    return [...(await inParts(list.slice(0, middle), send, alone)), ...(await inParts(list.slice(middle), send, alone))]
  }
}

/** What the center holds under ids: the record and its revision, or what is wrong with it. */
type AtCenter = { record: Mergeable; revision: string } | { wrong: string }

/** Reads what the center holds under ids, tombstones too; those it never had are left out. Throws a SyncFault. */
export function createReader(ask: Ask, faultOf: FaultOf) {
  /** CouchDB names a tombstone in `_all_docs` and hides it (`doc: null`): without its stamps an erasure could not win. */
  const unveil = async (rows: DocumentRow[]): Promise<Map<string, CouchDocument>> => {
    const hidden = rows.filter(({ doc, value }) => !doc && value?.deleted)
    if (hidden.length === 0) return new Map()
    const wanted = hidden.map(({ key, value }) => ({ id: key, rev: value?.rev }))
    const found = new Map(readFoundDocuments(await ask('_bulk_get', { docs: wanted })).map((doc) => [doc._id, doc]))
    const bare = ({ key, value }: DocumentRow): CouchDocument => ({ _id: key, _rev: value?.rev ?? '', _deleted: true })
    return new Map(hidden.map((row) => [row.key, found.get(row.key) ?? bare(row)]))
  }
  const tooLarge = (): never => {
    throw new SyncFault('too-large', 'the center does not let one id be asked for')
  }
  return async (ids: string[]): Promise<Map<string, AtCenter>> => {
    const send = async (keys: string[]) => readDocumentRows(await ask('_all_docs?include_docs=true', { keys }))
    const rows = await inParts(ids, send, tooLarge)
    const tombstones = await unveil(rows)
    const answered = new Set(rows.map(({ key }) => key))
    // What nothing answers for would count as new and end in a conflict for ever.
    if (!ids.every((id) => answered.has(id))) throw new SyncFault('server', 'the center left an id out of its answer')
    const found = new Map<string, AtCenter>()
    for (const { key, doc: shown } of rows) {
      const doc = shown ?? tombstones.get(key)
      if (!doc) continue
      const record = withoutRevision(doc)
      const wrong = faultOf(record)
      found.set(key, wrong ? { wrong } : { record, revision: doc._rev ?? '' })
    }
    return found
  }
}

const dressed = ({ record, revision }: Letter): CouchDocument => inCouchDress(record, revision)

/**
 * Sends what waits in the outbox, merged with what the center holds, until the center holds the merge. A row the center
 * refuses is set aside with its reason and the others go on. Throws a SyncFault where the whole push cannot go on.
 */
export function createPusher(options: {
  ask: Ask
  shelf: Shelf
  /** Told of what the center took, batch by batch. */
  taken: (taken: Acknowledged[]) => void
}) {
  const { ask, shelf, taken } = options
  const { outbox, problems, records } = shelf
  const readCenter = createReader(ask, shelf.faultOf)

  /** What is to be sent of these ids. What the center holds already, or holds newer, is settled on the way. */
  const write = async (ids: string[]): Promise<Letter[]> => {
    const center = await readCenter(ids)
    const letters: Letter[] = []
    const versions = new Map<string, Version>()
    for (const [id, at] of center) {
      // What stands there is none of our records (an older program must not overwrite a newer one's): ours waits.
      if ('wrong' in at) problems.refuse(id, outbox.tick(id), 'invalid', at.wrong)
      else {
        shelf.witness.stamp(at.record.stamps)
        versions.set(id, at)
      }
    }
    const fresh = ids.filter((id) => !center.has(id))
    const ticks = new Map(fresh.map((id) => [id, outbox.tick(id)]))
    const held = await records.read(fresh)
    for (const id of fresh) {
      const [mine, tick] = [held.get(id), ticks.get(id) ?? 0]
      if (mine && mine.meta.from !== 'emptied') letters.push({ id, record: mine.record, revision: undefined, tick })
      else outbox.settle(id, tick)
    }
    const outcomes = await takeIn(shelf, [...versions.values()])
    for (const [id, { record, own, tick }] of outcomes)
      if (own) letters.push({ id, record, revision: versions.get(id)?.revision, tick })
    return letters
  }

  /** Sends; answers the ids that were in conflict. */
  const post = async (letters: Letter[]): Promise<string[]> => {
    const send = async (part: Letter[]) =>
      readWriteRows(
        await ask('_bulk_docs', { docs: part.map(dressed) }),
        part.map(({ id }) => id),
      )
    const alone = ({ id }: Letter) => ({ id, ok: false, rev: '', error: 'too-large', reason: 'larger than the center takes' })
    const rows = new Map((letters.length > 0 ? await inParts(letters, send, alone) : []).map((row) => [row.id, row]))
    const conflicts: string[] = []
    const done: Acknowledged[] = []
    let fault: SyncFault | null = null
    for (const { id, tick, record } of letters) {
      const row = rows.get(id)
      if (row?.ok) {
        outbox.settle(id, tick)
        problems.settled(id)
        done.push({ id, rev: row.rev, stamp: newestStamp(record) })
      } else if (row?.error === 'conflict') conflicts.push(id)
      else if (!row || passing.has(row.error))
        fault ??= new SyncFault('server', `the center could not write a row: ${row?.error}`)
      else problems.refuse(id, tick, row.error, row.reason)
    }
    if (done.length > 0) taken(done)
    if (fault) throw fault
    return conflicts
  }

  /** What waits and may be sent. */
  const waiting = () => outbox.ids().filter((id) => !problems.isParked(id, outbox.tick(id)))

  return {
    waiting,
    async push(): Promise<void> {
      // What is written while this goes on has its turn in the next one: a busy desk must not keep the pull from beginning.
      const all = waiting()
      for (let from = 0; from < all.length; from += batchSize) {
        let open = all.slice(from, from + batchSize).filter((id) => outbox.has(id))
        for (let tries = 0; open.length > 0; tries += 1) {
          if (tries === mostTries) throw new SyncFault('busy', 'the center changes the same records all the time')
          open = await post(await write(open))
        }
      }
    },
  }
}
