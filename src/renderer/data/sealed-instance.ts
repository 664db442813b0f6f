import {
  getChangedDocumentsSince,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageInstance,
  type RxStorageWriteError,
} from 'rxdb'
import { Subject } from 'rxjs'
import { answerFrom, isOpenQuery, openPartOf, selectsOpen } from './sealed-query'
import type { Document, Fields, Sealer } from './sealed-record'
import { createTurns, type Job, type Row } from './write-turns'

export type Instance = RxStorageInstance<Fields, unknown, unknown>
type Bulk = Parameters<Parameters<ReturnType<Instance['changeStream']>['subscribe']>[0] & object>[0]
type Event = RxStorageChangeEvent<Fields>
type Prepared = Parameters<Instance['query']>[0]

/** The journal's part in a write, or null where a collection has none (notes of this device). */
export type Journaling = {
  isJournaled: (context: string) => boolean
  write: (rows: { document: Document; sealed: Document }[]) => Promise<void>
}

export type InstanceOptions = {
  inner: Instance
  sealer: Sealer
  primary: string
  journaling: Journaling | null
  /** Told of each document whose seal is broken; it is left out of every answer until something is written in its place. */
  onDamage: (id: string) => void
}

function createReading({ inner, sealer, primary, onDamage }: InstanceOptions) {
  const open = async (document: Document): Promise<Document | null> => {
    try {
      return await sealer.open(document)
    } catch {
      // Whatever cannot be read is damaged, by whichever step it was found.
      onDamage(document[primary] as string)
      return null
    }
  }
  const openAll = async (documents: Document[]): Promise<Document[]> =>
    (await Promise.all(documents.map(open))).filter((document) => document !== null)

  /** A page that lost damaged documents is filled up: a shorter one would be taken for the last. */
  async function page(prepared: Prepared): Promise<Document[]> {
    const { limit } = prepared.query
    for (let extra = 0; ; ) {
      const wanted =
        limit === undefined || extra === 0 ? prepared : { ...prepared, query: { ...prepared.query, limit: limit + extra } }
      const { documents } = await inner.query(wanted)
      const opened = await openAll(documents)
      const lost = documents.length - opened.length
      if (limit === undefined || lost <= extra || documents.length < limit + extra) return opened.slice(0, limit)
      extra = lost
    }
  }

  async function query(prepared: Prepared): Promise<Document[]> {
    if (isOpenQuery(prepared.query, sealer)) return page(prepared)
    const { documents } = await inner.query(openPartOf(inner.schema, prepared.query, sealer))
    return answerFrom(inner.schema, prepared.query, await openAll(documents))
  }

  const reading: Pick<Instance, 'findDocumentsById' | 'query' | 'count'> & Required<Pick<Instance, 'getChangedDocumentsSince'>> =
    {
      findDocumentsById: async (ids, deleted) => openAll(await inner.findDocumentsById(ids, deleted)),
      query: async (prepared) => ({ documents: await query(prepared) }),
      async count(prepared) {
        if (selectsOpen(prepared.query, sealer)) return inner.count(prepared)
        return { count: (await query(prepared)).length, mode: 'slow' }
      },
      async getChangedDocumentsSince(limit, checkpoint) {
        const documents: Document[] = []
        for (let from = checkpoint; ; ) {
          const wanted = limit - documents.length
          const page = await getChangedDocumentsSince(inner, wanted, from)
          documents.push(...(await openAll(page.documents)))
          from = page.checkpoint
          if (page.documents.length < wanted || documents.length >= limit) return { documents, checkpoint: from }
        }
      },
    }
  return { open, reading }
}

/** Hands the inner storage's events on in the clear: mostly with the very documents just written, else by opening them. */
function createChanges({ inner, primary }: InstanceOptions, open: (document: Document) => Promise<Document | null>) {
  const changes = new Subject<Bulk>()
  let writing = new Map<string, Row>()
  let foreign = Promise.resolve()

  const known = (event: Event): Event | null => {
    const row = writing.get(event.documentId)
    if (!row || row.document._rev !== event.documentData._rev) return null
    return { ...event, documentData: row.document, previousDocumentData: row.previous } as Event
  }
  const opened = async (event: Event): Promise<Event[]> => {
    const documentData = await open(event.documentData)
    const previous = event.previousDocumentData as Document | undefined
    if (!documentData) return []
    return [{ ...event, documentData, previousDocumentData: previous && ((await open(previous)) ?? undefined) } as Event]
  }
  const subscription = inner.changeStream().subscribe((bulk) => {
    const events = (bulk.events as Event[]).map(known)
    if (events.every((event) => event !== null)) {
      changes.next({ ...bulk, events } as Bulk)
      return
    }
    // Written by another instance on the same storage: a store and its reader in one process of a test.
    if (!changes.observed) return
    foreign = foreign.then(async () => {
      const all = (await Promise.all((bulk.events as Event[]).map(opened))).flat()
      changes.next({ ...bulk, events: all } as Bulk)
    })
  })
  return {
    stream: () => changes.asObservable(),
    expect(rows: Row[]) {
      writing = new Map(rows.map((row) => [row.document[primary] as string, row]))
    },
    async close() {
      subscription.unsubscribe()
      await foreign
      changes.complete()
    },
  }
}

