import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newFolder } from '../testing/folders'
import { answerJson, startUpstream } from '../testing/upstream'
import { openCatalogue } from './catalogue'
import { openIntakeQueue } from './intake-queue'
import { createRounds } from './rounds'

const notice = { _id: 'notice-1', kind: 'notice', title: '周五停水' }

test('what was published after the first look and before the watch had its place is fetched at once, not at the next round', async () => {
  let published = false
  const center = await startUpstream((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://center')
    if (pathname.endsWith('/_design/epoch')) return answerJson(response, { epoch: 'a' })
    if (searchParams.get('feed') === 'longpoll') return
    if (searchParams.get('since') === 'now') {
      // It answers when the catalogue was read and the kiosk is online, and by then a desk has published.
      void vi
        .waitFor(() => expect(rounds.online()).toBe(true), { timeout: 5_000, interval: 5 })
        .then(() => {
          published = true
          answerJson(response, { results: [], last_seq: 1 })
        })
      return
    }
    if (pathname.endsWith('/_changes')) {
      const results = published ? [{ id: notice._id, doc: notice }] : []
      return answerJson(response, { results, last_seq: published ? 1 : 0 })
    }
    answerJson(response, { rows: [] })
  })
  const folder = newFolder()
  const database = () => `${center.root}/catalogue`
  const authorization = async () => null
  const terminals = () => `${center.root}/terminals`
  const catalogue = await openCatalogue({
    path: join(folder, 'catalogue.json'),
    of: () => 'kiosk001',
    database,
    terminals,
    authorization,
    now: Date.now,
  })
  const hourly = { everyMs: 3_600_000, firstMs: 10, mostMs: 50 }
  const rounds = createRounds({
    link: { root: center.root, collections: () => [], database, terminals, intakeOf: () => null, authorization },
    heartbeat: async () => ({ restored: false }) as never,
    catalogue,
    queue: await openIntakeQueue(join(folder, 'intake'), Date.now, () => undefined),
    pace: { catalogue: hourly, terminals: hourly, queue: hourly },
    random: Math.random,
    tell: { catalogue: () => undefined, state: () => undefined },
  })
  onTestFinished(rounds.stop)
  rounds.start()
  await vi.waitFor(() => expect(catalogue.read().records.map(({ title }) => title)).toEqual([notice.title]), { timeout: 5_000 })
})
