import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { newSetUpFolder, openStation, recordOf, setUp } from '../testing/station'
import { answerJson, startUpstream } from '../testing/upstream'
import type { CenterLink } from './center'
import { passToCenter } from './proxy'

const terminal = `Basic ${Buffer.from('t-7k2m9qxa:known to the host alone').toString('base64')}`

type Answer = Parameters<typeof startUpstream>[0]

async function stationOn(answer: Answer) {
  const upstream = await startUpstream(answer)
  return { upstream, ...(await openStation({ dataDir: await newSetUpFolder(upstream.root) })) }
}

describe('a request to the center', () => {
  test('goes to this center, with the credentials of the terminal and nothing of the page', async () => {
    const { upstream, ask } = await stationOn((_request, response) => answerJson(response, { results: [], last_seq: '5-abc' }))
    const answer = await ask('/sync/residents/_changes?since=3-x&limit=2', {
      headers: { authorization: 'Basic ZXZpbA==', cookie: 'a=b' },
    })
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      'application/json; charset=utf-8',
      { results: [], last_seq: '5-abc' },
    ])
    expect(upstream.seen).toEqual([
      {
        method: 'GET',
        url: '/c420106012003-residents/_changes?since=3-x&limit=2',
        authorization: terminal,
        body: '',
        ended: true,
      },
    ])
  })

  test('hands on what was pushed, word for word', async () => {
    const { upstream, ask } = await stationOn((_request, response) => answerJson(response, [{ ok: true }], 201))
    const body = JSON.stringify({ docs: [recordOf('r1', { name: '单雄信' })] })
    expect((await ask('/sync/residents/_bulk_docs', { method: 'POST', body })).status).toBe(201)
    expect(upstream.seen[0]?.body).toBe(body)
  })

  test.each([401, 403, 404, 409, 412, 429, 500])('an answer of %i with a JSON reason passes as it is', async (status) => {
    const { ask } = await stationOn((_request, response) => {
      response.setHeader('retry-after', '7')
      response.setHeader('www-authenticate', 'Basic realm="x"')
      answerJson(response, { error: 'because', reason: 'x' }, status)
    })
    const answer = await ask('/sync/residents/')
    expect([
      answer.status,
      await answer.json(),
      answer.headers.get('retry-after'),
      answer.headers.get('www-authenticate'),
    ]).toEqual([status, { error: 'because', reason: 'x' }, '7', null])
  })

  test('an unknown collection never leaves the host', async () => {
    const { upstream, ask } = await stationOn((_request, response) => answerJson(response, {}))
    for (const path of ['/sync/visits/', '/sync/', '/sync//_changes', '/sync/c420106012003-residents/', '/sync/%2e%2e/_users']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
    expect(upstream.seen).toEqual([])
  })
})

describe('what is no center', () => {
  const portal: Answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>Please sign in</html>')
  }
  const elsewhere: Answer = (_request, response) => {
    response.writeHead(302, { location: 'http://portal.example/' })
    response.end()
  }
  const gateway: Answer = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/html' })
    response.end('<html>Bad</html>')
  }

  test.each([
    ['a page with status 200', portal, 502, 'portal'],
    ['a way elsewhere', elsewhere, 502, 'portal'],
    ['a gateway whose center is down', gateway, 503, 'upstream'],
  ])('%s is told apart', async (_what, answer, status, code) => {
    const { ask } = await stationOn(answer)
    const response = await ask('/sync/residents/_changes')
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([status, code])
    expect(await (await ask('/sync/probe')).json()).toEqual({
      reachable: false,
      latencyMs: expect.any(Number),
      why: code === 'portal' ? code : 'unreachable',
    })
  })

  test('nobody there is 502, and the desk still opens', async () => {
    const upstream = await startUpstream(() => undefined)
    await upstream.close()
    const { ask } = await openStation({ dataDir: await newSetUpFolder(upstream.root) })
    const response = await ask('/sync/residents/')
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([502, 'unreachable'])
    expect((await ask('/station')).status).toBe(200)
    expect(await (await ask('/sync/probe')).json()).toEqual({
      reachable: false,
      latencyMs: expect.any(Number),
      why: 'unreachable',
    })
  })

  test('one that answers is reachable', async () => {
    const { ask } = await stationOn((_request, response) => answerJson(response, { couchdb: 'Welcome' }))
    expect(await (await ask('/sync/probe')).json()).toEqual({ reachable: true, latencyMs: expect.any(Number) })
  })
})

