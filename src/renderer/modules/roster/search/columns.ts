/** Raise it whenever a column of the kept index changes: one kept by an older program is then made anew. */
export const keptVersion = 2

/** What is kept does not add up: then it is as if there were none. Caught where the cache is read. */
export class KeptError extends Error {
  override name = 'KeptError'
}

/** Ends a value; control characters have no business in a record, here they would shift a whole column. */
const between = '\u001f'
/** Ends a name in syllable numbers, which may be any small number. */
const betweenCodes = '\uffff'

/** A text as a column takes it. */
export const plain = (value: string): string => (value.includes(between) ? value.replaceAll(between, ' ') : value)

/** Takes columns and makes one run of bytes of them: read back, a number column is a copy, a text column one split. */
export type ColumnWriter = {
  numbers: (name: string, values: ArrayLike<number>) => void
  texts: (name: string, values: readonly string[]) => void
  codes: (name: string, values: readonly string[]) => void
  bytes: (name: string, values: Uint8Array) => void
  /** The bytes of all columns so far. */
  finish: () => Uint8Array<ArrayBuffer>
}

/** Reads columns back. Every verb throws KeptError where the column is not there or has not as many values as the rows say. */
export type ColumnReader = {
  /** `rows` undefined: as many as there are. */
  numbers: (name: string, rows?: number) => number[]
  int32: (name: string, rows?: number) => Int32Array
  texts: (name: string, rows?: number) => string[]
  codes: (name: string, rows: number) => string[]
  bytes: (name: string) => Uint8Array
}

const wordBytes = 4
const aligned = (length: number): number => Math.ceil(length / wordBytes) * wordBytes

export function writeColumns(): ColumnWriter {
  const columns: { name: string; bytes: Uint8Array }[] = []
  const encoder = new TextEncoder()
  const add = (name: string, bytes: Uint8Array) => {
    columns.push({ name, bytes })
  }
  return {
    numbers: (name, values) => add(name, new Uint8Array(Int32Array.from(values).buffer)),
    texts: (name, values) => add(name, encoder.encode(values.map((value) => plain(value) + between).join(''))),
    codes: (name, values) => add(name, encoder.encode(values.map((value) => value + betweenCodes).join(''))),
    bytes: add,
    finish() {
      const heads = columns.map(({ name, bytes }) => [name, bytes.length])
      const head = encoder.encode(JSON.stringify({ version: keptVersion, columns: heads }))
      const size = columns.reduce((sum, { bytes }) => sum + aligned(bytes.length), wordBytes + aligned(head.length))
      const whole = new Uint8Array(size)
      new DataView(whole.buffer).setUint32(0, head.length, true)
      whole.set(head, wordBytes)
      let at = wordBytes + aligned(head.length)
      for (const { bytes } of columns) {
        whole.set(bytes, at)
        at += aligned(bytes.length)
      }
      return whole
    },
  }
}

type Head = { version: number; columns: [string, number][] }

function readHead(whole: Uint8Array<ArrayBuffer>): { head: Head; from: number } {
  try {
    const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true)
    const head = JSON.parse(new TextDecoder().decode(whole.subarray(wordBytes, wordBytes + length))) as Head
    if (head.version !== keptVersion) throw new KeptError(`version ${head.version}`)
    return { head, from: wordBytes + aligned(length) }
  } catch (cause) {
    throw new KeptError('no head', { cause })
  }
}

/** Throws KeptError where the bytes are no columns of this version. */
export function readColumns(given: Uint8Array<ArrayBuffer>): ColumnReader {
  // Numbers are read where they lie, which only works from the beginning of a buffer.
  const whole = given.byteOffset === 0 ? given : given.slice()
  const { head, from } = readHead(whole)
  const columns = new Map<string, Uint8Array<ArrayBuffer>>()
  let at = from
  for (const [name, length] of head.columns) {
    if (at + length > whole.length) throw new KeptError(`${name} is cut off`)
    columns.set(name, whole.subarray(at, at + length))
    at += aligned(length)
  }
  const decoder = new TextDecoder()
  const bytes = (name: string) => {
    const column = columns.get(name)
    if (!column) throw new KeptError(`no ${name}`)
    return column
  }
  const int32 = (name: string, rows?: number) => {
    const column = bytes(name)
    const values = new Int32Array(column.buffer, column.byteOffset, column.length / wordBytes)
    if (rows !== undefined && values.length !== rows) throw new KeptError(`${name} has ${values.length} of ${rows}`)
    return values
  }
  const split = (name: string, separator: string, rows?: number) => {
    const values = decoder.decode(bytes(name)).split(separator)
    if (values.pop() !== '' || (rows !== undefined && values.length !== rows)) throw new KeptError(`${name} is shifted`)
    return values
  }
  return {
    bytes,
    int32,
    numbers: (name, rows) => Array.from(int32(name, rows)),
    texts: (name, rows) => split(name, between, rows),
    codes: (name, rows) => split(name, betweenCodes, rows),
  }
}
