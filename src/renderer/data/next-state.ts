import { assert } from '../lib/assert'
import { readLostText } from './lost'
import type { Stored } from './write'

/** Who writes, at which instant, and the clock that stamps and learns of stamps made elsewhere. */
export type Pen = { at: string; by: string; stamp: (after?: string) => string; witness: (stamp: string) => void }

const latestOf = (stamps: Record<string, string>): string => Object.values(stamps).sort().at(-1) ?? ''

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => item === b[index]))

/**
 * A record that begins. Where a tombstone stood, its erasure is remembered and the birth is later than it: a new life. One that
 * a foreign tool left says no moment: the new life says that it knows of it, or it would be taken for the old one and erased too.
 */
export function bornFrom(draft: { id: string }, tombstone: Stored | undefined, { at, by, stamp }: Pen): Stored {
  const before = tombstone?.stamps ?? {}
  const erased = tombstone?._deleted ? (before.erased ?? stamp(latestOf(before))) : before.erased
  const stamps: Record<string, string> = { born: stamp(erased && erased > latestOf(before) ? erased : latestOf(before)) }
  if (erased) stamps.erased = erased
  const fields = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  return { ...fields, id: draft.id, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by, stamps, _deleted: false }
}

/**
 * The record after a change, or null where the patch changes nothing. Only fields whose value differs get a stamp, later than
 * all the record has: the journal tells its versions apart by their newest stamp.
 */
export function changedFrom(current: Stored, patch: Record<string, unknown>, { at, by, stamp, witness }: Pen): Stored | null {
  const fields = Object.keys(patch).filter((field) => !isSame(current[field], patch[field]))
  if (fields.length === 0) return null
  const record: Stored = { ...current, updatedAt: at, updatedBy: by, stamps: { ...current.stamps } }
  witness(latestOf(current.stamps))
  for (const field of fields) {
    record.stamps[field] = stamp(current.stamps[field] ?? current.stamps.born)
    if (patch[field] === undefined) delete record[field]
    else record[field] = patch[field]
  }
  return record
}

/**
 * The record after somebody looked at one of its lost values (`key`: `<field>|<stamp>`). `use` makes that value the field's again, as a
 * change of now; else what stands stays. Null where there is nothing left to settle.
 */
export function settledFrom(current: Stored, { key, use }: { key: string; use: boolean }, pen: Pen): Stored | null {
  const entry = current.lost?.[key]
  if (!entry || entry.settled) return null
  const field = key.slice(0, key.indexOf('|'))
  assert(field !== '', 'a lost value names its field')
  const next = (use && changedFrom(current, { [field]: readLostText(entry.value) }, pen)) || current
  return { ...next, lost: { ...current.lost, [key]: { ...entry, settled: pen.at } } }
}

/** The tombstone: id, who, when, the stamps of birth and erasure; nothing of what the record held. */
export function erasedFrom({ id, createdAt, createdBy, stamps }: Stored, { at, by, stamp }: Pen): Stored {
  const { born } = stamps
  const erased = stamp(latestOf(stamps))
  const kept: Record<string, string> = born ? { born, erased } : { erased }
  return { id, createdAt, createdBy, updatedAt: at, updatedBy: by, stamps: kept, _deleted: true }
}
