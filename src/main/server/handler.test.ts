import { describe, expect, test } from 'vitest'
import { stationReportSchema } from '../../shared/station'
import { newPage } from '../testing/folders'
import { hubOf, openStation, origin, recordOf, setUp } from '../testing/station'

const error = async (response: Response) => ({
  status: response.status,
  code: ((await response.json()) as { error: string }).error,
})

describe('the guard', () => {
  test('lets only our own page in', async () => {
    const { handler } = await openStation()
    const get = (headers: Record<string, string>, url = `${origin}/station`) => handler(new Request(url, { headers }))
    expect((await get({})).status).toBe(200)
    expect((await get({ origin, host: '127.0.0.1:4242', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect(await error(await get({ host: 'evil.example:4242' }))).toEqual({ status: 403, code: 'foreign-host' })
    expect(await error(await get({}, 'http://evil.example/station'))).toEqual({ status: 403, code: 'foreign-host' })
    expect(await error(await get({ origin: 'https://evil.example' }))).toEqual({ status: 403, code: 'foreign-origin' })
    expect(await error(await get({ origin: 'null' }))).toEqual({ status: 403, code: 'foreign-origin' })
    expect(await error(await get({ 'sec-fetch-site': 'cross-site' }))).toEqual({ status: 403, code: 'foreign-origin' })
  })

  test('a request that changes something must name its origin over http', async () => {
    const { handler } = await openStation()
    const put = new Request(`${origin}/station`, { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } })
    expect(await error(await handler(put))).toEqual({ status: 403, code: 'foreign-origin' })
  })

  test('on app:// only our page can ask, and it need not name its origin', async () => {
    const { handler } = await openStation({ origin: 'app://yizhan', host: 'electron' })
    const headers = { 'content-type': 'application/json' }
    expect((await handler(new Request('app://yizhan/station'))).status).toBe(200)
    expect(await error(await handler(new Request('app://elsewhere/station')))).toEqual({ status: 403, code: 'foreign-host' })
    const put = new Request('app://yizhan/station', { method: 'PUT', headers, body: '{}' })
    expect(await error(await handler(put))).toEqual({ status: 400, code: 'bad-request' })
  })

  test('refuses methods, other types than JSON, bad JSON and bodies without an end', async () => {
    const { ask } = await openStation()
    expect(await error(await ask('/station', { method: 'PATCH', body: {} }))).toEqual({ status: 405, code: 'method' })
    expect(await error(await ask('/', { method: 'POST', body: {} }))).toEqual({ status: 405, code: 'method' })
    const form = { 'content-type': 'text/plain' }
    expect(await error(await ask('/station', { method: 'PUT', body: '{}', headers: form }))).toEqual({
      status: 415,
      code: 'content-type',
    })
    expect(await error(await ask('/station', { method: 'PUT', body: '{' }))).toEqual({ status: 400, code: 'bad-json' })
    const large = JSON.stringify({ x: 'x'.repeat(70_000) })
    expect(await error(await ask('/station', { method: 'PUT', body: large }))).toEqual({ status: 413, code: 'too-large' })
  })
})

describe('the security headers', () => {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ]

  test('are on every answer: page, script, JSON, refusal, stream', async () => {
    const { ask } = await openStation()
    await ask('/station', { method: 'PUT', body: setUp })
    for (const path of [
      '/',
      '/assets/index-Ab3_d-F9.js',
      '/station',
      '/nothing.js',
      '/sync/residents/',
      '/sync/bell',
      '/sync/x/_design',
    ]) {
      const { headers, body } = await ask(path, { headers: { accept: 'text/html' } })
      await body?.cancel()
      const named = (headers.get('content-security-policy') ?? '').replace(/ 'nonce-[^']+'/, '')
      expect([path, named.split('; ')]).toEqual([path, policy])
      expect([
        headers.get('x-content-type-options'),
        headers.get('referrer-policy'),
        headers.get('cross-origin-opener-policy'),
        headers.get('cross-origin-resource-policy'),
      ]).toEqual(['nosniff', 'no-referrer', 'same-origin', 'same-origin'])
      expect(headers.get('permissions-policy')).toContain('camera=()')
    }
  })

  test('the page has a nonce of its own each time, in its head and in its policy', async () => {
    const { ask } = await openStation()
    const nonces = []
    for (let i = 0; i < 2; i += 1) {
      const page = await ask('/')
      const inHead = /<meta name="csp-nonce" content="([^"]+)"/.exec(await page.text())?.[1]
      expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${inHead}'`)
      nonces.push(inHead)
    }
    expect(new Set(nonces).size).toBe(2)
  })
})

