import type { Actor, Context } from '../../../data/context'
import { type Envelope, isFieldName } from '../../../data/record'

/** The two collections an import writes, in this order: a resident's dwelling stands before the resident. */
export type ImportCollection = 'places' | 'residents'

/** Field values as a record or a draft holds them; a key that is missing means the field is not set. */
export type Values = Record<string, unknown>

export type LoggedWrite =
  | { kind: 'new'; id: string; fields: Values }
  | { kind: 'change'; id: string; fields: Values; before: Values }

/** Written to disk before the batch is: whole, so that an interrupted import can go on without its file. */
export type WaitingBatch = { collection: ImportCollection; todo: LoggedWrite[] }

/** What is left when the batch is written: just what undo needs. `digest` tells whether a record is still as the import made it. */
export type WrittenBatch = {
  collection: ImportCollection
  created: { id: string; digest: string }[]
  changed: { id: string; before: Values; after: Values }[]
  /** Not written: created, changed or erased by somebody after the dry run. */
  skipped: number
}

export type Batch = WaitingBatch | WrittenBatch

export type ImportCounts = { places: number; created: number; changed: number; skipped: number; kept: number }

/** One import of this terminal, as the history shows it. Never synced. */
export type ImportEntry = {
  id: string
  file: string
  by: Actor
  /** ISO instant. */
  startedAt: string
  endedAt: string | null
  state: 'preparing' | 'running' | 'done' | 'cancelled' | 'undoing' | 'undone'
  /** Records the dry run wanted to write. */
  total: number
  /** Batches logged, and how many of them are written. */
  batches: number
  finished: number
  counts: ImportCounts
}

export type ImportProgress = {
  phase: 'preparing' | 'places' | 'residents' | 'checking'
  done: number
  total: number
  /** Records a second since the start of the phase's work, and the seconds left at that rate; null before there is a rate. */
  perSecond: number | null
  secondsLeft: number | null
}

const indexKey = 'imports'
const keptImports = 20
const batchKey = (importId: string, number: number) => `import:${importId}:${number}`

/** What this page is busy with. Another import that says it is running was interrupted: its page is gone. */
const active = new Set<string>()

/** Runs `work` as the only import or undo of this page; null where one is under way. */
export async function alone<T>(importId: string, work: () => Promise<T>): Promise<T | null> {
  if (active.size > 0) return null
  active.add(importId)
  try {
    return await work()
  } finally {
    active.delete(importId)
  }
}

export const isInterrupted = (entry: ImportEntry): boolean =>
  (entry.state === 'preparing' || entry.state === 'running' || entry.state === 'undoing') && !active.has(entry.id)

/** The imports of this terminal, newest first. */
export async function readEntries(context: Context): Promise<ImportEntry[]> {
  const note = await context.local.read<{ entries: ImportEntry[] }>(indexKey)
  return note ? [...note.entries] : []
}

export async function findEntry(context: Context, importId: string): Promise<ImportEntry | null> {
  return (await readEntries(context)).find((entry) => entry.id === importId) ?? null
}

/** Adds or replaces an entry. Of more than twenty the oldest lose their undo log and leave the history. */
export async function saveEntry(context: Context, entry: ImportEntry): Promise<void> {
  const entries = await readEntries(context)
  const place = entries.findIndex(({ id }) => id === entry.id)
  if (place >= 0) entries[place] = entry
  else entries.unshift(entry)
  for (const old of entries.splice(keptImports)) await dropBatches(context, old, 0)
  await context.local.write(indexKey, { entries })
}

export const readBatch = (context: Context, importId: string, number: number): Promise<Batch | null> =>
  context.local.read<Batch>(batchKey(importId, number))

export const writeBatch = (context: Context, importId: string, number: number, batch: Batch): Promise<void> =>
  context.local.write(batchKey(importId, number), batch)

/** Removes the logged batches from `from` on. */
export async function dropBatches(context: Context, entry: ImportEntry, from: number): Promise<void> {
  for (let number = from; number < entry.batches; number += 1) await context.local.remove(batchKey(entry.id, number))
}

/** Says whether two records hold the same, without holding it: a key over its fields. */
export function digestOf(context: Context, record: object): string {
  const fields = Object.entries(record)
    .filter(([key, value]) => isFieldName(key) && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return context.keyOf('import-digest', JSON.stringify(fields))
}

export const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** The living records of these ids. */
export async function recordsOf(
  context: Context,
  collection: ImportCollection,
  ids: string[],
): Promise<Map<string, Values & Envelope>> {
  if (ids.length === 0) return new Map()
  const found =
    collection === 'places' ? await context.data.places.findByIds(ids).exec() : await context.data.residents.findByIds(ids).exec()
  return new Map([...found].map(([id, document]) => [id, document.toJSON() as unknown as Values & Envelope]))
}

/** Builds progress reports: the rate is that since the meter was made. */
export function createMeter(clock: () => number, phaseTotal: number, report?: (progress: ImportProgress) => void) {
  const startedAt = clock()
  return (phase: ImportProgress['phase'], done: number) => {
    const seconds = (clock() - startedAt) / 1000
    const perSecond = seconds > 0 && done > 0 ? done / seconds : null
    const secondsLeft = perSecond ? Math.ceil((phaseTotal - done) / perSecond) : null
    report?.({ phase, done, total: phaseTotal, perSecond, secondsLeft })
  }
}
