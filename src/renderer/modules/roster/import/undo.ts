import type { Context } from '../../../data/context'
import { nextTurn } from '../../../data/turn'
import { done, type Result, refused } from '../../../lib/result'
import { instantOf } from '../../../lib/time'
import type { Place, Resident } from '../schema'
import { isOurs, standing } from './commit'
import {
  alone,
  createMeter,
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
  let cutOff = false
  for (let number = 0; number < entry.batches; number += 1) {
    const batch = await readBatch(context, entry.id, number)
    // A missing one was dropped by an undo that was cut off while it cleaned up.
    if (!batch) continue
    if (!('todo' in batch)) batches.push(batch)
    else if (!cutOff) {
      cutOff = true
      batches.push(await standing(context, entry, batch))
    }
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
  const { collection, created } = batch
  report.restored += (await restore(context, batch)).length
  const found = await recordsOf(
    context,
    collection,
    created.map(({ id }) => id),
  )
  const digests = new Map(created.map(({ id, digest }) => [id, digest]))
  const untouched = (record: Values) => isOurs(context, entry, record, digests.get(String(record.id)) ?? '')
  const going: string[] = []
  // Children stand behind their parents in the log, so places are taken from the end.
  for (const { id } of created.toReversed()) {
    const record = found.get(id)
    if (!record) continue
    const why = !untouched(record) ? 'changed-since' : (references?.get(id) ?? 0) > 0 ? 'in-use' : null
    if (why) report.kept.push({ collection, id, name: String(record.name), why })
    else {
      going.push(id)
      for (const parent of [record.parentId, record.gridId])
        if (references && typeof parent === 'string') release(references, parent)
    }
  }
  const gone = await (collection === 'places'
    ? context.eraseMany('places', going, untouched)
    : context.eraseMany('residents', going, untouched))
  report.erased += gone.length
}

const release = (references: Map<string, number>, id: string) => references.set(id, (references.get(id) ?? 0) - 1)

/** Gives fields that still hold what the import wrote their former values. Answers the records this changed. */
function restore(context: Context, { collection, changed }: WrittenBatch): Promise<string[]> {
  const changes = new Map(changed.map((change) => [change.id, change]))
  const patchOf = (record: Place | Resident): Values | null => {
    const change = changes.get(record.id)
    const values = record as Values
    const fields = Object.keys(change?.after ?? {}).filter((field) => sameValue(values[field], change?.after[field]))
    return fields.length > 0 ? Object.fromEntries(fields.map((field) => [field, change?.before[field]])) : null
  }
  const ids = [...changes.keys()]
  return collection === 'places' ? context.changeMany('places', ids, patchOf) : context.changeMany('residents', ids, patchOf)
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