describe('the page and its files', () => {
  test('a hashed file is kept for ever, the page and others are not', async () => {
    const { ask } = await openStation()
    const script = await ask('/assets/index-Ab3_d-F9.js')
    expect([script.status, script.headers.get('content-type'), script.headers.get('cache-control'), await script.text()]).toEqual(
      [200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'export {}'],
    )
    expect((await ask('/assets/plain.css')).headers.get('cache-control')).toBe('no-cache')
    expect((await ask('/')).headers.get('cache-control')).toBe('no-store')
  })

  test('a navigation to any address of the app gets the page, a fetch does not', async () => {
    const { ask } = await openStation()
    const navigation = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-mode': 'navigate' }
    const page = await ask('/roster/7k2m9qxa', { headers: navigation })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('src="/assets/index-Ab3_d-F9.js"')
    expect((await ask('/roster/7k2m9qxa')).status).toBe(404)
    expect((await ask('/assets/gone-Ab3_d-F9.js', { headers: navigation })).status).toBe(404)
  })

  test('no address leads out of the folder', async () => {
    const { handler } = await openStation()
    const addresses = [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/..%2f..%2fsecret.json',
      '/assets/%5c..%5c..%5csecret.json',
      '/%2e%2e%5csecret.json',
      '/C:/secret.json',
      '/assets/index-Ab3_d-F9.js%00.css',
      '/.env.json',
      '/%E0%A4%A.json',
      '//secret.json',
    ]
    for (const address of addresses) {
      const response = await handler(new Request(`${origin}${address}`))
      expect([address, response.status >= 400, (await response.text()).includes('of the host')]).toEqual([address, true, false])
    }
  })

  test('HEAD has no body', async () => {
    const { ask } = await openStation()
    expect((await ask('/assets/plain.css', { method: 'HEAD' })).status).toBe(200)
  })
})

