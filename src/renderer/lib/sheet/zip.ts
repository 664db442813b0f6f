import { Inflate } from 'fflate'
import { done, type Result, refused } from '../result'
import type { FileRefusal } from './types'

export const limits = {
  /** The file as it lies on disk, bytes. */
  file: 20 * 1024 * 1024,
  /** Everything inflated from one archive together, bytes. */
  inflated: 150 * 1024 * 1024,
  entries: 200,
  /** Inflated to packed, over the whole archive; asked from `ratioFrom` bytes on, below which nothing can be hidden. */
  ratio: 60,
  ratioFrom: 4 * 1024 * 1024,
  /** Rows of one sheet that hold something. */
  rows: 50_000,
  /** Cells further right are nobody's roster; Excel's own limit is 16,384. */
  columns: 2_000,
} as const

type Entry = { method: number; packed: number; inflated: number; at: number }

/**
 * An opened archive. `each` inflates one entry and hands its bytes over piece by piece; it answers false where there is none.
 * It throws `ZipRefusal` where the bytes are damaged or more of them come out than the directory said.
 */
export type Zip = {
  has: (name: string) => boolean
  names: () => string[]
  each: (name: string, take: (bytes: Uint8Array) => void) => boolean
}

/** Thrown while inflating, from inside fflate's callback, and caught by `readWorkbook`. */
export class ZipRefusal extends Error {
  readonly code: FileRefusal['code']
  constructor(code: FileRefusal['code']) {
    super(`The archive cannot be read: ${code}`)
    this.code = code
  }
}

const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const unknown32 = 0xffffffff

/** The end record stands in the last 22 bytes, or up to 65,535 earlier where a comment follows it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return -1
}

/** Streaming writers leave 0xffffffff and put the true sizes into a zip64 field (id 1), inflated before packed. */
function sizesOf(view: DataView, at: number, nameLength: number, extraLength: number): { packed: number; inflated: number } {
  let packed = view.getUint32(at + 20, true)
  let inflated = view.getUint32(at + 24, true)
  const end = at + 46 + nameLength + extraLength
  for (let p = at + 46 + nameLength; p + 4 <= end; p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue
    let q = p + 4
    if (inflated === unknown32 && q + 8 <= end) {
      inflated = Number(view.getBigUint64(q, true))
      q += 8
    }
    if (packed === unknown32 && q + 8 <= end) packed = Number(view.getBigUint64(q, true))
  }
  return { packed, inflated }
}

function readDirectory(view: DataView, bytes: Uint8Array): Result<Map<string, Entry>, FileRefusal> {
  const end = findEnd(view)
  if (end < 0) return refused({ code: 'damaged' })
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return refused({ code: 'bomb' })
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directorySignature) return refused({ code: 'damaged' })
    if (view.getUint16(at + 8, true) & 1) return refused({ code: 'encrypted' })
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    if (at + 46 + nameLength + extraLength > view.byteLength) return refused({ code: 'damaged' })
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
    const sizes = sizesOf(view, at, nameLength, extraLength)
    total += sizes.inflated
    entries.set(name.replace(/^\//, ''), { method: view.getUint16(at + 10, true), ...sizes, at: view.getUint32(at + 42, true) })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  const tooDense = total > limits.ratioFrom && total > bytes.length * limits.ratio
  return total > limits.inflated || tooDense ? refused({ code: 'bomb' }) : done(entries)
}

/** Pieces are small because one packed byte can become a thousand: no push makes more than about 16 MB. */
const piece = 16 * 1024

/** Reads the archive's directory and refuses what promises too much; nothing is inflated yet. */
export function openZip(bytes: Uint8Array): Result<Zip, FileRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(view, bytes)
  if (!directory.ok) return directory
  const entries = directory.value
  let budget: number = limits.inflated

  const packedBytes = (entry: Entry): Uint8Array => {
    if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) throw new ZipRefusal('damaged')
    const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
    if (from + entry.packed > bytes.length) throw new ZipRefusal('damaged')
    return bytes.subarray(from, from + entry.packed)
  }

  const inflate = (entry: Entry, packed: Uint8Array, give: (part: Uint8Array) => void): void => {
    if (entry.method === 0) {
      give(packed)
      return
    }
    if (entry.method !== 8) throw new ZipRefusal('damaged')
    const stream = new Inflate(give)
    try {
      for (let at = 0; at < packed.length; at += piece) stream.push(packed.subarray(at, at + piece), at + piece >= packed.length)
    } catch (cause) {
      if (cause instanceof ZipRefusal || !(cause instanceof Error && 'code' in cause)) throw cause
      throw new ZipRefusal('damaged')
    }
  }

  return done({
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    each(name, take) {
      const entry = entries.get(name)
      if (!entry) return false
      let given = 0
      inflate(entry, packedBytes(entry), (part) => {
        given += part.length
        budget -= part.length
        if (given > entry.inflated || budget < 0) throw new ZipRefusal('bomb')
        if (part.length > 0) take(part)
      })
      if (given !== entry.inflated) throw new ZipRefusal('damaged')
      return true
    },
  })
}
