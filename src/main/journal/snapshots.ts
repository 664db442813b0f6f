import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type SnapshotHead, type SnapshotInfo, snapshotHeadSchema, snapshotRowSchema } from '../../shared/journal'
import { syncFolder } from '../files'
import { Refusal, systemCode } from '../refusal'
import { createTurns } from './commit'
import { asDiskFault } from './tail'

export type Snapshots = {
  /**
   * Keeps a snapshot given line by line. `room`: bytes it may take. Throws a Refusal where a line is none, where rows are
   * missing (400) or where the disk is full (507), and then nothing is left.
   */
  take(lines: AsyncIterable<string>, expected: (head: SnapshotHead) => void, room: number): Promise<SnapshotInfo>
  /** Newest first. */
  list(): Promise<SnapshotInfo[]>
  /** A snapshot's bytes; null where there is none of that name. */
  read(name: string): Promise<{ bytes: number; stream: ReadableStream<Uint8Array> } | null>
  clear(): Promise<void>
}

const kept = 14
const blockBytes = 1024 * 1024
// The number keeps the order whatever the clock says.
const shape = /^(\d{6})-[0-9TZ.-]+\.ndjson$/
const numberOf = (name: string) => Number(shape.exec(name)?.[1] ?? 0)

const bad = (code: string, reason: string, cause?: unknown) => new Refusal(400, code, reason, { cause })

function parseLine<T>(line: string, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(line))
  } catch (cause) {
    throw bad('bad-snapshot', 'A line of the snapshot is none', cause)
  }
}

/** Passes the lines on as they came, and throws where they are no whole snapshot. */
async function* checkLines(lines: AsyncIterable<string>, begin: (head: SnapshotHead) => void): AsyncGenerator<string> {
  let head: SnapshotHead | null = null
  const counts: Record<string, number> = {}
  for await (const line of lines) {
    if (head === null) {
      head = parseLine(line, (value) => snapshotHeadSchema.parse(value))
      begin(head)
    } else {
      const { collection } = parseLine(line, (value) => snapshotRowSchema.parse(value))
      counts[collection] = (counts[collection] ?? 0) + 1
    }
    yield line
  }
  const names = new Set([...Object.keys(head?.records ?? {}), ...Object.keys(counts)])
  for (const name of names) {
    if ((head?.records[name] ?? 0) !== (counts[name] ?? 0)) {
      throw bad('incomplete-snapshot', `The head names ${head?.records[name] ?? 0} rows of ${name}, ${counts[name] ?? 0} came`)
    }
  }
  if (head === null) throw bad('incomplete-snapshot', 'The snapshot is empty')
}

async function writeLines(path: string, lines: AsyncIterable<string>, room: number): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  try {
    let bytes = 0
    let block = ''
    const flush = async () => {
      const part = Buffer.from(block)
      bytes += part.length
      if (bytes > room) throw new Refusal(507, 'disk-full', 'The snapshot does not fit the disk')
      await file.writeFile(part)
      block = ''
    }
    for await (const line of lines) {
      block += `${line}\n`
      if (block.length >= blockBytes) await flush()
    }
    await flush()
    await file.sync()
    return bytes
  } catch (cause) {
    throw asDiskFault(cause)
  } finally {
    await file.close()
  }
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

/** The head of a snapshot in a folder, or null where the file is none. */
async function readInfo(folder: string, name: string): Promise<SnapshotInfo | null> {
  try {
    const file = await open(join(folder, name), 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0)
      const line = buffer.toString('utf8', 0, bytesRead).split('\n', 1)[0] ?? ''
      const { at, records } = snapshotHeadSchema.parse(JSON.parse(line))
      return { name, at, records: sum(records), bytes: (await file.stat()).size }
    } finally {
      await file.close()
    }
  } catch {
    // Not one of ours or damaged: it is not offered, and goes when it is the oldest.
    return null
  }
}

/** A file as a stream that reads as fast as it is taken, and lets go of the file when nobody wants the rest. */
async function readWhole(path: string): Promise<{ bytes: number; stream: ReadableStream<Uint8Array> }> {
  const file = await open(path, 'r')
  const { size } = await file.stat()
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(64 * 1024))
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      await file.close()
      controller.close()
    },
    cancel: () => file.close(),
  })
  return { bytes: size, stream }
}

async function numbered(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => shape.test(name))
  return names.sort((a, b) => numberOf(b) - numberOf(a))
}

/** Encrypted copies of the store, as the page streams them; the host cannot read the rows. The folder is made. */
export async function openSnapshots(folder: string, now: () => number): Promise<Snapshots> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true })
  // Two that end together must not take the same number.
  const inTurn = createTurns()
  let drafts = 0

  const place = async (draft: string): Promise<string> => {
    const number = numberOf((await numbered(folder))[0] ?? '') + 1
    const name = `${String(number).padStart(6, '0')}-${new Date(now()).toISOString().replaceAll(':', '-')}.ndjson`
    await rename(draft, join(folder, name))
    for (const old of (await numbered(folder)).slice(kept)) await rm(join(folder, old), { force: true })
    await syncFolder(folder)
    return name
  }

  return {
    take: async (lines, expected, room) => {
      drafts += 1
      const draft = join(folder, `upload-${drafts}.tmp`)
      let head: SnapshotHead | null = null
      try {
        const begin = (found: SnapshotHead) => {
          expected(found)
          head = found
        }
        const bytes = await writeLines(draft, checkLines(lines, begin), room)
        const { at, records } = snapshotHeadSchema.parse(head)
        return { name: await inTurn(() => place(draft)), at, records: sum(records), bytes }
      } catch (cause) {
        await rm(draft, { force: true })
        throw cause
      }
    },
    list: async () =>
      (await Promise.all((await numbered(folder)).map((name) => readInfo(folder, name)))).filter((one) => one !== null),
    read: async (name) => {
      if (!shape.test(name)) return null
      try {
        return await readWhole(join(folder, name))
      } catch (cause) {
        if (systemCode(cause) === 'ENOENT') return null
        throw cause
      }
    },
    clear: async () => {
      for (const name of await readdir(folder)) await rm(join(folder, name), { force: true })
    },
  }
}
