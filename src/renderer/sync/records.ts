import { createRevision, type RxDocumentData, type RxStorageWriteError } from 'rxdb'
import { type SyncMeta, syncContext } from '../data/outbox'
import type { Stored } from '../data/write'
import { SyncFault } from './fault'
import type { Mergeable } from './merge'
import type { SyncedCollection } from './types'

type Data = RxDocumentData<Stored>

/** A record as the store holds it, with what its next version must be built upon. */
export type Held = { record: Mergeable; meta: SyncMeta; data: Data }

/** A record to store in place of what was read. `meta` says whose it is; `isFit`: it was checked against its schema. */
export type Row = { record: Mergeable; meta: SyncMeta; held: Held | undefined; isFit?: boolean }

/** The records of one collection as the engine reads and writes them. */
export type Records = {
  /** Tombstones too; what was emptied counts as not there, but its place is held. */
  read: (ids: string[]) => Promise<Map<string, Held>>
  /** `stale`: another write came between reading and writing. `unfit`: breaks the schema, with what is wrong. */
  write: (rows: Row[]) => Promise<{ stale: Set<string>; unfit: Map<string, string> }>
  /** The newest `_meta.lwt` known to be in the store. */
  newest: () => number
  saw: (lwt: number) => void
}

const heldOf = (data: Data): Held => {
  const { _meta, _rev, _attachments, ...record } = data
  return { record: record as unknown as Mergeable, meta: _meta as unknown as SyncMeta, data }
}

const wrongIn = (error: RxStorageWriteError<unknown>): string =>
  error.status === 422 ? error.validationErrors.map(({ message }) => message).join(', ') : ''

/** Every fault of the storage becomes a SyncFault of `storage`. `token` marks the revisions this run makes. */
export function createRecords({ name, instance }: SyncedCollection, clock: () => number, token: string): Records {
  let newest = 0
  const saw = (lwt: number) => {
    if (lwt > newest) newest = lwt
  }
  const failed = (cause: unknown) => new SyncFault('storage', `the store of ${name} failed`, { cause })
  return {
    newest: () => newest,
    saw,
    async read(ids) {
      if (ids.length === 0) return new Map()
      try {
        const found = (await instance.findDocumentsById(ids, true)) as Data[]
        return new Map(found.map((data) => [data.id, heldOf(data)]))
      } catch (cause) {
        throw failed(cause)
      }
    },
    async write(rows) {
      const [stale, unfit] = [new Set<string>(), new Map<string, string>()]
      if (rows.length === 0) return { stale, unfit }
      // Two decimals, as RxDB counts.
      const lwt = Math.round(Math.max(clock() * 100, newest * 100 + 1)) / 100
      const made = rows.map(({ record, meta, held, isFit = false }) => ({
        isFit,
        previous: held?.data,
        document: { ...record, _attachments: {}, _rev: createRevision(token, held?.data), _meta: { ...meta, lwt } },
      }))
      let errors: RxStorageWriteError<unknown>[]
      try {
        errors = (await instance.bulkWrite(made as never, syncContext)).error
      } catch (cause) {
        throw failed(cause)
      }
      for (const error of errors) {
        if (error.status === 409) stale.add(error.documentId)
        else if (error.status === 422) unfit.set(error.documentId, wrongIn(error))
        else throw failed(error)
      }
      for (const { document } of made) saw(document._meta.lwt)
      return { stale, unfit }
    },
  }
}
