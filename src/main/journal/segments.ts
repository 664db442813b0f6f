import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../files'
import { frameSize, payloadAt, scanFrames, wholeSize } from './frame'
import { type NoteHead, readHead } from './note'
import { offsetOf, type Place, placeOf, segmentOf } from './place'
import type { Places } from './places'

/** One file of the journal. `size`: where its last good frame ends. `firstAt`, `lastAt`: of its notes, ISO 8601. */
export type Segment = { number: number; size: number; firstAt: string; lastAt: string }

const shape = /^(\d{8})\.log$/

export const segmentPath = (folder: string, number: number): string => join(folder, `${String(number).padStart(8, '0')}.log`)

/** The numbers of the segments, rising. What a killed rewriting left is removed. */
export async function listSegments(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  for (const name of names) if (name.endsWith('.log.tmp')) await rm(join(folder, name), { force: true })
  const numbers = names.flatMap((name) => shape.exec(name)?.[1] ?? []).map(Number)
  return numbers.sort((a, b) => a - b)
}

export type ReadSegment = Segment & { damaged: number; torn: number }

/** Reads a segment from its begin and tells each note with its place. Throws where the file cannot be read. */
export async function readSegment(
  folder: string,
  number: number,
  found: (head: NoteHead, place: Place) => void,
): Promise<ReadSegment> {
  const bytes = await readFile(segmentPath(folder, number))
  let [firstAt, lastAt] = ['', '']
  const { end, damaged } = scanFrames(bytes, (payload, offset) => {
    const head = readHead(payload)
    if (!head) return
    firstAt ||= head.at
    lastAt = head.at
    found(head, placeOf(number, offset))
  })
  return { number, size: end, firstAt, lastAt, damaged, torn: bytes.length - end }
}

/** Cuts off what follows the last good frame. */
export async function cutTail(folder: string, { number, size }: Segment): Promise<void> {
  const file = await open(segmentPath(folder, number), 'r+')
  try {
    await file.truncate(size)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Writes a segment anew with the notes the index knows; without any, removes it. Answers its size, bytes. */
export async function rewriteSegment(folder: string, number: number, places: Places): Promise<number> {
  const path = segmentPath(folder, number)
  const old = await readFile(path)
  const kept: Buffer[] = []
  const moves = new Map<Place, Place>()
  let size = 0
  scanFrames(old, (payload, offset) => {
    const head = readHead(payload)
    const place = placeOf(number, offset)
    if (!head || !places.has(head, place)) return
    const bytes = old.subarray(offset, offset + frameSize(payload.length))
    moves.set(place, placeOf(number, size))
    kept.push(bytes)
    size += bytes.length
  })
  if (size === 0) await rm(path, { force: true })
  else await replace(path, kept)
  await syncFolder(folder)
  places.moved(number, moves)
  return size
}

async function replace(path: string, parts: Buffer[]): Promise<void> {
  const draft = `${path}.tmp`
  try {
    await rm(draft, { force: true })
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(Buffer.concat(parts))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    throw cause
  }
}

/**
 * Reads the payloads at these places in turn; null for one that is damaged by now. `ahead`: how much is read at once,
 * bytes; much where the places lie side by side.
 */
export async function readPayloads(folder: string, places: readonly Place[], ahead: number): Promise<(Buffer | null)[]> {
  const files = new Map<number, FileHandle>()
  let block: { number: number; from: number; bytes: Buffer } = { number: -1, from: 0, bytes: Buffer.alloc(0) }
  const read = async (number: number, from: number, length: number): Promise<Buffer> => {
    const file = files.get(number) ?? (await open(segmentPath(folder, number), 'r'))
    files.set(number, file)
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  }
  const one = async (place: Place): Promise<Buffer | null> => {
    const [number, from] = [segmentOf(place), offsetOf(place)]
    const known = block.number === number && from >= block.from ? payloadAt(block.bytes, from - block.from) : null
    if (known) return known
    block = { number, from, bytes: await read(number, from, ahead) }
    const whole = wholeSize(block.bytes)
    return payloadAt(whole > block.bytes.length ? await read(number, from, whole) : block.bytes, 0)
  }
  try {
    const payloads: (Buffer | null)[] = []
    for (const place of places) payloads.push(await one(place))
    return payloads
  } finally {
    for (const file of files.values()) await file.close()
  }
}
