import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type HostName, type Prepared, prepareStation } from './station'

/** Where the workers of one run find what one of them prepared; set by global-setup.ts, which also removes it. */
export const preparedFolder = 'YIZHAN_PREPARED'

/** Longer than a station that is set up takes on a busy machine, milliseconds. */
const longestMs = 120_000

type Told = { prepared: Prepared } | { failed: string }

/**
 * A set-up station of this host, made by whoever needs one first; the others wait for it. Under the Node host the page's port is
 * part of its database's key, so that workers which run at the same time (`lane`) have one each.
 */
export async function sharedStation(host: HostName, lane: number, ready: (page: Page) => Promise<void>): Promise<Prepared> {
  const folder = process.env[preparedFolder]
  if (folder === undefined) throw new Error(`${preparedFolder} is not set: e2e/hosts/global-setup.ts has not run`)
  const name = host === 'node' ? `node-${lane}` : host
  const [place, answer] = [join(folder, name), join(folder, `${name}.json`)]
  try {
    await mkdir(place)
  } catch {
    return read(answer)
  }
  const told = await prepareStation(host, ready, place).then(
    (prepared): Told => ({ prepared }),
    (cause: unknown): Told => ({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  )
  await writeFile(`${answer}.part`, JSON.stringify(told))
  await rename(`${answer}.part`, answer)
  return found(told)
}

async function read(answer: string): Promise<Prepared> {
  for (const end = Date.now() + longestMs; Date.now() < end; await wait(50)) {
    const text = await readFile(answer, 'utf8').catch(() => '')
    if (text !== '') return found(JSON.parse(text) as Told)
  }
  throw new Error(`nobody prepared a station within ${longestMs / 1000} s`)
}

function found(told: Told): Prepared {
  if ('failed' in told) throw new Error(`the station that tests begin with could not be set up: ${told.failed}`)
  return told.prepared
}
