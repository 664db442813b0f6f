import type { Context, Draft } from '../../../data/context'
import { nextTurn } from '../../../data/turn'
import { shortId } from '../../../lib/id'
import { done, type Result, refused } from '../../../lib/result'
import { instantOf } from '../../../lib/time'
import type { Place, Resident } from '../schema'
import type { ImportClient } from './import-client'
import {
  alone,
  type Batch,
  createMeter,
  digestOf,
  dropBatches,
  findEntry,
  type ImportEntry,
  type ImportProgress,
  type LoggedWrite,
  readBatch,
  recordsOf,
  sameValue,
  saveEntry,
  type Values,
  type WaitingBatch,
  type WrittenBatch,
  writeBatch,
} from './log'

/** Small enough that one batch never holds the page for 100 ms on a slow terminal. */
const batchSize = 200

/** How many batches the index may lag behind the log: each has its own note, which a continued import goes by. */
const indexEvery = 5

export type CommitInput = {
  source: Pick<ImportClient, 'draftsOf'>
  /** The file's name, for the history. */
  file: string
  signal?: AbortSignal
  onProgress?: (progress: ImportProgress) => void
}

export type CommitRefusal = { code: 'not-allowed' } | { code: 'busy' } | { code: 'nothing-to-write' }

export type ResumeRefusal = { code: 'not-allowed' } | { code: 'busy' } | { code: 'unknown-import' } | { code: 'not-interrupted' }

/**
 * Writes what the dry run planned: places, then residents, in batches that are logged before they are written. `signal` stops
 * between two batches and leaves what is written complete and undoable (`state: 'cancelled'`). A fault of the store is thrown;
 * the import then counts as interrupted and can be continued or undone.
 */
export async function commitImport(context: Context, input: CommitInput): Promise<Result<ImportEntry, CommitRefusal>> {
  if (!context.may('roster.import')) return refused({ code: 'not-allowed' })
  const { total } = await input.source.draftsOf(0, 0)
  if (total === 0) return refused({ code: 'nothing-to-write' })
  const entry: ImportEntry = {
    id: shortId(),
    file: input.file,
    by: context.actor,
    startedAt: instantOf(context.clock()),
    endedAt: null,
    state: 'preparing',
    total,
    batches: Math.ceil(total / batchSize) + 1,
    finished: 0,
    counts: { places: 0, created: 0, changed: 0, skipped: 0, kept: 0 },
  }
  const result = await alone(entry.id, async () => {
    await saveEntry(context, entry)
    const prepared = await prepare(context, entry, input)
    return prepared ? run(context, prepared, input) : end(context, entry, 'cancelled')
  })
  return result ? done(result) : refused({ code: 'busy' })
}

/** Goes on with an import whose page was closed or whose store failed in the middle. */
export async function resumeImport(
  context: Context,
  input: { importId: string } & Pick<CommitInput, 'signal' | 'onProgress'>,
): Promise<Result<ImportEntry, ResumeRefusal>> {
  if (!context.may('roster.import')) return refused({ code: 'not-allowed' })
  const entry = await findEntry(context, input.importId)
  if (!entry) return refused({ code: 'unknown-import' })
  if (entry.state !== 'running') return refused({ code: 'not-interrupted' })
  const result = await alone(entry.id, () => run(context, entry, input))
  return result ? done(result) : refused({ code: 'busy' })
}

/** Logs every batch before the first is written; null where it was cancelled meanwhile. */
async function prepare(context: Context, entry: ImportEntry, input: CommitInput): Promise<ImportEntry | null> {
  const report = createMeter(context.clock, entry.total, input.onProgress)
  let batches = 0
  for (let from = 0; from < entry.total; from += batchSize) {
    if (input.signal?.aborted) return null
    report('preparing', from)
    const drafts = await input.source.draftsOf(from, batchSize)
    const parts: WaitingBatch[] = [
      { collection: 'places', todo: drafts.places as LoggedWrite[] },
      { collection: 'residents', todo: drafts.residents as LoggedWrite[] },
    ]
    for (const part of parts) if (part.todo.length > 0) await writeBatch(context, entry.id, batches++, part)
  }
  const prepared: ImportEntry = { ...entry, batches, state: 'running' }
  await saveEntry(context, prepared)
  return prepared
}

async function run(
  context: Context,
  start: ImportEntry,
  input: Pick<CommitInput, 'signal' | 'onProgress'>,
): Promise<ImportEntry> {
  let entry = start
  const report = createMeter(context.clock, start.total - handled(start), (progress) =>
    input.onProgress?.({ ...progress, done: progress.done + handled(start), total: start.total }),
  )
  for (let number = entry.finished; number < entry.batches; number += 1) {
    if (input.signal?.aborted) return end(context, entry, 'cancelled')
    const batch = await readBatch(context, entry.id, number)
    if (!batch) throw new Error(`continuing import ${entry.id}: its logged batch ${number} is missing`)
    report(batch.collection, handled(entry) - handled(start))
    const written = await settle(context, entry, batch)
    entry = { ...entry, finished: number + 1, counts: added(entry.counts, written) }
    if (number % indexEvery === indexEvery - 1) await saveEntry(context, entry)
    report(batch.collection, handled(entry) - handled(start))
    await nextTurn()
  }
  return end(context, entry, 'done')
}

