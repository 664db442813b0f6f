import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { hubOf } from '../e2e/hosts/station'
import { sampleCenter, seedStation } from '../scripts/seed-station'
import { sampleSizes } from '../src/renderer/modules/roster/sample/sample-roster'
import { type Figure, spread } from './figures'
import { inPage, leaveApp } from './in-page'
import { builtWorker, inFreshFolder, openStage, type Wish } from './stage'

const changes = 40

type Opened = { people: string[] }

async function begin(page: Page) {
  await leaveApp(page)
  const call = await inPage(page, 'sync')
  return { call, opened: await call<Opened>('open', sampleCenter.code, builtWorker('store')) }
}

/** Two stations of one center: a change saved at one until it stands in the store of the other. */
export const measureSync = (wish: Wish): Promise<Figure[]> =>
  inFreshFolder(async (folder) => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there')]
    await seedStation({ dataDir: join(here, 'data'), residents: sampleSizes[wish.profile], seed: 1 })
    const first = await openStage(here, 0)
    const hub = await hubOf(join(here, 'data'))
    await seedStation({ dataDir: join(there, 'data'), residents: 0, seed: 1, hub })
    const second = await openStage(there, 0, hub)
    try {
      const near = await begin(first.page)
      const far = await begin(second.page)
      await far.call('watch')
      const samples: number[] = []
      for (let turn = 0; turn < changes; turn += 1) {
        const note = `bench ${turn}`
        const saved = await near.call<number>('change', near.opened.people[turn], note)
        samples.push((await far.call<number>('arrival', note)) - saved)
      }
      const bare: number[] = []
      for (let turn = 0; turn < 10; turn += 1)
        bare.push(await near.call<number>('bareRound', near.opened.people[50 + turn], `bare ${turn}`))
      const [seen, plain] = [spread(samples), spread(bare)]
      return [
        { name: 'saved here → stands there, p50', value: seen.p50, reference: { name: 'put and long poll', value: plain.p50 } },
        {
          name: 'saved here → stands there, p95',
          value: seen.p95,
          target: 1000,
          reference: { name: 'put and long poll', value: plain.p95 },
        },
      ]
    } finally {
      await second.close()
      await first.close()
    }
  })
