import { request as ask } from 'node:http'
import { createConnection } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newFolder, newPage } from '../testing/folders'
import { newSetUpFolder, setUp } from '../testing/station'
import { answerJson, startUpstream } from '../testing/upstream'
import { type NodeHost, startNodeHost } from './start-node-host'

async function open(options: { dataDir?: string; port?: number; assetsDir?: string } = {}) {
  const host = await startNodeHost({
    dataDir: options.dataDir ?? newFolder(),
    assetsDir: options.assetsDir ?? (await newPage()),
    port: options.port,
  })
  onTestFinished(host.close)
  return host
}

/** Comes in by the printed address, as a browser does, and goes on with its cookie. */
async function enter(host: NodeHost) {
  const answer = await fetch(host.address, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    answer,
    cookie,
    get: (path: string, init: RequestInit = {}) =>
      fetch(`${host.origin}${path}`, { ...init, headers: { cookie, ...init.headers } }),
  }
}

test('the token of the address becomes a cookie and leaves the address', async () => {
  const host = await open()
  expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
  const { answer, get } = await enter(host)
  const port = new URL(host.origin).port
  expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
    303,
    '/',
    expect.stringMatching(new RegExp(`^yizhan-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
  ])
  expect(answer.headers.get('set-cookie')).not.toContain(new URL(host.address).searchParams.get('token'))
  expect((await get('/')).status).toBe(200)
})

test('without it nothing is answered but how to open the page, in both languages', async () => {
  const host = await open()
  const { cookie } = await enter(host)
  const token = new URL(host.address).searchParams.get('token') ?? ''
  const attempts: [string, Record<string, string>][] = [
    ['/', {}],
    ['/station', {}],
    ['/assets/index-Ab3_d-F9.js', {}],
    ['/sync/bell', {}],
    ['/?token=wrong', {}],
    [`/station?token=${token}`, {}],
    ['/', { cookie: `${cookie}x` }],
    ['/', { cookie: `${cookie.split('=')[0]}=${token}` }],
    ['/', { cookie: `yizhan=${cookie.split('=')[1]}` }],
  ]
  for (const [path, headers] of attempts) {
    const answer = await fetch(`${host.origin}${path}`, { headers })
    const text = await answer.text()
    expect([
      path,
      answer.status,
      text.includes('请从启动窗口里的地址打开驿站'),
      text.includes('Open Yizhan from the address'),
    ]).toEqual([path, 403, true, true])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

test('another name for this machine, another origin, and a request for a proxy are refused', async () => {
  const host = await open()
  const { cookie } = await enter(host)
  const { port } = new URL(host.origin)
  const status = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = ask({ host: '127.0.0.1', port, path, method, headers: { cookie, ...headers } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      sent.on('error', reject)
      sent.end()
    })
  expect(await status('/station', {})).toBe(200)
  expect(await status('/station', { host: `localhost:${port}` })).toBe(403)
  expect(await status('/station', { host: 'evil.example' })).toBe(403)
  expect(await status('/station', { origin: 'http://evil.example' })).toBe(403)
  expect(await status('http://evil.example/station', {})).toBe(400)
  expect(await status('//evil.example/station', {})).toBe(404)
  expect(await status('/station', {}, 'TRACE')).toBe(400)
})

test('only loopback is listened on', async () => {
  const host = await open()
  const { port } = new URL(host.origin)
  const refused = new Promise((resolve) => {
    createConnection({ host: '127.0.0.2', port: Number(port) })
      .once('error', (error) => resolve('code' in error && error.code))
      .once('connect', () => resolve('connected'))
  })
  // Elsewhere than on Linux 127.0.0.2 may not exist at all.
  expect(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ETIMEDOUT']).toContain(await refused)
})

test('the page keeps its address over restarts; the token is new each time', async () => {
  const [dataDir, assetsDir] = [newFolder(), await newPage()]
  const first = await open({ dataDir, assetsDir })
  const { get } = await enter(first)
  await first.close()
  const second = await open({ dataDir, assetsDir })
  expect(second.origin).toBe(first.origin)
  expect(second.address).not.toBe(first.address)
  expect((await get('/')).status).toBe(403)
})

test('a port that is taken is told in one sentence, and nothing is left running', async () => {
  const other = await startUpstream((_request, response) => response.end())
  const dataDir = newFolder()
  await expect(open({ dataDir, port: Number(new URL(other.root).port) })).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringMatching(/端口 \d+ 被别的程序占用.*\n.*is taken by another program/),
  })
  await open({ dataDir, port: 0 })
})

test('bodies pass both ways, large ones too', async () => {
  const host = await open()
  const { get } = await enter(host)
  const json = { 'content-type': 'application/json', origin: host.origin }
  expect((await get('/station', { method: 'PUT', headers: json, body: JSON.stringify(setUp) })).status).toBe(200)
  const stamps = { born: '0mfa1b2c3-0000|7k2m9qxa' }
  const docs = Array.from({ length: 500 }, (_, i) => ({
    _id: `r${i}`,
    createdAt: 'x',
    createdBy: '',
    updatedAt: 'x',
    updatedBy: '',
    stamps,
    name: '仇'.repeat(1_000),
  }))
  const pushed = await get('/sync/residents/_bulk_docs', { method: 'POST', headers: json, body: JSON.stringify({ docs }) })
  expect(((await pushed.json()) as unknown[]).length).toBe(500)
  const pulled = (await (await get('/sync/residents/_changes?include_docs=true&since=0')).json()) as {
    results: { doc: { name?: string } }[]
  }
  expect(pulled.results.filter(({ doc }) => doc.name === '仇'.repeat(1_000)).length).toBe(500)
})

test('a page that goes away ends what it asked of the center', async () => {
  const upstream = await startUpstream((request, response) => {
    if (request.url?.includes('longpoll')) return
    answerJson(response, { results: [], last_seq: 0 })
  })
  const host = await open({ dataDir: await newSetUpFolder(upstream.root) })
  const { get } = await enter(host)
  const leaving = new AbortController()
  const bell = await get('/sync/bell', { signal: leaving.signal })
  await bell.body?.getReader().read()
  const waiting = get('/sync/residents/_changes?feed=longpoll', { signal: leaving.signal }).catch(() => 'left')
  const open_ = () => upstream.seen.filter(({ url, ended }) => url.includes('longpoll') && !ended).length
  await vi.waitFor(() => expect(open_()).toBe(3), { timeout: 5_000 })
  leaving.abort()
  expect(await waiting).toBe('left')
  await vi.waitFor(() => expect(open_()).toBe(0), { timeout: 5_000 })
})

test('closing ends open streams', async () => {
  const host = await open()
  const { get } = await enter(host)
  const json = { 'content-type': 'application/json', origin: host.origin }
  await get('/station', { method: 'PUT', headers: json, body: JSON.stringify(setUp) })
  const reader = (await get('/sync/bell')).body?.getReader()
  await reader?.read()
  await host.close()
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
      return 'ended'
    })().catch(() => 'ended'),
  ).resolves.toBe('ended')
})