/** Writes one batch unless the log says it is written (killed between the log and the index). */
async function settle(context: Context, entry: ImportEntry, batch: Batch): Promise<WrittenBatch> {
  if (!('todo' in batch)) return batch
  const written = await apply(context, entry, batch)
  await writeBatch(context, entry.id, entry.finished, written)
  return written
}

async function apply(context: Context, entry: ImportEntry, batch: WaitingBatch): Promise<WrittenBatch> {
  const { collection, todo } = batch
  const drafts = todo.flatMap(({ kind, id, fields }) => (kind === 'new' ? [{ ...fields, id }] : []))
  const alive = new Set(
    collection === 'places'
      ? await context.writeMany('places', drafts as unknown as Draft<'places'>[])
      : await context.writeMany('residents', drafts as unknown as Draft<'residents'>[]),
  )
  const changes = new Map(todo.flatMap((write) => (write.kind === 'change' ? [[write.id, write]] : [])))
  const set = new Map<string, string[]>()
  const patchOf = (record: Place | Resident): Values | null => {
    const write = changes.get(record.id)
    if (!write) return null
    const { open, standing } = compare(entry, record, write)
    set.set(record.id, [...open, ...standing])
    return open.length > 0 ? pick(write.fields, open) : null
  }
  if (collection === 'places') await context.changeMany('places', [...changes.keys()], patchOf)
  else await context.changeMany('residents', [...changes.keys()], patchOf)
  const found = await recordsOf(context, collection, [...alive])
  return summary(context, batch, {
    created: (write) => !alive.has(write.id) || isOurs(context, entry, found.get(write.id), digestOf(context, write.fields)),
    changed: (write) => set.get(write.id) ?? [],
  })
}

/** What of a batch that was cut off stands in the store as this import left it. */
export async function standing(context: Context, entry: ImportEntry, batch: WaitingBatch): Promise<WrittenBatch> {
  const ids = batch.todo.map(({ id }) => id)
  const found = await recordsOf(context, batch.collection, ids)
  return summary(context, batch, {
    created: (write) => isOurs(context, entry, found.get(write.id), digestOf(context, write.fields)),
    changed: (write) => compare(entry, found.get(write.id), write).standing,
  })
}

type Change = LoggedWrite & { kind: 'change' }
type Judge = { created: (write: LoggedWrite & { kind: 'new' }) => boolean; changed: (write: Change) => string[] }

function summary(context: Context, { collection, todo }: WaitingBatch, judge: Judge): WrittenBatch {
  const written: WrittenBatch = { collection, created: [], changed: [], skipped: 0 }
  for (const write of todo) {
    if (write.kind === 'new') {
      if (judge.created(write)) written.created.push({ id: write.id, digest: digestOf(context, write.fields) })
      else written.skipped += 1
      continue
    }
    const fields = judge.changed(write)
    if (fields.length === 0) written.skipped += 1
    else written.changed.push({ id: write.id, before: pick(write.before, fields), after: pick(write.fields, fields) })
  }
  return written
}

/**
 * The fields of a change that are `open`: they still stand as the dry run saw them (what somebody changed since is theirs);
 * and those that are `standing`: an interrupted run of this very import has set them already.
 */
function compare(
  entry: ImportEntry,
  record: Values | undefined,
  { fields, before }: Change,
): { open: string[]; standing: string[] } {
  if (!record) return { open: [], standing: [] }
  const differing = Object.keys(fields).filter((field) => !sameValue(before[field], fields[field]))
  const touched = record.updatedBy === entry.by.id && String(record.updatedAt) >= entry.startedAt
  return {
    open: differing.filter((field) => sameValue(record[field], before[field])),
    standing: touched ? differing.filter((field) => sameValue(record[field], fields[field])) : [],
  }
}

/** Whether a record was made by this import and is still as it made it. */
export const isOurs = (context: Context, entry: ImportEntry, record: Values | undefined, digest: string): boolean =>
  record !== undefined &&
  record.createdBy === entry.by.id &&
  String(record.createdAt) >= entry.startedAt &&
  digestOf(context, record) === digest

const pick = (values: Values, fields: string[]): Values => Object.fromEntries(fields.map((field) => [field, values[field]]))

/** Records dealt with so far, written or skipped. */
const handled = ({ counts }: ImportEntry): number => counts.places + counts.created + counts.changed + counts.skipped

function added(counts: ImportEntry['counts'], { collection, created, changed, skipped }: WrittenBatch): ImportEntry['counts'] {
  const places = collection === 'places' ? created.length + changed.length : 0
  return {
    ...counts,
    places: counts.places + places,
    created: counts.created + (collection === 'residents' ? created.length : 0),
    changed: counts.changed + (collection === 'residents' ? changed.length : 0),
    skipped: counts.skipped + skipped,
  }
}

/** Closes an import: batches that were never written are forgotten, the rest stays for undo. */
async function end(context: Context, entry: ImportEntry, state: 'done' | 'cancelled'): Promise<ImportEntry> {
  await dropBatches(context, entry, entry.finished)
  const ended: ImportEntry = { ...entry, batches: entry.finished, state, endedAt: instantOf(context.clock()) }
  await saveEntry(context, ended)
  return ended
}
