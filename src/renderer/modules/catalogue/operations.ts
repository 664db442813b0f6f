import type { Context, Patch } from '../../data/context'
import { randomId } from '../../lib/id'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import {
  type EntryFault,
  type EntryInput,
  type EntryKind,
  entryKinds,
  faultsOfEntry,
  fieldsOfKind,
  isKeptElsewhere,
  tidyEntry,
  titlePinyinOf,
} from './rules'
import type { CatalogueRecord } from './schema'

export type EntryRefusal = { code: 'not-allowed' } | { code: 'gone' } | { code: 'faulty'; faults: EntryFault[] }

async function entryOf(context: Context, id: string): Promise<(CatalogueRecord & { kind: EntryKind }) | null> {
  const found = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
  const kind = entryKinds.find((known) => known === found?.kind)
  // What follows from a tour is changed there.
  return found && kind && !isKeptElsewhere(found.id) ? { ...found, kind } : null
}

const brought = (kind: EntryKind, title: string) => (kind === 'matter' ? { titlePinyin: titlePinyinOf(title) } : {})

/** Adds an entry. Two desks that enter the same activity made two of it: whoever sees that closes one. */
export async function addEntry(
  context: Context,
  input: { kind: EntryKind; entry: EntryInput },
): Promise<Result<CatalogueRecord, EntryRefusal>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  const { kind } = input
  const entry = tidyEntry(kind, input.entry)
  const faults = faultsOfEntry(kind, entry)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const open = kind === 'notice' ? {} : { open: true }
  return done(
    await context.write('catalogue', { ...entry, ...brought(kind, entry.title), ...open, id: `${kind}-${randomId()}`, kind }),
  )
}

/** Changes an entry; a field left empty is cleared. */
export async function editEntry(
  context: Context,
  input: { id: string; entry: EntryInput },
): Promise<Result<CatalogueRecord, EntryRefusal>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  const before = await entryOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  const entry = tidyEntry(before.kind, input.entry)
  const faults = faultsOfEntry(before.kind, entry)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const patch = Object.fromEntries(fieldsOfKind[before.kind].map((field) => [field, entry[field]])) as Patch<'catalogue'>
  return done(await context.change('catalogue', before.id, { ...patch, ...brought(before.kind, entry.title) }))
}

const dayMs = 86_400_000

/**
 * 关闭 or 重新开放. What was checked in stays. A notice has no switch but its days: it ends the day before, and shown again it has
 * no end.
 */
export async function setEntryOpen(
  context: Context,
  input: { id: string; open: boolean },
): Promise<Result<CatalogueRecord, EntryRefusal>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  const before = await entryOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  if (before.kind !== 'notice') return done(await context.change('catalogue', before.id, { open: input.open }))
  if (input.open) return done(await context.change('catalogue', before.id, { endsOn: undefined }))
  const yesterday = dayOf(context.clock() - dayMs)
  const startsOn = before.startsOn && before.startsOn <= yesterday ? before.startsOn : undefined
  return done(await context.change('catalogue', before.id, { startsOn, endsOn: yesterday }))
}