describe('/station', () => {
  test('tells of the host before anything is set up', async () => {
    const { ask } = await openStation({ mode: 'kiosk' })
    const report = stationReportSchema.parse(await (await ask('/station')).json())
    expect(report).toEqual({
      station: null,
      host: {
        kind: 'node',
        version: expect.any(String),
        hub: 'embedded',
        endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        mode: 'kiosk',
      },
    })
  })

  test('is set up once, and still is after the next start', async () => {
    const assetsDir = await newPage()
    const first = await openStation({ assetsDir })
    const answer = await first.ask('/station', { method: 'PUT', body: setUp })
    const station = await answer.json()
    expect([answer.status, station]).toEqual([
      200,
      {
        version: 1,
        centerCode: '420106012003',
        centerName: '水陆社区党群服务中心',
        terminalName: '一号窗口',
        mode: 'desk',
        demo: false,
        deviceId: expect.stringMatching(/^[0-9a-z]{8}$/),
        citySalt: expect.stringMatching(/^[\w-]{43}$/),
      },
    ])
    expect(await error(await first.ask('/station', { method: 'PUT', body: setUp }))).toEqual({
      status: 409,
      code: 'already-set-up',
    })
    await first.close()
    const second = await openStation({ dataDir: first.dataDir, assetsDir })
    expect(((await (await second.ask('/station')).json()) as { station: unknown }).station).toEqual(station)
    expect((await second.ask('/sync/residents/')).status).toBe(200)
  })

  test('two set-ups at the same moment make one station', async () => {
    const { ask } = await openStation()
    const answers = await Promise.all([1, 2].map(() => ask('/station', { method: 'PUT', body: setUp })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  test.each([
    ['a code of eleven digits', { ...setUp, centerCode: '42010601200' }],
    ['no name', { ...setUp, centerName: ' ' }],
    ['a collection that would name another database', { ...setUp, collections: ['../x'] }],
    [
      'more than thirteen collections',
      { ...setUp, collections: Array.from({ length: 14 }, (_, i) => `c${'abcdefghijklmn'[i]}`) },
    ],
  ])('%s is refused', async (_what, body) => {
    const { ask } = await openStation()
    expect(await error(await ask('/station', { method: 'PUT', body }))).toEqual({ status: 400, code: 'bad-request' })
  })

  test('the sample center can be left, with its records, and a real one set up after it', async () => {
    const { ask } = await openStation()
    await ask('/station', { method: 'PUT', body: { ...setUp, demo: true, centerName: '示例社区' } })
    await ask('/sync/residents/_bulk_docs', { method: 'POST', body: { docs: [] } })
    const left = await ask('/station', { method: 'DELETE' })
    expect([left.status, ((await left.json()) as { station: unknown }).station]).toEqual([200, null])
    expect(await error(await ask('/sync/residents/'))).toEqual({ status: 404, code: 'unknown-collection' })
    const real = (await (await ask('/station', { method: 'PUT', body: setUp })).json()) as { centerName: string; demo: boolean }
    expect([real.centerName, real.demo]).toEqual(['水陆社区党群服务中心', false])
    expect(await error(await ask('/station', { method: 'DELETE' }))).toEqual({ status: 409, code: 'not-demo' })
  })

  test('a collection that an update brought gets its database', async () => {
    const { ask } = await openStation()
    expect(await error(await ask('/station/collections', { method: 'PUT', body: { collections: ['visits'] } }))).toEqual({
      status: 409,
      code: 'not-set-up',
    })
    await ask('/station', { method: 'PUT', body: setUp })
    expect(await error(await ask('/sync/visits/'))).toEqual({ status: 404, code: 'unknown-collection' })
    expect((await ask('/station/collections', { method: 'PUT', body: { collections: ['residents', 'visits'] } })).status).toBe(
      200,
    )
    expect((await ask('/sync/visits/')).status).toBe(200)
    expect((await ask('/sync/residents/')).status).toBe(200)
  })

  test('a center made before there were kiosks lets them read what an update brought for them, and nothing else', async () => {
    const station = await openStation()
    await station.ask('/station', { method: 'PUT', body: setUp })
    const told = { collections: ['residents', 'catalogue'], kioskCollections: ['catalogue'] }
    expect((await station.ask('/station/collections', { method: 'PUT', body: told })).status).toBe(200)
    const membersAt = async (at: typeof station) => {
      const admin = await hubOf(at)
      const paths = ['catalogue', 'residents'].map((name) => `/c${setUp.centerCode}-${name}/_security`)
      return Promise.all(paths.map(async (path) => ((await admin.ask('GET', path)).body as { members: object }).members))
    }
    const [desk, kiosk] = [`desk:${setUp.centerCode}`, `kiosk:${setUp.centerCode}`]
    const wanted = [
      { names: [], roles: [desk, kiosk] },
      { names: [], roles: [desk] },
    ]
    expect(await membersAt(station)).toEqual(wanted)
    await station.close()
    const again = await openStation({ dataDir: station.dataDir })
    await again.ask('/station/collections', { method: 'PUT', body: { collections: ['residents', 'catalogue'] } })
    expect(await membersAt(again)).toEqual(wanted)
  })

  test('a field is refused until the program that has it told the center; over the next start it stays allowed', async () => {
    const first = await openStation()
    const push = async (station: typeof first, id: string) => {
      const body = { docs: [recordOf(id, { nickname: '十洲' })] }
      return (await station.ask('/sync/residents/_bulk_docs', { method: 'POST', body })).json()
    }
    await first.ask('/station', { method: 'PUT', body: { ...setUp, fields: { residents: ['name'] } } })
    expect(await push(first, 'r1')).toEqual([{ id: 'r1', error: 'forbidden', reason: 'field: nickname' }])
    const told = { collections: ['residents', 'places'], fields: { residents: ['nickname'] } }
    await first.ask('/station/collections', { method: 'PUT', body: told })
    expect(await push(first, 'r1')).toMatchObject([{ ok: true }])
    await first.close()
    const second = await openStation({ dataDir: first.dataDir })
    expect(await push(second, 'r2')).toMatchObject([{ ok: true }])
  })
})
