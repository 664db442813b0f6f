import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type BellEvent, bellEventSchema } from '../../shared/bell'
import { createDisk } from '../journal/disk'
import { openStation, recordOf, setUp } from '../testing/station'
import { answerJson, startUpstream } from '../testing/upstream'
import { createBell } from './bell'
import { watchPace } from './bell-watch'
import type { CenterLink } from './center'

const pace = { ...watchPace, restMs: 20, firstMs: 20, mostMs: 40 }

/** Reads a stream of events as the page does. */
function listenTo(response: Response) {
  const events: BellEvent[] = []
  let text = ''
  let ended = false
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const read = async () => {
    for (;;) {
      const part = await reader?.read()
      if (!part || part.done) break
      text += part.value
      for (const frame of part.value.split('\n\n')) {
        if (frame.startsWith('data: ')) events.push(bellEventSchema.parse(JSON.parse(frame.slice(6))))
      }
    }
    ended = true
  }
  void read().catch(() => {
    ended = true
  })
  const leave = () => void reader?.cancel().catch(() => undefined)
  onTestFinished(leave)
  return { events, leave, text: () => text, ended: () => ended }
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const reachable = (value: boolean): BellEvent => ({ kind: 'reachable', reachable: value })
const changed = (collection: string): BellEvent => ({ kind: 'changed', collection })

const linkTo = (root: string, collections = ['residents', 'places']): CenterLink => ({
  root,
  collections: () => collections,
  database: (collection) => `${root}/${collection}`,
  terminals: () => null,
  intakeOf: () => null,
  authorization: async () => null,
})

test('before set-up there is nothing to listen to', async () => {
  const { ask } = await openStation()
  expect((await ask('/sync/bell')).status).toBe(409)
})

test('what one terminal pushes rings at another that listens, and names the collection', async () => {
  const { ask } = await openStation()
  await ask('/station', { method: 'PUT', body: setUp })
  const first = listenTo(await ask('/sync/bell'))
  const second = listenTo(await ask('/sync/bell'))
  await soon(() => expect([first.events, second.events]).toEqual([[reachable(true)], [reachable(true)]]))
  await ask('/sync/places/_bulk_docs', { method: 'POST', body: { docs: [recordOf('p1')] } })
  await soon(() => expect([first.events[1], second.events[1]]).toEqual([changed('places'), changed('places')]))
  second.leave()
  await wait(400)
  await ask('/sync/residents/_bulk_docs', { method: 'POST', body: { docs: [recordOf('r1')] } })
  await soon(() => expect(first.events).toContainEqual(changed('residents')))
  expect(second.events).not.toContainEqual(changed('residents'))
})

test('a hundred writes in a row ring a few times, and the last ring comes after the last write', async () => {
  const { ask } = await openStation()
  await ask('/station', { method: 'PUT', body: setUp })
  const page = listenTo(await ask('/sync/bell'))
  await soon(() => expect(page.events).toEqual([reachable(true)]))
  for (let i = 0; i < 100; i += 1) {
    await ask('/sync/residents/_bulk_docs', { method: 'POST', body: { docs: [recordOf(`r${i}`)] } })
  }
  const rings = page.events.length
  await wait(1_500)
  expect(page.events.length).toBeLessThan(60)
  expect(page.events.length).toBeGreaterThanOrEqual(rings)
  expect(page.events.at(-1)).toEqual(changed('residents'))
})

test('follows opaque sequences of CouchDB from where it stood, never from "now" again after a failure', async () => {
  let fail = true
  const upstream = await startUpstream((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    if (query.get('since') === 'now') return answerJson(response, { results: [], last_seq: '7-g1AAAA+/=' })
    if (query.get('since') !== '7-g1AAAA+/=') return
    // The center is back and quiet: nothing new until the terminal waits once more.
    if (!fail && !query.has('feed')) return answerJson(response, { results: [], last_seq: '7-g1AAAA+/=' })
    if (fail) {
      fail = false
      response.writeHead(503, { 'content-type': 'text/html' })
      response.end('<html>')
      return
    }
    answerJson(response, { results: [{ id: 'r1' }], last_seq: '8-g1BBBB' })
  })
  const bell = createBell({ link: linkTo(upstream.root, ['residents']), pace })
  onTestFinished(bell.stop)
  const page = listenTo(bell.listen(new AbortController().signal))
  await soon(() => expect(page.events).toContainEqual(changed('residents')))
  expect(page.events.slice(0, 4)).toEqual([reachable(true), reachable(false), reachable(true), changed('residents')])
  expect(upstream.seen.slice(0, 4).map(({ url }) => url)).toEqual([
    '/residents/_changes?since=now&limit=1',
    `/residents/_changes?since=${encodeURIComponent('7-g1AAAA+/=')}&feed=longpoll&limit=1&heartbeat=50000`,
    `/residents/_changes?since=${encodeURIComponent('7-g1AAAA+/=')}&limit=1`,
    `/residents/_changes?since=${encodeURIComponent('7-g1AAAA+/=')}&feed=longpoll&limit=1&heartbeat=50000`,
  ])
})

test('a center that is down is told once, and once when it is back', async () => {
  const down = await startUpstream(() => undefined)
  await down.close()
  const link = { ...linkTo(down.root) }
  const bell = createBell({ link: { ...link, database: (name) => `${link.root}/${name}` }, pace })
  onTestFinished(bell.stop)
  const page = listenTo(bell.listen(new AbortController().signal))
  await soon(() => expect(page.events).toEqual([reachable(false)]))
  await wait(300)
  expect(page.events).toEqual([reachable(false)])
  const back = await startUpstream((request, response) => {
    if (request.url?.includes('since=now')) answerJson(response, { results: [], last_seq: 0 })
  })
  Object.assign(link, { root: back.root })
  await soon(() => expect(page.events).toEqual([reachable(false), reachable(true)]))
})

test('a database that refuses the terminal does not make the center unreachable', async () => {
  const upstream = await startUpstream((request, response) => {
    if (request.url?.startsWith('/places')) return answerJson(response, { error: 'forbidden' }, 403)
    if (request.url?.includes('since=now')) answerJson(response, { results: [], last_seq: 0 })
  })
  const bell = createBell({ link: linkTo(upstream.root), pace })
  onTestFinished(bell.stop)
  const page = listenTo(bell.listen(new AbortController().signal))
  await soon(() => expect(page.events).toEqual([reachable(true)]))
})

test('the watches end when the last listener has left, by its signal or by the body', async () => {
  const upstream = await startUpstream((request, response) => {
    if (request.url?.includes('since=now')) answerJson(response, { results: [], last_seq: 0 })
  })
  const bell = createBell({ link: linkTo(upstream.root), pace, commentMs: 30 })
  const leaving = new AbortController()
  const first = listenTo(bell.listen(leaving.signal))
  const second = listenTo(bell.listen(new AbortController().signal))
  const waits = () => upstream.seen.filter(({ url, ended }) => url.includes('longpoll') && !ended).length
  await soon(() => expect([waits(), first.events, second.events]).toEqual([2, [reachable(true)], [reachable(true)]]))
  await soon(() => expect(first.text()).toContain(': still here\n\n'))
  leaving.abort()
  await soon(() => expect(first.ended()).toBe(true))
  expect(waits()).toBe(2)
  second.leave()
  await soon(() => expect(waits()).toBe(0))
  const asked = upstream.seen.length
  await wait(200)
  expect(upstream.seen.length).toBe(asked)
})

test('another level of free space rings, once each time, and nobody looks while nobody listens', async () => {
  const upstream = await startUpstream((request, response) => {
    if (request.url?.includes('since=now')) answerJson(response, { results: [], last_seq: 0 })
  })
  let free = 5_000_000_000
  let looks = 0
  const readFree = async () => {
    looks += 1
    return free
  }
  const disk = createDisk({ readFree, report: () => undefined, keepMs: 0, everyMs: 20 })
  const bell = createBell({ link: linkTo(upstream.root), pace, disk })
  onTestFinished(bell.stop)
  const page = listenTo(bell.listen(new AbortController().signal))
  await soon(() => expect([page.events, looks > 2]).toEqual([[reachable(true)], true]))
  free = 100_000_000
  await soon(() => expect(page.events.at(-1)).toEqual({ kind: 'disk', level: 'read-only' }))
  await wait(100)
  free = 600_000_000
  await soon(() => expect(page.events.at(-1)).toEqual({ kind: 'disk', level: 'low' }))
  expect(page.events.length).toBe(3)
  page.leave()
  await wait(60)
  const before = looks
  await wait(100)
  expect(looks).toBe(before)
})

test('a page that begins to listen on a narrow disk is told at once', async () => {
  const { ask } = await openStation({ readFree: async () => 300_000_000 })
  await ask('/station', { method: 'PUT', body: setUp })
  const page = listenTo(await ask('/sync/bell'))
  await soon(() => expect(page.events).toContainEqual({ kind: 'disk', level: 'no-imports' }))
})

test('stopping ends every stream', async () => {
  const { ask, close } = await openStation()
  await ask('/station', { method: 'PUT', body: setUp })
  const page = listenTo(await ask('/sync/bell'))
  await soon(() => expect(page.events).toEqual([reachable(true)]))
  await close()
  await soon(() => expect(page.ended()).toBe(true))
})

test('many collections are watched without a warning of a leak', async () => {
  const warnings: string[] = []
  const note = (warning: Error) => warnings.push(`${warning.name} ${warning.message}`)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const upstream = await startUpstream((request, response) => {
    if (!request.url?.includes('longpoll')) answerJson(response, { last_seq: '1-a', results: [] })
  })
  const collections = Array.from({ length: 20 }, (_, n) => `collection${n}`)
  const { events } = listenTo(createBell({ link: linkTo(upstream.root, collections), pace }).listen(new AbortController().signal))
  await soon(() => expect(events).toContainEqual(reachable(true)))
  await wait(50)
  expect(warnings).toEqual([])
})
