import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Station } from './station'

/** The browser's profile of a station under the Node host. */
export const profileOf = (station: Station): string => join(dirname(station.dataDir), 'profile')

/** The processes whose command line has these words; their numbers. */
function processesOf(words: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).filter((number) => {
    try {
      return readFileSync(`/proc/${number}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(words)
    } catch {
      // It ended meanwhile.
      return false
    }
  })
}

/** Ends the whole browser of a station at once, as a power cut does. Answers how many processes that were. */
export function killBrowser(station: Station): number {
  const numbers = processesOf(`--user-data-dir=${profileOf(station)}`)
  for (const number of numbers) {
    try {
      process.kill(number, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  return numbers.length
}

/** Removes what the browser's databases hold, as a cleaning tool or a damaged disk does. */
export function removeIndexedDb(station: Station): void {
  rmSync(join(profileOf(station), 'Default', 'IndexedDB'), { recursive: true })
}

export type Disk = {
  /** Where temporary folders made from now on lie: on that disk. */
  folder: string
  /** Whether the browser runs short with the host. */
  isBrowsersToo: boolean
  /** Takes all the room there is but for so many megabytes. */
  fill(station: Station, leaving: number): void
  /** Gives it back. */
  free(station: Station): void
  unmount(): void
}

function fillWith(ballast: string, leaving: number): void {
  const file = openSync(ballast, 'w')
  const block = Buffer.alloc(1_000_000, 1)
  const { bavail, bsize } = statfsSync(ballast)
  const most = leaving > 0 ? (bavail * bsize) / block.length - leaving : Number.POSITIVE_INFINITY
  try {
    for (let written = 0; written < most; written += 1) writeSync(file, block)
  } catch {
    // That was the last of it.
  } finally {
    closeSync(file)
  }
}

/**
 * A disk of its own. Where this user may not mount one, the host alone is kept from making files any longer (RLIMIT_FSIZE):
 * its writes then fail in the same place, with EFBIG for ENOSPC.
 */
export function openDisk(megabytes: number): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-disk-'))
  const ballast = join(folder, 'ballast')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    const limit = (station: Station, bytes: string) => {
      for (const number of processesOf(`--data ${station.dataDir}`))
        execFileSync('prlimit', ['--pid', String(number), `--fsize=${bytes}:`])
    }
    return {
      folder,
      isBrowsersToo: false,
      fill: (station) => limit(station, '1'),
      free: (station) => limit(station, 'unlimited'),
      unmount: () => rmSync(folder, { recursive: true, force: true }),
    }
  }
  return {
    folder,
    isBrowsersToo: true,
    fill: (_station, leaving) => fillWith(ballast, leaving),
    free: () => rmSync(ballast),
    unmount: () => {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
