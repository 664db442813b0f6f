import type { RxConflictHandler } from 'rxdb'
import { type Envelope, isFieldName, type Lost, mostLost } from '../data/record'
import { readStamp } from '../lib/hlc'

/** A record or tombstone as it travels: the envelope, any fields, and whether it was erased. */
export type Mergeable = Envelope & { _deleted: boolean }

type Fields = Record<string, unknown>

/** A lost value is kept for two years after the newest change of its record. */
const keptMs = 2 * 366 * 24 * 60 * 60 * 1000

const erasureOf = ({ stamps }: Mergeable): string => stamps.erased ?? ''
/** Deleted at the center by a tool not ours: nobody knows when. */
const isBare = ({ stamps, _deleted }: Mergeable) => _deleted && !stamps.erased
const bornOf = ({ stamps }: Mergeable): string => stamps.born ?? ''
const isAlive = (record: Mergeable, erasure: string) => !record._deleted && bornOf(record) > erasure

const timeOf = (stamp: string): number => readStamp(stamp)?.time ?? 0
const later = (a: string, b: string): string => (a > b ? a : b)
const stampIn = (key: string): string => key.slice(key.indexOf('|') + 1)

/** One lost value from two: they differ only where a device said otherwise who wrote it, or somebody settled it. */
function joinLost(a: Lost, b: Lost | undefined): Lost {
  if (!b) return a
  const said = ({ value, by, at }: Lost) => [value, by, at].join('\u0000')
  const { value, by, at } = said(a) >= said(b) ? a : b
  const settled = later(a.settled ?? '', b.settled ?? '')
  return settled ? { value, by, at, settled } : { value, by, at }
}

/** The lost values of all versions together, without those an erasure took along, the outdated, and the oldest of too many. */
function mergeLost(versions: readonly Mergeable[], stamps: Record<string, string>): Record<string, Lost> | undefined {
  if (versions.every(({ lost }) => !lost)) return undefined
  const all: Record<string, Lost> = {}
  for (const { lost = {} } of versions) for (const key of Object.keys(lost)) all[key] = joinLost(lost[key] as Lost, all[key])
  const oldest = timeOf(Object.values(stamps).reduce(later, '')) - keptMs
  const isKept = (key: string) => stampIn(key) > (stamps.erased ?? '') && timeOf(stampIn(key)) >= oldest
  const order = (key: string) => `${stampIn(key)} ${key}`
  const kept = Object.keys(all)
    .filter(isKept)
    .sort((a, b) => (order(a) < order(b) ? 1 : -1))
    .slice(0, mostLost)
    .sort()
  return kept.length > 0 ? Object.fromEntries(kept.map((key) => [key, all[key] as Lost])) : undefined
}

/** A value as text that can be compared and kept; '' where there is none. */
export const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value))

/** Orders any two envelopes, so that a choice between records is the same on every device. */
const rank = ({ updatedAt, updatedBy, createdAt, createdBy, stamps }: Envelope) =>
  [updatedAt, updatedBy, createdAt, createdBy, stamps.born].join('\u0000')

/** Tombstones hold who, when and two stamps: nothing of what was erased, not even which fields had been changed. */
function tombstone({ id, createdAt, createdBy, updatedAt, updatedBy, stamps: { born, erased } }: Mergeable): Mergeable {
  const stamps: Record<string, string> = {}
  if (born) stamps.born = born
  if (erased) stamps.erased = erased
  return { id, createdAt, createdBy, updatedAt, updatedBy, stamps, _deleted: true }
}

export type Said = { stamp: string; value: unknown }

/** What a record says of a field and since when; null where it never said anything (absent and never cleared). */
export function saidOf(record: Mergeable, field: string): Said | null {
  const value = (record as unknown as Fields)[field]
  const stamp = record.stamps[field] ?? (value === undefined ? null : record.stamps.born)
  return stamp ? { stamp, value } : null
}

function newer(a: Said | null, b: Said | null): Said | null {
  if (!a || !b) return a ?? b
  if (a.stamp !== b.stamp) return a.stamp > b.stamp ? a : b
  // One stamp with two values is a copied disk or a foreign hand: still the same choice everywhere.
  return textOf(a.value) >= textOf(b.value) ? a : b
}

