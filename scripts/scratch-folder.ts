import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
/** What four journeys at once need, with room to spare; bytes. */
const enough = 4 * 2 ** 30

/** Where tests write: in memory where the system offers enough of it, because they write much and keep nothing. */
export function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize >= enough ? inMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}
