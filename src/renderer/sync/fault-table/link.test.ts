import { describe } from 'vitest'
import { comes, faultTable, paperAtCenter, syncsUntil, type World, wait } from '../testing/fault-row'
import type { FaultKind } from '../testing/link-faults'
import { cableOut, clear, type Passing } from '../testing/proxy'
import { stockPatienceMs, stockRetryMs } from '../testing/stock-client'

const faultRow = faultTable()

/** The question for news: the stock plugin's long poll, our page of changes. */
const asksForNews = ({ engine }: World, { endpoint, query }: Passing) =>
  endpoint === '_changes' && (engine === 'ours' || query.get('feed') === 'longpoll')

const has = (client: { ids: () => Promise<string[]> }, id: string) => async () => (await client.ids()).includes(id)

describe('E1: one failing answer with a JSON body while waiting for news', () => {
  const scenario = (kind: FaultKind) => async (world: World) => {
    const proxy = await world.proxy()
    let failed = 0
    proxy.plan((passing) => (asksForNews(world, passing) && failed++ === 0 ? kind : null))
    const a = await world.terminal({ proxy })
    await a.sync()
    await comes(() => failed > 0, 3_000)
    await wait(2 * stockRetryMs)
    await world.atCenter(paperAtCenter('news', { name: '王秀芳' }))
    const arrived = world.engine === 'ours' ? await syncsUntil(a, has(a, 'news')) : await comes(has(a, 'news'), stockPatienceMs)
    return { told: a.told().length > 0, arrived, unhandled: world.unhandled.length > 0 }
  }
  for (const kind of ['401', '404', '429', '500'] as const)
    faultRow(kind, scenario(kind), {
      stock: ['the pull dies of it and says nothing', { told: false, arrived: false, unhandled: true }],
      ours: ['it is told, and the news arrive', { told: true, arrived: true, unhandled: false }],
    })
})

faultRow(
  'E2: the link drops on a quiet database',
  async (world) => {
    const proxy = await world.proxy()
    const a = await world.terminal({ proxy })
    await a.sync()
    await comes(() => proxy.passed.some((passing) => asksForNews(world, passing)), 10_000)
    // On a busy machine the first reading may still be going on.
    for (let seen = -1; seen !== proxy.passed.length; ) {
      seen = proxy.passed.length
      await wait(2 * stockRetryMs)
    }
    proxy.plan(cableOut)
    proxy.cut()
    await a.sync()
    await world.atCenter(paperAtCenter('meanwhile', { name: '王秀芳' }))
    await wait(2 * stockRetryMs)
    proxy.plan(clear)
    await wait(3 * stockRetryMs)
    await world.atCenter(paperAtCenter('later', { name: '李建国' }))
    await syncsUntil(a, has(a, 'later'))
    return { ids: (await a.ids()).filter((id) => !id.startsWith('_design/')) }
  },
  {
    stock: ['what was written meanwhile never comes, though later news do', { ids: ['later'] }],
    ours: ['nothing is missed', { ids: ['later', 'meanwhile'] }],
  },
)

faultRow(
  'E10: a POST that is never answered',
  async (world) => {
    const proxy = await world.proxy()
    let hung = 0
    proxy.plan(({ endpoint, method }) => (method === 'POST' && endpoint === '_bulk_docs' && hung++ === 0 ? 'hang' : null))
    const a = await world.terminal({ proxy })
    await a.insert({ id: 'mine', name: '王秀芳' })
    const atCenter = async () => (await world.findAtCenter('mine')) !== null
    const sent = world.engine === 'ours' ? await syncsUntil(a, atCenter) : await comes(atCenter, stockPatienceMs)
    return { sent, told: a.told().length > 0 }
  },
  {
    stock: ['the push stands still without a word', { sent: false, told: false }],
    ours: ['it is told when the time is up, and sent again', { sent: true, told: true }],
  },
)

faultRow(
  'E15: a terminal that starts offline against a busy center',
  async (world) => {
    const proxy = await world.proxy()
    proxy.plan(cableOut)
    const count = 240
    const batch = (from: number) =>
      Array.from({ length: 20 }, (_, index) => paperAtCenter(`busy-${String(from + index).padStart(3, '0')}`, { name: '居民' }))
    const a = await world.terminal({ proxy })
    for (let from = 0; from < 120; from += 20) await world.atCenter(...batch(from))
    // One question is a while on its way, as on a slow line.
    let slowed = 0
    proxy.plan((passing) => (asksForNews(world, passing) && slowed++ === 0 ? { delay: 400 } : null))
    const writing = (async () => {
      for (let from = 120; from < count; from += 20) {
        await world.atCenter(...batch(from))
        await wait(60)
      }
    })()
    await a.sync()
    await writing
    const all = async () => (await a.ids()).filter((id) => id.startsWith('busy-')).length === count
    return { all: await syncsUntil(a, all, world.engine === 'ours' ? 6_000 : stockPatienceMs) }
  },
  {
    stock: ['some of what was written then never comes', { all: false }],
    ours: ['nothing is missed', { all: true }],
  },
)

faultRow(
  'S2: a center that takes no more than thirty records at once',
  async (world) => {
    const proxy = await world.proxy()
    proxy.plan(({ endpoint, body }) =>
      endpoint === '_bulk_docs' && (JSON.parse(body) as { docs: unknown[] }).docs.length > 30 ? '413' : null,
    )
    const a = await world.terminal({ proxy })
    await a.insert(...Array.from({ length: 100 }, (_, index) => ({ id: `paper-${index}`, name: '居民' })))
    const last = async () => (await world.findAtCenter('paper-99')) !== null && (await world.findAtCenter('paper-0')) !== null
    return { sent: world.engine === 'ours' ? await syncsUntil(a, last) : await comes(last, stockPatienceMs) }
  },
  {
    stock: ['the same hundred are sent for ever and never taken', { sent: false }],
    ours: ['they are halved until they are taken', { sent: true }],
  },
)

describe('S2: a center that asks to be left alone for a second', () => {
  for (const kind of ['429', '503'] as const)
    faultRow(
      kind,
      async (world) => {
        const proxy = await world.proxy()
        const asked: number[] = []
        proxy.plan(({ endpoint, at }) => {
          if (endpoint !== '_all_docs' && endpoint !== '_bulk_docs') return null
          asked.push(at)
          return kind
        })
        const a = await world.terminal({ proxy })
        await a.insert({ id: 'mine', name: '王秀芳' })
        await comes(() => asked.length >= 3, 4_000)
        const gaps = asked.slice(1, 3).map((at, index) => at - (asked[index] ?? at))
        return { soon: gaps.some((gap) => gap < 450) }
      },
      {
        stock: ['it comes again after the same short while, each time', { soon: true }],
        ours: ['it waits, longer each time', { soon: false }],
      },
    )
})
