import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { type Host, outDir } from '../e2e/hosts/host'
import { startNode } from '../e2e/hosts/node'
import { seedStation } from '../scripts/seed-station'
import { sampleSizes } from '../src/renderer/modules/roster/sample/sample-roster'
import { syncAll } from './desk'

export type Wish = {
  profile: keyof typeof sampleSizes
  /** Seeds anew what an earlier run left. */
  fresh: boolean
  /** Tells how it goes; never on the output, which may be JSON. */
  say: (line: string) => void
}

/** A station of the built app with a roster of that size, in a browser whose profile lies on the disk. */
export type Stage = { host: Host; page: Page; close: () => Promise<void> }

/** The port of last time: it is part of the origin, which is the key of the page's database. 0, any free one, at first. */
async function portOf(folder: string): Promise<number> {
  const { port } = z
    .object({ port: z.number().nullish() })
    .parse(JSON.parse(await readFile(join(folder, 'data', 'host.json'), 'utf8')))
  return port ?? 0
}

const folderOf = (profile: Wish['profile']) => resolve('.data', 'bench', profile)

/** Opens the station that was seeded into `data` of a folder; its browser profile lies beside it. */
export async function openStage(folder: string, port: number, hub?: string): Promise<Stage> {
  const options = {
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    port,
    args: [],
    env: {},
    ...(hub ? { hub } : {}),
  }
  const host = await startNode(options, () => undefined)
  const close = async () => {
    await host.close()
  }
  return { host, page: host.page(), close }
}

/** Seeds the center and lets the page sync it, once: both are kept under .data/bench. */
async function prepare({ profile, fresh, say }: Wish): Promise<void> {
  const folder = folderOf(profile)
  if (!existsSync(join(outDir, 'main/serve.cjs'))) throw new Error('there is no build to measure: npm run build')
  if (fresh) await rm(folder, { recursive: true, force: true })
  if (!existsSync(join(folder, 'data'))) {
    const making = join(folder, 'making')
    await rm(making, { recursive: true, force: true })
    await mkdir(making, { recursive: true })
    say(`seeding ${sampleSizes[profile]} residents`)
    await seedStation({ dataDir: making, residents: sampleSizes[profile], seed: 1 })
    await rename(making, join(folder, 'data'))
  }
  if (!existsSync(join(folder, 'synced'))) {
    await rm(join(folder, 'profile'), { recursive: true, force: true })
    const stage = await openStage(folder, await portOf(folder))
    try {
      const started = Date.now()
      await syncAll(stage.page)
      say(`first sync took ${((Date.now() - started) / 1000).toFixed(1)} s`)
    } finally {
      await stage.close()
    }
    await mkdir(join(folder, 'synced'))
  }
}

/** The address of a worker in the built page, by the name of its file. */
export function builtWorker(name: string): string {
  const file = readdirSync(join(outDir, 'renderer', 'assets')).find((each) => each.startsWith(`${name}.worker-`))
  if (!file) throw new Error(`the build has no worker ${name}`)
  return `/assets/${file}`
}

/** Runs one measurement on a prepared station and closes it. The window shows the address it was opened with. */
export async function onStage<T>(wish: Wish, measure: (stage: Stage) => Promise<T>): Promise<T> {
  await prepare(wish)
  const stage = await openStage(folderOf(wish.profile), await portOf(folderOf(wish.profile)))
  try {
    return await measure(stage)
  } finally {
    await stage.close()
  }
}

/** Makes a folder for stations that are measured from their first moment, and removes it afterwards. */
export async function inFreshFolder<T>(measure: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yizhan-bench-'))
  try {
    return await measure(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
