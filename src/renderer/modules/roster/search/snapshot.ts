import { careTags } from '../schema'
import type { Person, Spot } from './person'

/** Raise it whenever `Person`, `Spot` or this file changes: an index kept by an older program is then made anew. */
export const snapshotVersion = 1

/**
 * A table as the cache keeps it: a string for each column and for each ten thousand rows. One long string is read back from
 * IndexedDB a hundred times as fast as ten thousand objects.
 */
export type Snapshot = { version: number; rows: number; chunks: string[][] }

const rowsOfChunk = 10_000
const between = '\u001f'
const within = '\u001e'

/** Control characters have no business in a name; here they would shift a whole column. */
const plain = (value: string | undefined): string => (value ?? '').replaceAll(between, ' ').replaceAll(within, ' ')

const list = (values: readonly string[] | undefined): string => (values ?? []).map(plain).join(within)

/** Each column as it is written; read back by its place in this order. */
const personColumns: ((person: Person) => string)[] = [
  ({ id }) => plain(id),
  ({ name }) => plain(name),
  ({ namePinyin }) => plain(namePinyin),
  ({ sex }) => sex,
  ({ presence }) => presence,
  ({ verification }) => verification,
  ({ citizenNumber }) => plain(citizenNumber),
  ({ documentNumber }) => plain(documentNumber),
  ({ birthDate }) => plain(birthDate),
  ({ dwellingId }) => plain(dwellingId),
  ({ householdId }) => plain(householdId),
  ({ relationToHead }) => plain(relationToHead),
  ({ phones }) => list(phones),
  ({ careTags: tags }) => list(tags?.map((tag) => String(careTags.indexOf(tag)))),
]

const spotColumns: ((spot: Spot) => string)[] = [
  ({ id }) => plain(id),
  ({ kind }) => kind,
  ({ name }) => plain(name),
  ({ parentId }) => plain(parentId),
  ({ gridId }) => plain(gridId),
  ({ useType }) => plain(useType),
]

function pack<T>(rows: readonly T[], columns: ((row: T) => string)[]): Snapshot {
  const chunks: string[][] = []
  for (let from = 0; from < rows.length; from += rowsOfChunk) {
    const chunk = rows.slice(from, from + rowsOfChunk)
    chunks.push(columns.map((write) => chunk.map(write).join(between)))
  }
  return { version: snapshotVersion, rows: rows.length, chunks }
}

/**
 * Null where the snapshot is of another version or does not add up: then it is as if there were none. `make` builds a row in one
 * go from the columns at a place: filled in column by column, the objects would be several times as slow.
 */
function unpack<T>(snapshot: Snapshot, width: number, make: (at: (column: number) => string) => T): T[] | null {
  if (snapshot.version !== snapshotVersion) return null
  const rows: T[] = []
  for (const chunk of snapshot.chunks) {
    const size = Math.min(rowsOfChunk, snapshot.rows - rows.length)
    const columns = chunk.map((column) => column.split(between))
    if (size <= 0 || columns.length !== width || columns.some(({ length }) => length !== size)) return null
    for (let row = 0; row < size; row += 1) rows.push(make((column) => columns[column]?.[row] ?? ''))
  }
  return rows.length === snapshot.rows ? rows : null
}

const orNone = (text: string): string | undefined => (text === '' ? undefined : text)

export const packPeople = (people: readonly Person[]): Snapshot => pack(people, personColumns)

export const unpackPeople = (snapshot: Snapshot): Person[] | null =>
  unpack(snapshot, personColumns.length, (at) => ({
    id: at(0),
    name: at(1),
    namePinyin: at(2),
    sex: at(3) as Person['sex'],
    presence: at(4) as Person['presence'],
    verification: at(5) as Person['verification'],
    citizenNumber: orNone(at(6)),
    documentNumber: orNone(at(7)),
    birthDate: orNone(at(8)),
    dwellingId: orNone(at(9)),
    householdId: orNone(at(10)),
    relationToHead: orNone(at(11)),
    phones: at(12) === '' ? undefined : at(12).split(within),
    careTags:
      at(13) === ''
        ? undefined
        : at(13)
            .split(within)
            .flatMap((index) => careTags[Number(index)] ?? []),
  }))

export const packSpots = (spots: readonly Spot[]): Snapshot => pack(spots, spotColumns)

export const unpackSpots = (snapshot: Snapshot): Spot[] | null =>
  unpack(snapshot, spotColumns.length, (at) => ({
    id: at(0),
    kind: at(1) as Spot['kind'],
    name: at(2),
    parentId: orNone(at(3)),
    gridId: orNone(at(4)),
    useType: orNone(at(5)) as Spot['useType'],
  }))
