import { lostOf } from '../../data/lost'
import { isFieldName } from '../../data/record'
import { readStamp } from '../../lib/hlc'
import { isOneWrite } from '../../lib/one-write'
import { instantOf } from '../../lib/time'
import type { Mergeable } from '../../sync/merge'

/** A version of the record as somebody kept it: this computer wrote it, holds it (merged, maybe), or the center does. */
export type Version = { record: Mergeable; from: 'wrote' | 'here' | 'center' }

/** What is known of a value: `known: false` where no version that is left says it. */
export type Said = { known: true; value: unknown } | { known: false }

/** One line of 变更记录. `by` is null where no version that is left tells who. */
export type HistoryLine = {
  kind: 'born' | 'changed' | 'erased'
  stamp: string
  /** ISO instant, from the stamp. */
  at: string
  device: string
  by: string | null
  field: string | null
  before: Said
  after: Said
  /** The center holds it, or held it. */
  atCenter: boolean
}

type Fact = { field: string; stamp: string; value: unknown; by: string | null; atCenter: boolean }

const nothing: Said = { known: false }

const newestOf = (stamps: Readonly<Record<string, string>>): string => Object.values(stamps).sort().at(-1) ?? ''

/** How far the wall clock of a change may be from its stamp for the last author to be taken for its author, milliseconds. */
const nearMs = 120_000

/** In a merged version the last author by the clock need not be the author of the newest stamp; in one written here they are the same. */
const isAuthor = ({ record, from }: Version, stamp: string): boolean =>
  from === 'wrote' || Math.abs(Date.parse(record.updatedAt) - (readStamp(stamp)?.time ?? Number.NaN)) <= nearMs

/** Every value a version says, with the stamp it was said under. */
function factsOf(version: Version): Fact[] {
  const { record, from } = version
  const { stamps, createdBy, updatedBy } = record
  const fields = record as unknown as Readonly<Record<string, unknown>>
  const newest = newestOf(stamps)
  const last = isAuthor(version, newest) ? updatedBy : null
  const author = (stamp: string) => (stamp === stamps['born'] ? createdBy : isOneWrite(stamp, newest) ? last : null)
  const names = new Set([...Object.keys(fields), ...Object.keys(stamps)])
  const said = [...names].flatMap((field) => {
    const stamp = stamps[field] ?? stamps['born']
    if (!isFieldName(field) || !stamp) return []
    return [{ field, stamp, value: fields[field], by: author(stamp), atCenter: from === 'center' }]
  })
  const lost = lostOf(record).map(({ field, stamp, value, by }) => ({ field, stamp, value, by, atCenter: from === 'center' }))
  return [...said, ...lost]
}

/** The same fact from several versions is one; who is taken from whichever tells it. */
function unite(facts: readonly Fact[]): Map<string, Fact> {
  const united = new Map<string, Fact>()
  for (const fact of facts) {
    const key = `${fact.field}|${fact.stamp}`
    const there = united.get(key)
    united.set(key, there ? { ...there, by: there.by ?? fact.by, atCenter: there.atCenter || fact.atCenter } : fact)
  }
  return united
}

const lineOf = (part: Pick<HistoryLine, 'kind' | 'stamp' | 'by' | 'atCenter'> & Partial<HistoryLine>): HistoryLine => {
  const read = readStamp(part.stamp)
  return {
    at: read ? instantOf(read.time) : '',
    device: read?.device ?? '',
    field: null,
    before: nothing,
    after: nothing,
    ...part,
  }
}

function changesOf(field: string, facts: readonly Fact[], births: ReadonlySet<string>, isAbsent: boolean): HistoryLine[] {
  const inOrder = [...facts].sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
  return inOrder.flatMap((fact, index) => {
    if (births.has(fact.stamp)) return []
    const previous = inOrder[index - 1]
    if (previous && JSON.stringify(previous.value) === JSON.stringify(fact.value)) return []
    const before: Said = previous
      ? { known: true, value: previous.value }
      : isAbsent
        ? { known: true, value: undefined }
        : nothing
    const after: Said = { known: true, value: fact.value }
    const { stamp, by, atCenter } = fact
    return [lineOf({ kind: 'changed', field, stamp, by, atCenter, before, after })]
  })
}

function marksOf(kind: 'born' | 'erased', versions: readonly Version[]): HistoryLine[] {
  const marks = new Map<string, HistoryLine>()
  for (const { record, from } of versions) {
    const stamp = record.stamps[kind]
    if (!stamp) continue
    const tells = kind === 'born' ? !record._deleted : record._deleted
    const by = tells ? (kind === 'born' ? record.createdBy : record.updatedBy) : null
    const there = marks.get(stamp)
    const atCenter = (there?.atCenter ?? false) || from === 'center'
    marks.set(stamp, lineOf({ kind, stamp, by: there?.by ?? by, atCenter }))
  }
  return [...marks.values()]
}

/**
 * What happened to one record, the newest first, from whatever versions of it are left: each names the stamps of its fields, so two
 * that say the same are one line, and the order they are given in does not matter. `acknowledged` are the stamps of versions that
 * the center took from here. What was before an erasure is told by no line: it was erased with it.
 */
export function historyOf(versions: readonly Version[], acknowledged: readonly string[] = []): HistoryLine[] {
  const erased = versions.map(({ record }) => record.stamps['erased'] ?? '').reduce((a, b) => (a > b ? a : b), '')
  const alive = versions.filter(({ record }) => !record._deleted && (record.stamps['born'] ?? '') > erased)
  const births = new Set(alive.map(({ record }) => record.stamps['born'] ?? ''))
  const facts = [...unite(alive.flatMap(factsOf)).values()]
  const changes = [...new Set(facts.map(({ field }) => field))].flatMap((field) => {
    const isAbsent = alive.some(({ record }) => !(field in record) && !record.stamps[field])
    const ofField = facts.filter((fact) => fact.field === field)
    return changesOf(field, ofField, births, isAbsent)
  })
  const newest = acknowledged.reduce((a, b) => (a > b ? a : b), '')
  return [...changes, ...marksOf('born', alive), ...marksOf('erased', versions)]
    .map((line) => (line.stamp <= newest ? { ...line, atCenter: true } : line))
    .sort((a, b) => (a.stamp === b.stamp ? (a.field ?? '').localeCompare(b.field ?? '') : a.stamp < b.stamp ? 1 : -1))
}
