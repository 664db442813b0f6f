import type { Context } from '../../../data/context'
import { nextTurn } from '../../../data/turn'
import { done, type Result, refused } from '../../../lib/result'
import { instantOf } from '../../../lib/time'
import { isOurs, standing } from './commit'
import {
  alone,
  createMeter,
  digestOf,
  dropBatches,
  findEntry,
  type ImportCollection,
  type ImportEntry,
  type ImportProgress,
  readBatch,
  recordsOf,
  sameValue,
  saveEntry,
  type Values,
  type WrittenBatch,
} from './log'

export type UndoReport = {
  erased: number
  restored: number
  /** Created by the import, but changed since by somebody, or a place people live in: left standing. `name` for the screen only. */
  kept: { collection: ImportCollection; id: string; name: string; why: 'changed-since' | 'in-use' }[]
}

export type UndoRefusal = { code: 'not-allowed' } | { code: 'busy' } | { code: 'unknown-import' }

/** Enough together to be quick, few enough not to hold the page. */
const together = 50
const pageSize = 500

/**
 * Takes an import back: erases what it created, unless somebody changed it since, and gives changed fields their former values,
 * where they still hold what the import wrote. Doing it twice does nothing the second time; interrupted, it can be run again.
 */
export async function undoImport(
  context: Context,
  input: { importId: string; onProgress?: (progress: ImportProgress) => void },
): Promise<Result<UndoReport, UndoRefusal>> {
  if (!context.may('roster.import')) return refused({ code: 'not-allowed' })
  const entry = await findEntry(context, input.importId)
  if (!entry) return refused({ code: 'unknown-import' })
  const report: UndoReport = { erased: 0, restored: 0, kept: [] }
  if (entry.state === 'undone') return done(report)
  const result = await alone(entry.id, () => takeBack(context, entry, report, input.onProgress))
  return result ? done(result) : refused({ code: 'busy' })
}

async function takeBack(
  context: Context,
  entry: ImportEntry,
  report: UndoReport,
  onProgress?: (progress: ImportProgress) => void,
): Promise<UndoReport> {
  const begun = entry.state !== 'preparing'
  await saveEntry(context, { ...entry, state: 'undoing' })
  if (begun) {
    const batches = await writtenBatches(context, entry)
    const residents = batches.filter(({ collection }) => collection === 'residents')
    const places = batches.filter(({ collection }) => collection === 'places')
    const size = (some: WrittenBatch[]) => some.reduce((sum, { created, changed }) => sum + created.length + changed.length, 0)
    const meter = createMeter(context.clock, size(batches), onProgress)
    meter('residents', 0)
    let count = 0
    for (const batch of residents.reverse()) {
      await takeBackBatch(context, entry, batch, report, null)
      count += size([batch])
      meter('residents', count)
      await nextTurn()
    }
    if (places.length > 0) {
      meter('checking', count)
      const references = await referencesTo(context, new Set(places.flatMap(({ created }) => created.map(({ id }) => id))))
      for (const batch of places.reverse()) {
        await takeBackBatch(context, entry, batch, report, references)
        count += size([batch])
        meter('places', count)
        await nextTurn()
      }
    }
  }
  await dropBatches(context, entry, 0)
  const counts = { ...entry.counts, kept: report.kept.length }
  await saveEntry(context, { ...entry, batches: 0, finished: 0, counts, state: 'undone', endedAt: instantOf(context.clock()) })
  return report
}

/** The batches that stand, the one that was cut off in the middle included. */
async function writtenBatches(context: Context, entry: ImportEntry): Promise<WrittenBatch[]> {
  const batches: WrittenBatch[] = []
  for (let number = 0; number < entry.batches; number += 1) {
    const batch = await readBatch(context, entry.id, number)
    // A missing one was dropped by an undo that was cut off while it cleaned up.
    if (!batch) continue
    if (!('todo' in batch)) batches.push(batch)
    else if (number === entry.finished) batches.push(await standing(context, entry, batch))
  }
  return batches
}

async function takeBackBatch(
  context: Context,
  entry: ImportEntry,
  batch: WrittenBatch,
  report: UndoReport,
  references: Map<string, number> | null,
): Promise<void> {
  const { collection, created, changed } = batch
  const records = await recordsOf(
    context,
    collection,
    [...created, ...changed].map(({ id }) => id),
  )
  for (let from = 0; from < changed.length; from += together) {
    const part = changed.slice(from, from + together)
    const restored = await Promise.all(part.map((change) => restore(context, collection, change, records.get(change.id))))
    report.restored += restored.filter(Boolean).length
  }
  const going: string[] = []
  // Children stand behind their parents in the log, so places are taken from the end.
  for (const { id, digest } of created.toReversed()) {
    const record = records.get(id)
    if (!record) continue
    const untouched = isOurs(entry, record) && digestOf(context, record) === digest
    const inUse = (references?.get(id) ?? 0) > 0
    if (untouched && !inUse) {
      going.push(id)
      for (const parent of [record.parentId, record.gridId])
        if (references && typeof parent === 'string') release(references, parent)
    } else report.kept.push({ collection, id, name: String(record.name), why: untouched ? 'in-use' : 'changed-since' })
  }
  for (let from = 0; from < going.length; from += together) {
    await Promise.all(going.slice(from, from + together).map((id) => context.erase(collection, id)))
    await nextTurn()
  }
  report.erased += going.length
}

const release = (references: Map<string, number>, id: string) => references.set(id, (references.get(id) ?? 0) - 1)

/** True where at least one field got its former value back. */
async function restore(
  context: Context,
  collection: ImportCollection,
  { id, before, after }: WrittenBatch['changed'][number],
  record: Values | undefined,
): Promise<boolean> {
  const fields = Object.keys(after).filter((field) => record && sameValue(record[field], after[field]))
  if (!record || fields.length === 0) return false
  const patch = Object.fromEntries(fields.map((field) => [field, before[field]]))
  if (collection === 'places') await context.change('places', id, patch)
  else await context.change('residents', id, patch)
  return true
}

/** How many living records point at each of these places. Read in pages, so that a large store does not hold the page. */
async function referencesTo(context: Context, ids: ReadonlySet<string>): Promise<Map<string, number>> {
  const references = new Map<string, number>()
  const count = (id: string | undefined) => {
    if (id && ids.has(id)) references.set(id, (references.get(id) ?? 0) + 1)
  }
  const { places, residents } = context.data
  for (let last = ''; ; ) {
    const page = await residents.find({ selector: { id: { $gt: last } }, sort: [{ id: 'asc' }], limit: pageSize }).exec()
    for (const { dwellingId, householdId } of page) {
      count(dwellingId)
      count(householdId)
    }
    if (page.length < pageSize) break
    last = page.at(-1)?.id ?? last
    await nextTurn()
  }
  for (let last = ''; ; ) {
    const page = await places.find({ selector: { id: { $gt: last } }, sort: [{ id: 'asc' }], limit: pageSize }).exec()
    for (const { parentId, gridId } of page) {
      count(parentId)
      count(gridId)
    }
    if (page.length < pageSize) break
    last = page.at(-1)?.id ?? last
    await nextTurn()
  }
  return references
}
