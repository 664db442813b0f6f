import { type ColumnReader, type ColumnWriter, KeptError, plain } from './columns'

const between = '\u001f'

/** Rows as the cache has them, each a run of bytes: a row nobody looks at is never decoded. */
export type Lines = {
  readonly count: number
  /** The fields of a row. */
  at: (row: number) => string[]
  raw: (row: number) => Uint8Array
}

/** Reads the column `name`. Throws KeptError where it does not add up. */
export function readLines(columns: ColumnReader, name: string): Lines {
  const bytes = columns.bytes(name)
  const ends = columns.int32(`${name}Ends`)
  if ((ends.at(-1) ?? 0) !== bytes.length) throw new KeptError(`${name} is cut off`)
  const decoder = new TextDecoder()
  const raw = (row: number) => bytes.subarray(ends[row - 1] ?? 0, ends[row])
  return { count: ends.length, raw, at: (row) => decoder.decode(raw(row)).split(between) }
}

/** Writes a column of rows; a row that is still as it was read is copied without being decoded. */
export function writeLines(columns: ColumnWriter, name: string, rows: Iterable<readonly string[] | Uint8Array>): void {
  const encoder = new TextEncoder()
  const ends: number[] = []
  let whole = new Uint8Array(1 << 16)
  let at = 0
  for (const row of rows) {
    const text = row instanceof Uint8Array ? null : row.map(plain).join(between)
    const most = row instanceof Uint8Array ? row.length : (text?.length ?? 0) * 3
    if (at + most > whole.length) {
      const larger = new Uint8Array(Math.max(whole.length * 2, at + most))
      larger.set(whole.subarray(0, at))
      whole = larger
    }
    if (row instanceof Uint8Array) whole.set(row, at)
    at += text === null ? most : encoder.encodeInto(text, whole.subarray(at)).written
    ends.push(at)
  }
  columns.bytes(name, whole.subarray(0, at))
  columns.numbers(`${name}Ends`, ends)
}
