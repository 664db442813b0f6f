import type { FaultOf } from '../data/validate'
import type { Ask } from './ask'
import {
  type CouchDocument,
  type DocumentRow,
  inCouchDress,
  readDocumentRows,
  readFoundDocuments,
  readWriteRows,
  type WriteRow,
  withoutRevision,
} from './couch'
import { SyncFault } from './fault'
import type { Moved } from './moved'
import type { RowProblems } from './row-problems'

/** Errors of a row that say the server failed and not the record: the whole push is tried again. */
const passing: ReadonlySet<string> = new Set(['internal_server_error', 'unknown_error', 'timeout', 'service_unavailable', ''])

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

export type Pusher = {
  /** What the center holds under these ids, tombstones with their stamps; for RxDB to compare with what it assumed. */
  current: (ids: string[]) => Promise<{ rows: DocumentRow[] }>
  /** Writes; a row the center refuses is held and answered as done, so that the others are not blocked by it. */
  write: (documents: CouchDocument[]) => Promise<{ id: string; ok?: true; error?: 'conflict' }[]>
  /** What stands at the center in place of documents that were in conflict when written. */
  reread: (ids: string[]) => Promise<{ rows: DocumentRow[] }>
}

export function createPusher(options: {
  ask: Ask
  faultOf: FaultOf
  problems: RowProblems
  moved: (moved: Moved) => void
}): Pusher {
  const { ask, faultOf, problems, moved } = options
  /** CouchDB names a tombstone in `_all_docs` and hides it (`doc: null`): without its stamps an erasure could not win. */
  const unveil = async (rows: DocumentRow[]): Promise<DocumentRow[]> => {
    const hidden = rows.filter(({ doc, value }) => !doc && value?.deleted)
    if (hidden.length === 0) return rows
    const wanted = hidden.map(({ key, value }) => ({ id: key, rev: value?.rev }))
    const found = new Map(readFoundDocuments(await ask('_bulk_get', { docs: wanted })).map((doc) => [doc._id, doc]))
    const bare = (row: DocumentRow) => ({ _id: row.key, _rev: row.value?.rev, _deleted: true })
    return rows.map((row) => (hidden.includes(row) ? { ...row, id: row.key, doc: found.get(row.key) ?? bare(row) } : row))
  }

  const read = async (ids: string[]): Promise<DocumentRow[]> => {
    const send = async (keys: string[]) => readDocumentRows(await ask('_all_docs?include_docs=true', { keys }))
    const tooLarge = (): never => {
      throw new SyncFault('too-large', 'the center does not let one id be asked for')
    }
    const rows = await unveil(ids.length > 0 ? await inParts(ids, send, tooLarge) : [])
    return rows.flatMap((row) => {
      if (!row.doc) return [row]
      const record = withoutRevision(row.doc)
      const fault = faultOf(record)
      // What stands there is none of our records (an older program must not overwrite a newer one's): ours waits.
      if (fault) problems.refuse(row.key, 'invalid', fault)
      return fault ? [] : [{ ...row, id: row.key, doc: inCouchDress(record, row.doc._rev) }]
    })
  }

  const settle = ({ id, ok, error, reason }: WriteRow) => {
    if (ok) {
      problems.sent(id)
      return { id, ok: true } as const
    }
    if (error === 'conflict') return { id, error } as const
    if (passing.has(error)) throw new SyncFault('server', `the center could not write a row: ${error}`)
    problems.refuse(id, error, reason)
    return { id, ok: true } as const
  }

  return {
    current: async (ids) => ({ rows: await read(ids) }),

    async write(documents) {
      const send = async (docs: CouchDocument[]) =>
        readWriteRows(
          await ask('_bulk_docs', { docs }),
          docs.map(({ _id }) => _id),
        )
      const alone = ({ _id: id }: CouchDocument) => ({
        id,
        ok: false,
        error: 'too-large',
        reason: 'larger than the center takes',
      })
      const rows = documents.length > 0 ? await inParts(documents, send, alone) : []
      moved({ pulled: 0, pending: 0, sent: rows.filter(({ ok }) => ok).length })
      return rows.map(settle)
    },

    async reread(ids) {
      const rows = (await read(ids)).filter(({ doc }) => doc)
      const answered = new Set(rows.map(({ key }) => key))
      // A conflict that nothing answers for would count as written.
      if (!ids.every((id) => answered.has(id) || problems.isRefused(id)))
        throw new SyncFault('server', 'a conflict without its document')
      return { rows }
    },
  }
}
