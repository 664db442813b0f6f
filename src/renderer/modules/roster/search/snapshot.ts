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

type Growing<T> = { -readonly [K in keyof T]?: T[K] }

type Column<T> = { write: (row: T) => string; read: (text: string, row: Growing<T>) => void }

type TextField<T> = { [K in keyof T]-?: Exclude<T[K], undefined> extends string ? K : never }[keyof T]

const textColumn = <T, K extends TextField<T>>(field: K): Column<T> => ({
  write: (row) => plain(row[field] as string | undefined),
  read: (text, row) => {
    if (text !== '') row[field] = text as T[K]
  },
})

const personColumns: Column<Person>[] = [
  textColumn('id'),
  textColumn('name'),
  textColumn('namePinyin'),
  textColumn('citizenNumber'),
  textColumn('documentNumber'),
  textColumn('sex'),
  textColumn('birthDate'),
  textColumn('dwellingId'),
  textColumn('householdId'),
  textColumn('relationToHead'),
  textColumn('presence'),
  textColumn('verification'),
  {
    write: ({ phones }) => (phones ?? []).map(plain).join(within),
    read: (text, row) => {
      if (text !== '') row.phones = text.split(within)
    },
  },
  {
    write: ({ careTags: tags }) => (tags ?? []).map((tag) => careTags.indexOf(tag)).join(within),
    read: (text, row) => {
      if (text !== '') row.careTags = text.split(within).flatMap((index) => careTags[Number(index)] ?? [])
    },
  },
]

const spotColumns: Column<Spot>[] = [
  textColumn('id'),
  textColumn('kind'),
  textColumn('name'),
  textColumn('parentId'),
  textColumn('gridId'),
  textColumn('useType'),
]

function pack<T>(rows: readonly T[], columns: Column<T>[]): Snapshot {
  const chunks: string[][] = []
  for (let from = 0; from < rows.length; from += rowsOfChunk) {
    const chunk = rows.slice(from, from + rowsOfChunk)
    chunks.push(columns.map(({ write }) => chunk.map(write).join(between)))
  }
  return { version: snapshotVersion, rows: rows.length, chunks }
}

/** Null where the snapshot is of another version or does not add up: then it is as if there were none. */
function unpack<T>(snapshot: Snapshot, columns: Column<T>[]): T[] | null {
  if (snapshot.version !== snapshotVersion) return null
  const rows: Growing<T>[] = []
  for (const chunk of snapshot.chunks) {
    const from = rows.length
    const size = Math.min(rowsOfChunk, snapshot.rows - from)
    if (size <= 0 || chunk.length !== columns.length) return null
    for (let row = 0; row < size; row += 1) rows.push({})
    for (const [index, column] of columns.entries()) {
      const values = chunk[index]?.split(between) ?? []
      if (values.length !== size) return null
      values.forEach((value, row) => {
        const target = rows[from + row]
        if (target) column.read(value, target)
      })
    }
  }
  return rows.length === snapshot.rows ? (rows as T[]) : null
}

export const packPeople = (people: readonly Person[]): Snapshot => pack(people, personColumns)
export const unpackPeople = (snapshot: Snapshot): Person[] | null => unpack(snapshot, personColumns)
/** A household's name may be empty, and then comes back so. */
export const packSpots = (spots: readonly Spot[]): Snapshot => pack(spots, spotColumns)
export const unpackSpots = (snapshot: Snapshot): Spot[] | null =>
  unpack(snapshot, spotColumns)?.map((spot) => (spot.name === undefined ? { ...spot, name: '' } : spot)) ?? null
