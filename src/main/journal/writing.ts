import { open } from 'node:fs/promises'
import { syncFolder } from '../files'
import type { Framed } from './commit'
import { placeOf } from './place'
import type { Places } from './places'
import { type Segment, segmentPath } from './segments'
import { asDiskFault, createTail, type OpenLogFile, type TailFile } from './tail'

export type WritingOptions = {
  folder: string
  /** Milliseconds since 1970. */
  now: () => number
  openFile?: OpenLogFile
  /** A segment is followed by the next from this size on, and after a day. Bytes. */
  segmentBytes: number
  places: Places
  segments: Map<number, Segment>
  /** The segment to go on with, if any, and the number of the next. */
  last: Segment | null
  next: number
}

export type Writing = {
  /** Adds notes behind all others, all or none. Throws a Refusal 507 `disk-full`. */
  write(notes: readonly Framed[], durable: boolean): Promise<void>
  isAt(number: number): boolean
  /** Closes the segment; the next write begins another. */
  end(): Promise<void>
}

const day = 86_400_000

/** The end of the journal: which segment is written, when the next begins. */
export function createWriting({
  folder,
  now,
  openFile = open,
  segmentBytes,
  places,
  segments,
  ...begin
}: WritingOptions): Writing {
  let { last, next } = begin
  let tail: { file: TailFile; segment: Segment } | null = null

  const isFinished = ({ size, firstAt }: Segment) =>
    size >= segmentBytes || (firstAt !== '' && Math.abs(now() - Date.parse(firstAt)) > day)

  const end = async () => {
    const ended = tail
    tail = null
    last = null
    await ended?.file.close()
  }

  const openTail = async () => {
    if (last) {
      const file = await openFile(segmentPath(folder, last.number), 'r+', 0o600)
      return { file: createTail(file, last.size), segment: last }
    }
    const number = next
    const file = await openFile(segmentPath(folder, number), 'wx', 0o600)
    next += 1
    last = { number, size: 0, firstAt: '', lastAt: '' }
    segments.set(number, last)
    // The file's name must reach the disk too.
    await syncFolder(folder)
    return { file: createTail(file, 0), segment: last }
  }

  return {
    write: async (notes, durable) => {
      if (last && (tail?.file.distrusted() || isFinished(last))) await end()
      tail ??= await openTail().catch((cause: unknown) => {
        throw asDiskFault(cause)
      })
      const { file, segment } = tail
      let offset = segment.size
      await file.append(Buffer.concat(notes.map(({ bytes }) => bytes)), durable)
      for (const { head, bytes } of notes) {
        places.add(head, placeOf(segment.number, offset))
        offset += bytes.length
        segment.firstAt ||= head.at
        segment.lastAt = head.at
      }
      segment.size = offset
    },
    isAt: (number) => last?.number === number,
    end,
  }
}
