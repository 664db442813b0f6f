import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
/** Four stations and what they copy, with room to spare; bytes. */
const enough = 4 * 2 ** 30

/** Where stations lie: in memory where the system offers enough of it, because a journey writes much and keeps nothing. */
export function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize >= enough ? inMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}