function mergeLives(a: Mergeable, b: Mergeable, erasure: string): Mergeable {
  const [bornA, bornB] = [bornOf(a), bornOf(b)]
  const origins = [a, b].filter((record) => bornOf(record) === (bornA > bornB ? bornA : bornB))
  const origin = origins.reduce((x, y) => (textOf([x.createdAt, x.createdBy]) >= textOf([y.createdAt, y.createdBy]) ? x : y))
  const born = bornOf(origin)
  const newest = rank(a) >= rank(b) ? a : b
  const stamps: Record<string, string> = erasure ? { born, erased: erasure } : { born }
  const fields: Fields = {}
  const names = new Set([...Object.keys(a), ...Object.keys(b), ...Object.keys(a.stamps), ...Object.keys(b.stamps)])
  for (const field of names) {
    if (!isFieldName(field)) continue
    const said = newer(saidOf(a, field), saidOf(b, field))
    // What was said before an erasure of this id was erased with it.
    if (!said || said.stamp <= erasure) continue
    if (said.value !== undefined) fields[field] = said.value
    if (said.stamp !== born || said.value === undefined) stamps[field] = said.stamp
  }
  const lost = mergeLost([a, b], stamps)
  return {
    ...fields,
    ...(lost && { lost }),
    id: a.id,
    createdAt: origin.createdAt,
    createdBy: origin.createdBy,
    updatedAt: newest.updatedAt,
    updatedBy: newest.updatedBy,
    stamps,
    _deleted: false,
  }
}

/**
 * What two versions of one record say together, field by field: the newer stamp wins; erasure beats every edit; a
 * record born after the erasure is a new life. The order of merging does not matter, nor does merging twice. A tombstone
 * without a stamp ends every life that does not know of an erasure, and a stamped one says more than it.
 *
 * One corner is left to the order: an erasure stamped between two births of one id that knew nothing of each other or
 * of it. The record lives either way; whether edits of the earlier birth live with it depends on what met first.
 */
export function mergeRecords(a: Mergeable, b: Mergeable): Mergeable {
  if (isBare(a) !== isBare(b)) {
    const [bare, other] = isBare(a) ? [a, b] : [b, a]
    return erasureOf(other) ? mergeRecords(other, other) : tombstone(bare)
  }
  const [first, second] = [erasureOf(a), erasureOf(b)]
  const erasure = first > second ? first : second
  const [one, other] = [a, b].filter((record) => isAlive(record, erasure))
  // One life merged with itself takes the one canonical form, with the erasure it survived.
  if (one) return mergeLives(one, other ?? one, erasure)
  const eraser = [a, b].filter((record) => erasureOf(record) === erasure).reduce((x, y) => (rank(x) >= rank(y) ? x : y))
  return tombstone(eraser)
}

const isSameValue = (a: unknown, b: unknown) => a === b || (typeof a === 'object' && textOf(a) === textOf(b))

const isSameStamps = (a: Record<string, string>, b: Record<string, string>) => {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

function isSameLost(a: Mergeable['lost'] = {}, b: Mergeable['lost'] = {}): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  const told = (lost: Lost | undefined) => lost && textOf([lost.value, lost.by, lost.at, lost.settled ?? null])
  return keys.every((key) => told(a[key]) === told(b[key]))
}

/** Whether two versions are the same. Stamps tell nearly always; the values are compared for what a foreign hand changed without one. */
export function isSameRecord(a: Mergeable, b: Mergeable): boolean {
  if (a._deleted !== b._deleted || a.updatedAt !== b.updatedAt || !isSameStamps(a.stamps, b.stamps)) return false
  if ((a.lost || b.lost) && !isSameLost(a.lost, b.lost)) return false
  for (const key in a)
    if (isFieldName(key) && !isSameValue((a as unknown as Fields)[key], (b as unknown as Fields)[key])) return false
  for (const key in b) if (!(key in a) && isFieldName(key)) return false
  return true
}

/**
 * How RxDB settles two versions of a record, while pulling and while pushing. What RxDB assumed of the center does not
 * matter: stamps say more than a common ancestor would. CouchDB's `_rev` is no part of a record and never comes here.
 */
export const conflictHandler: RxConflictHandler<Mergeable> = {
  isEqual: isSameRecord,
  resolve: async ({ newDocumentState, realMasterState }) => mergeRecords(newDocumentState, realMasterState),
}
