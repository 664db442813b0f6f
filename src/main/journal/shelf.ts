import { rm } from 'node:fs/promises'
import { Refusal } from '../refusal'
import { segmentOf } from './place'
import { createPlaces, type Places } from './places'
import { cutTail, listSegments, readSegment, rewriteSegment, type Segment, segmentPath } from './segments'
import type { OpenLogFile } from './tail'
import { createWriting, type Writing } from './writing'

export type ShelfOptions = {
  folder: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Where damage is told; it names files, never a person. */
  report: (fault: unknown) => void
  openFile?: OpenLogFile
  limits?: Partial<ShelfLimits>
}

export type ShelfLimits = {
  /** A segment is followed by the next from this size on, and after a day. Bytes. */
  segmentBytes: number
  /** History older than this, or beyond this many bytes, goes; what is pending stays. */
  historyDays: number
  historyBytes: number
}

const day = 86_400_000
const usual: ShelfLimits = { segmentBytes: 8 * 1024 * 1024, historyDays: 400, historyBytes: 500_000_000 }

/** The segments of a journal and the index of what is in them. Whoever calls takes care that one call runs at a time. */
export type Shelf = {
  readonly places: Places
  write: Writing['write']
  /** The segments that hold forgotten notes, oldest first. */
  stale(): number[]
  /** Writes a segment anew without what is forgotten. */
  rewrite(number: number): Promise<void>
  /** Removes segments past the limits, oldest first; those that hold something pending keep that and nothing else. */
  prune(): Promise<void>
  clear(): Promise<void>
  close(): Promise<void>
}

/** Reads every segment. Damage is passed over and told; a torn end is cut off. */
async function readAll({ folder, report }: ShelfOptions, places: Places) {
  const segments = new Map<number, Segment>()
  const numbers = await listSegments(folder)
  let last: Segment | null = null
  for (const number of numbers) {
    const name = segmentPath(folder, number)
    try {
      const { damaged, torn, ...segment } = await readSegment(folder, number, places.add)
      segments.set(number, segment)
      if (damaged > 0) report(new Error(`The journal's ${name} has ${damaged} damaged bytes; the rest of it was read`))
      if (torn > 0) await cutTail(folder, segment)
      if (number === numbers.at(-1)) last = segment
    } catch (cause) {
      report(new Error(`The journal's ${name} cannot be read or mended; it is left as it is`, { cause }))
    }
  }
  return { segments, last, next: (numbers.at(-1) ?? 0) + 1 }
}

/** Opens the segments of a folder that exists. Never fails for what is in them. */
export async function openShelf(options: ShelfOptions): Promise<Shelf> {
  const { folder, now } = options
  const limits = { ...usual, ...options.limits }
  const places = createPlaces()
  const found = await readAll(options, places)
  const { segments } = found
  const writing = createWriting({ ...options, ...limits, ...found, places })
  let closed = false

  const rewrite = async (number: number) => {
    if (writing.isAt(number)) await writing.end()
    const size = await rewriteSegment(folder, number, places)
    const segment = segments.get(number)
    if (size === 0) segments.delete(number)
    else if (segment) segment.size = size
  }

  const remove = async (number: number) => {
    await rm(segmentPath(folder, number), { force: true })
    segments.delete(number)
    places.moved(number, new Map())
  }

  return {
    places,
    rewrite,
    write: async (notes, durable) => {
      if (closed) throw new Refusal(503, 'closed', 'The journal is closed')
      await writing.write(notes, durable)
    },
    stale: () => [...places.stale()].filter((number) => segments.has(number)).sort((a, b) => a - b),
    prune: async () => {
      let bytes = [...segments.values()].reduce((sum, { size }) => sum + size, 0)
      const oldest = new Date(now() - limits.historyDays * day).toISOString()
      const waited = new Set(places.pending().map(({ place }) => segmentOf(place)))
      for (const { number, size, lastAt } of [...segments.values()].sort((a, b) => a.number - b.number)) {
        if (writing.isAt(number) || (bytes <= limits.historyBytes && lastAt >= oldest)) continue
        if (!waited.has(number)) await remove(number)
        else {
          await readSegment(folder, number, places.drop)
          if (places.stale().has(number)) await rewrite(number)
        }
        bytes -= size - (segments.get(number)?.size ?? 0)
      }
    },
    clear: async () => {
      await writing.end()
      for (const number of await listSegments(folder)) await rm(segmentPath(folder, number), { force: true })
      segments.clear()
      places.clear()
    },
    close: async () => {
      closed = true
      await writing.end()
    },
  }
}
