import { statfs } from 'node:fs/promises'
import type { DiskLevel } from '../../shared/journal'

export type DiskState = { freeBytes: number; level: DiskLevel }

export type Disk = {
  /** How much room there is, a few seconds old at most. */
  look(): Promise<DiskState>
  /** Calls back whenever the level is another than before; looks again and again while anyone watches. Answers the end of it. */
  watch(told: (level: DiskLevel) => void): () => void
  close(): void
}

export type DiskOptions = {
  /** Bytes this user may still write. */
  readFree: () => Promise<number>
  report: (fault: unknown) => void
  /** How long an answer is kept, and how often a watcher's disk is looked at, ms. */
  keepMs?: number
  everyMs?: number
}

/** The reader for the disk a folder lies on. */
export const freeBytesOf = (folder: string) => async (): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

export const levelOf = (freeBytes: number): DiskLevel => {
  if (freeBytes < 200_000_000) return 'read-only'
  if (freeBytes < 500_000_000) return 'no-imports'
  return freeBytes < 1_000_000_000 ? 'low' : 'good'
}

/** Guards the room on the disk of the data folder: a disk filled to the end has cost whole databases (docs/decisions/0017). */
export function createDisk({ readFree, report, keepMs = 3_000, everyMs = 10_000 }: DiskOptions): Disk {
  const watchers = new Set<(level: DiskLevel) => void>()
  let known: DiskState = { freeBytes: Number.MAX_SAFE_INTEGER, level: 'good' }
  let seenAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | null = null

  const look = async (): Promise<DiskState> => {
    if (performance.now() - seenAt < keepMs) return known
    try {
      const freeBytes = await readFree()
      const level = levelOf(freeBytes)
      const changed = level !== known.level
      known = { freeBytes, level }
      if (changed) for (const told of watchers) told(level)
    } catch (cause) {
      // A file system that does not say is no reason to stop the desk: a write that fails says so itself.
      report(new Error('The free space of the data folder cannot be read', { cause }))
    }
    seenAt = performance.now()
    return known
  }

  const rest = () => {
    if (timer) clearInterval(timer)
    timer = null
  }

  return {
    look,
    watch: (told) => {
      watchers.add(told)
      timer ??= setInterval(() => void look(), everyMs).unref()
      return () => {
        watchers.delete(told)
        if (watchers.size === 0) rest()
      }
    },
    close: () => {
      watchers.clear()
      rest()
    },
  }
}