type Open = (document: Document) => Promise<Document | null>

/** The two halves of a write: into the journal, into the storage. */
function createWriting(options: InstanceOptions, open: Open, expect: (rows: Row[]) => void) {
  const { inner, sealer, primary, journaling } = options
  const idOf = (document: Document) => document[primary] as string
  const bare = (document: Document) =>
    Object.fromEntries(Object.entries(document).filter(([field]) => sealer.isOpen(field))) as Document

  async function inPlain(job: Job, error: RxStorageWriteError<Fields>): Promise<RxStorageWriteError<Fields> | Row> {
    const writeRow = job.rows.find(({ document }) => idOf(document) === error.documentId) as Row
    if (error.status !== 409) return { ...error, writeRow } as RxStorageWriteError<Fields>
    const documentInDb = await open(error.documentInDb)
    // Nobody can have read what is damaged: whatever is written there replaces it.
    if (!documentInDb) return { ...writeRow, previous: error.documentInDb }
    return { ...error, writeRow, documentInDb } as RxStorageWriteError<Fields>
  }

  async function store(job: Job): Promise<RxStorageBulkWriteResponse<Fields>> {
    expect(job.rows)
    const rows = job.rows.map(({ previous }, at) => ({
      previous: previous && bare(previous),
      document: job.sealed[at] as Document,
    }))
    const { error: errors } = await inner.bulkWrite(rows as Row[], job.context)
    const told: RxStorageWriteError<Fields>[] = []
    const replacing: Row[] = []
    for (const each of await Promise.all(errors.map((error) => inPlain(job, error))))
      if ('status' in each) told.push(each)
      else replacing.push(each)
    if (replacing.length === 0) return { error: told }
    const sealed = replacing.map(({ document }) => job.sealed[job.rows.findIndex((row) => row.document === document)] as Document)
    const again = await store({ rows: replacing, sealed, context: job.context })
    return { error: [...told, ...again.error] }
  }

  /** Of the rows to journal, those the storage will take: a row that meets another version is made anew by its writer. */
  async function journal(jobs: Job[]): Promise<void> {
    const all = jobs.flatMap(({ rows, sealed }) => rows.map((row, at) => ({ row, sealed: sealed[at] as Document })))
    const ids = all.map(({ row }) => idOf(row.document))
    const standing = new Map((await inner.findDocumentsById(ids, true)).map((document) => [idOf(document), document]))
    const taken: { document: Document; sealed: Document }[] = []
    for (const { row, sealed } of all) {
      const stands = standing.get(idOf(row.document))
      const fits = !stands || stands._rev === row.previous?._rev || (!row.previous && !(await open(stands)))
      if (fits) taken.push({ document: row.document, sealed })
    }
    if (taken.length > 0) await journaling?.write(taken)
  }
  return { idOf, store, journal }
}

/** A storage instance whose documents are sealed in the storage and plain for whoever asks, in answers, errors and events. */
export function sealedInstance(options: InstanceOptions): Instance {
  const { inner, sealer, journaling } = options
  const { open, reading } = createReading(options)
  const changes = createChanges(options, open)
  const isJournaled = (context: string) => journaling?.isJournaled(context) ?? false
  const turns = createTurns({ ...createWriting(options, open, changes.expect), seal: sealer.seal, isJournaled })
  return {
    databaseName: inner.databaseName,
    collectionName: inner.collectionName,
    internals: inner.internals,
    options: inner.options,
    schema: inner.schema,
    bulkWrite: turns.write,
    ...reading,
    changeStream: changes.stream,
    getAttachmentData: (id, attachment, digest) => inner.getAttachmentData(id, attachment, digest),
    cleanup: (minimumDeletedTime) => inner.cleanup(minimumDeletedTime),
    async close() {
      await turns.idle()
      await inner.close()
      await changes.close()
    },
    async remove() {
      await turns.idle()
      await inner.remove()
      await changes.close()
    },
  }
}