describe('time and leaving', () => {
  const linkTo = (root: string): CenterLink => ({
    root,
    collections: () => ['residents'],
    database: () => `${root}/x`,
    terminals: () => null,
    intakeOf: () => null,
    authorization: async () => null,
  })
  const get = (path: string, signal?: AbortSignal) => new Request(`http://127.0.0.1:1${path}`, { signal })
  const timeouts = { round: 300, longpoll: 10_000 }

  test('a center that never answers is given up after the time of a round', async () => {
    const upstream = await startUpstream(() => undefined)
    await expect(passToCenter(get('/sync/residents/'), linkTo(upstream.root), timeouts)).rejects.toMatchObject({
      status: 504,
      code: 'timeout',
    })
    await vi.waitFor(() => expect(upstream.seen[0]?.ended).toBe(true))
  })

  test('a slow answer that keeps coming is not given up; one that stops is', async () => {
    const upstream = await startUpstream((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const parts = ['[', '1', ',2', ',3', ',4', ',5', ',6', ',7', ']']
      const timer = setInterval(() => {
        const part = parts.shift()
        if (part) response.write(part)
        if (parts.length > 0) return
        clearInterval(timer)
        if (!request.url?.includes('rev')) response.end()
      }, 150)
    })
    const link = linkTo(upstream.root)
    const patience = { round: 1_000, longpoll: 1_000 }
    expect(await (await passToCenter(get('/sync/residents/'), link, patience)).json()).toEqual([1, 2, 3, 4, 5, 6, 7])
    const broken = await passToCenter(get('/sync/residents/r1?rev=1-a'), link, patience)
    await expect(broken.text()).rejects.toMatchObject({ code: 'timeout' })
  })

  test('a wait for a change has a longer time', async () => {
    const upstream = await startUpstream(
      (_request, response) => void setTimeout(() => answerJson(response, { results: [] }), 1_000),
    )
    const answer = await passToCenter(get('/sync/residents/_changes?feed=longpoll'), linkTo(upstream.root), timeouts)
    expect(await answer.json()).toEqual({ results: [] })
  })

  test('a page that leaves ends the request at the center, by its signal before the answer, by the body after it', async () => {
    const upstream = await startUpstream((request, response) => {
      if (request.url?.includes('rev')) return
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('[')
    })
    const link = linkTo(upstream.root)
    const leaving = new AbortController()
    const asked = passToCenter(get('/sync/residents/r1?rev=1-a', leaving.signal), link)
    await vi.waitFor(() => expect(upstream.seen.length).toBe(1))
    leaving.abort()
    await expect(asked).rejects.toMatchObject({ code: 'unreachable' })
    await vi.waitFor(() => expect(upstream.seen[0]?.ended).toBe(true))

    const answer = await passToCenter(get('/sync/residents/'), link)
    await answer.body?.cancel()
    await vi.waitFor(() => expect(upstream.seen[1]?.ended).toBe(true))

    const later = new AbortController()
    const reader = (await passToCenter(get('/sync/residents/', later.signal), link)).body?.getReader()
    await reader?.read()
    later.abort()
    await vi.waitFor(() => expect(upstream.seen[2]?.ended).toBe(true))
  })

  test('an answer leaves as it comes, not when it is whole', async () => {
    const upstream = await startUpstream(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('[1')
      await wait(3_000, undefined, { ref: false })
      response.end(']')
    })
    const begun = performance.now()
    const reader = (await passToCenter(get('/sync/residents/'), linkTo(upstream.root))).body?.getReader()
    const first = await reader?.read()
    expect(Buffer.from(first?.value ?? []).toString()).toBe('[1')
    expect(performance.now() - begun).toBeLessThan(2_500)
    await reader?.cancel()
  })
})

test('on the hub of this terminal a pushed record comes back by every endpoint that replication asks', async () => {
  const { ask } = await openStation()
  await ask('/station', { method: 'PUT', body: setUp })
  const post = async (path: string, body: unknown) => (await ask(path, { method: 'POST', body })).json()
  const odd = 'r&#+%"1'
  const rows = await post('/sync/residents/_bulk_docs', { docs: [recordOf(odd, { name: '仇英' }), { _id: 'no envelope' }] })
  expect(rows).toEqual([
    { ok: true, id: odd, rev: expect.stringMatching(/^1-/) },
    { id: 'no envelope', error: 'forbidden', reason: 'createdAt is missing' },
  ])
  const stored = { ...recordOf(odd, { name: '仇英' }), _rev: (rows as { rev: string }[])[0]?.rev }
  expect(await (await ask(`/sync/residents/${encodeURIComponent(odd)}`)).json()).toEqual(stored)
  expect(await post('/sync/residents/_all_docs?include_docs=true', { keys: [odd, 'none'] })).toMatchObject({
    rows: [
      { id: odd, doc: stored },
      { key: 'none', error: 'not_found' },
    ],
  })
  expect(await post('/sync/residents/_bulk_get', { docs: [{ id: odd }] })).toMatchObject({
    results: [{ id: odd, docs: [{ ok: stored }] }],
  })
  const changes = (await (await ask('/sync/residents/_changes?include_docs=true&since=0')).json()) as {
    results: { id: string }[]
  }
  expect(changes.results.map((row) => row.id)).toEqual(['_design/envelope', '_design/epoch', odd])
})
