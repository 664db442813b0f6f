import { createHash, pbkdf2Sync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type PrintJob, terminalsSchema } from '../../shared/kiosk'
import { sealedIntake } from '../testing/intake'
import {
  again,
  beat,
  deviceOf,
  json,
  kiosk,
  knownKiosk,
  openCenter,
  publish,
  refusal,
  soon,
  stateOf,
  titles,
  wish,
} from '../testing/kiosk'
import { openStation, recordOf, setUp, type TestStation } from '../testing/station'

describe('leaving the kiosk', { timeout: 30_000 }, () => {
  const leave = async (station: TestStation, pin: string) => {
    const answer = await station.ask('/kiosk/leave', { method: 'POST', body: { pin } })
    const { reason: _reason, ...body } = await json(answer)
    return [answer.status, body]
  }
  const salt = createHash('sha256').update('salt').digest().subarray(0, 16)
  const orderFor = (terminalId: string, pin: string) =>
    recordOf(`order-${terminalId === '*' ? 'all' : terminalId}`, {
      kind: 'kioskOrder',
      title: terminalId,
      terminalId,
      leaveHash: pbkdf2Sync(pin, salt, 1_000, 32, 'sha256').toString('base64'),
      leaveSalt: salt.toString('base64'),
      leaveRounds: 1_000,
    })

  test('takes the number a desk set for this kiosk, else the one for all', async () => {
    const center = await openCenter()
    expect(await leave(center.kiosk, '2468')).toEqual([409, { error: 'leave-unset' }])
    await publish(center.desk, orderFor('*', '2468'))
    await vi.waitFor(async () => expect(await leave(center.kiosk, '2468')).toEqual([200, { left: true }]), soon)
    await publish(center.desk, orderFor(center.deviceId, '13579'))
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toHaveLength(2), soon)
    expect(await leave(center.kiosk, '2468')).toEqual([403, { error: 'leave-wrong', triesLeft: 4 }])
    expect(await leave(center.kiosk, '13579')).toEqual([200, { left: true }])
    expect(await leave(center.kiosk, '1')).toEqual([400, { error: 'bad-request' }])
    // Tries that come at once are counted one by one.
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => leave(center.kiosk, `90${10 + index}`)))
    expect(answers.filter(([status]) => status === 403)).toHaveLength(4)
    expect(answers.filter(([status]) => status === 429)).toHaveLength(8)
  })

  test('pauses after five wrong numbers, over a restart, for five minutes', async () => {
    const center = await openCenter()
    await publish(center.desk, orderFor('*', '2468'))
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toHaveLength(1), soon)
    const told: unknown[] = []
    for (const pin of ['0000', '0001', '0002', '0003', '0004']) told.push(await leave(center.kiosk, pin))
    const paused = [429, { error: 'leave-paused', until: expect.any(String) }]
    expect(told).toEqual([...[4, 3, 2, 1].map((triesLeft) => [403, { error: 'leave-wrong', triesLeft }]), paused])
    expect(await leave(center.kiosk, '2468')).toEqual(paused)
    expect((await stateOf(center.kiosk)).leavePausedUntil).toEqual(expect.any(String))
    const restarted = await again(center)
    expect(await leave(restarted, '2468')).toEqual(paused)
    await restarted.close()
    const later = await openStation({
      dataDir: center.kiosk.dataDir,
      kiosk: { ...kiosk, now: () => Date.now() + 5 * 60_000 + 1_000 },
    })
    expect(await leave(later, '0000')).toEqual([403, { error: 'leave-wrong', triesLeft: 4 }])
    expect(await leave(later, '2468')).toEqual([200, { left: true }])
    expect((await stateOf(later)).leavePausedUntil).toBeNull()
  })
})

describe('slips', () => {
  const job = (serial: number): PrintJob => ({
    id: `print-${String(serial).padStart(26, '0')}`,
    receiptNo: sealedIntake(serial).receiptNo,
    kind: 'request',
    handedInAt: '2026-11-23T01:00:00.000Z',
    paper: '80mm',
  })

  test('are kept until they were printed, over a restart, and are due again later and later', async () => {
    let now = Date.UTC(2026, 10, 23, 1)
    const dataDir = await knownKiosk()
    const open = () => openStation({ dataDir, kiosk: { ...kiosk, now: () => now } })
    let station = await open()
    const due = async () => ((await json(station.ask('/kiosk/print'))).jobs as PrintJob[]).map(({ id }) => id)
    const tried = (serial: number, printed: boolean) =>
      json(station.ask('/kiosk/print/tried', { method: 'POST', body: { id: job(serial).id, printed } }))
    for (const serial of [1, 2]) {
      const answer = await station.ask('/kiosk/print', { method: 'POST', body: job(serial) })
      expect([answer.status, await json(answer)]).toEqual([201, { unprinted: 0 }])
    }
    expect(await due()).toEqual([])
    expect(await tried(1, true)).toEqual({ unprinted: 0 })
    expect(await tried(2, false)).toEqual({ unprinted: 1 })
    expect(await stateOf(station)).toMatchObject({ unprinted: 1, paper: 'failing' })
    now += 31_000
    expect(await due()).toEqual([job(2).id])
    await tried(2, false)
    now += 31_000
    expect(await due()).toEqual([])
    now += 30_000
    await station.close()
    station = await open()
    expect(await due()).toEqual([job(2).id])
    expect(await tried(2, true)).toEqual({ unprinted: 0 })
    expect(await stateOf(station)).toMatchObject({ unprinted: 0, paper: 'good' })
    await station.ask('/kiosk/print', { method: 'POST', body: job(3) })
    now += 24 * 3_600_000
    expect(await due()).toEqual([])
  })

  test('hold nothing but a number and a kind', async () => {
    const station = await openStation({ dataDir: await knownKiosk(), kiosk })
    const post = (body: object) => station.ask('/kiosk/print', { method: 'POST', body })
    expect(await refusal(post({ ...job(1), receiptNo: '王芳' }))).toEqual([400, 'bad-request'])
    expect((await post({ ...job(1), name: '王芳' })).status).toBe(201)
    expect(await readFile(join(station.dataDir, 'kiosk', 'prints.json'), 'utf8')).not.toContain('王芳')
  })
})

describe('check-ins of today', { timeout: 30_000 }, () => {
  test('are known over a restart by keys alone, the first time stands, and yesterday is forgotten', async () => {
    const dataDir = await knownKiosk()
    const station = await openStation({ dataDir, kiosk })
    const key = 'Zm9vYmFyYmF6'
    const day = '2026-11-23'
    const visit = (of: TestStation, method: 'POST' | 'PUT', body: object) => json(of.ask('/kiosk/visit', { method, body }))
    expect(await visit(station, 'POST', { day, key })).toEqual({ since: null })
    const at = '2026-11-23T01:00:00.000Z'
    expect(await visit(station, 'PUT', { day, key, at })).toEqual({ since: at })
    expect(await visit(station, 'PUT', { day, key, at: '2026-11-23T02:00:00.000Z' })).toEqual({ since: at })
    expect(await readFile(join(dataDir, 'kiosk', 'visits.json'), 'utf8')).toBe(
      `${JSON.stringify({ day, seen: { [key]: at } })}\n`,
    )
    await station.close()
    const back = await openStation({ dataDir, kiosk })
    expect(await visit(back, 'POST', { day, key })).toEqual({ since: at })
    const other = { day: '2026-11-24', key, at: '2026-11-24T01:00:00.000Z' }
    expect(await visit(back, 'POST', { day: other.day, key })).toEqual({ since: null })
    await visit(back, 'PUT', other)
    expect(await visit(back, 'POST', { day, key })).toEqual({ since: null })
    for (const body of [
      { day, key: '王芳' },
      { day, key, at: 'nine' },
      { day: 'today', key },
    ])
      expect((await back.ask('/kiosk/visit', { method: 'at' in body ? 'PUT' : 'POST', body })).status).toBe(400)
  })
})

describe('who answers what', { timeout: 30_000 }, () => {
  test('a kiosk answers nothing of records, of other kiosks and of desks', async () => {
    const { kiosk: station, deviceId } = await openCenter()
    const attempts: [string, string][] = [
      ['GET', '/journal/key'],
      ['GET', '/journal/pending'],
      ['POST', '/journal/entries'],
      ['PUT', '/journal/snapshot'],
      ['GET', '/journal/health'],
      ['GET', '/intake/key'],
      ['GET', '/intake/waiting'],
      ['POST', '/intake/taken'],
      ['GET', '/terminals'],
      ['GET', '/sync/terminals'],
      ['GET', '/sync/bell'],
      ['POST', '/sync/heartbeat'],
      ['GET', '/sync/catalogue/_changes'],
      ['GET', '/sync/residents/_all_docs'],
      ['POST', '/sync/intake/_bulk_docs'],
      ['POST', `/sync/intake-${deviceId}/_bulk_docs`],
      ['DELETE', '/station'],
      ['PUT', '/station/collections'],
      ['GET', '/station/other'],
      ['GET', '/journal'],
    ]
    for (const [method, path] of attempts) {
      const body = method === 'GET' ? undefined : {}
      expect([method, path, ...(await refusal(station.ask(path, { method, body })))]).toEqual([method, path, 403, 'kiosk'])
    }
    expect(await refusal(station.ask('/kiosk/other'))).toEqual([404, 'not-found'])
    expect(await refusal(station.ask('/kiosk/state', { method: 'POST', body: {} }))).toEqual([405, 'method'])
    for (const path of ['/', '/station', '/sync/probe', '/kiosk/state', '/kiosk/catalogue'])
      expect([path, (await station.ask(path)).status]).toEqual([path, 200])
  })

  test('a desk answers nothing of a kiosk', async () => {
    const station = await openStation()
    await station.ask('/station', { method: 'PUT', body: wish })
    for (const path of ['/kiosk/state', '/kiosk/catalogue', '/kiosk/events', '/kiosk/print'])
      expect([path, ...(await refusal(station.ask(path)))]).toEqual([path, 404, 'not-found'])
    expect(await refusal(station.ask('/kiosk/intake', { method: 'POST', body: sealedIntake(1) }))).toEqual([405, 'method'])
  })

  test('a desk of another computer’s center does not start as a kiosk, which would have nowhere to hand in, nor a kiosk as a desk', async () => {
    const { desk, kiosk: station } = await openCenter()
    for (const [of, mode] of [
      [desk, 'kiosk'],
      [station, 'desk'],
    ] as const) {
      await of.close()
      await expect(openStation({ dataDir: of.dataDir, mode })).rejects.toMatchObject({ code: 'mode-differs' })
      const own = await openStation({ dataDir: of.dataDir, mode: mode === 'desk' ? 'kiosk' : 'desk', kiosk })
      expect((await own.ask('/station')).status).toBe(200)
    }
  })

  test('a desk that is looked at as a kiosk is one as long', async () => {
    const desk = await openStation()
    await desk.ask('/station', { method: 'PUT', body: wish })
    await desk.close()
    const shown = await openStation({ dataDir: desk.dataDir, mode: 'kiosk', kiosk })
    expect(await refusal(shown.ask('/sync/residents/_all_docs'))).toEqual([403, 'kiosk'])
    await vi.waitFor(async () => expect(await stateOf(shown)).toMatchObject({ online: true }), soon)
    await shown.close()
    const back = await openStation({ dataDir: desk.dataDir })
    expect((await back.ask('/sync/residents/_all_docs')).status).toBe(200)
  })
})

test('a kiosk on the hub of its own computer seals for that computer, which opens it when it is started as a desk', async () => {
  const station = await openStation({ mode: 'kiosk', kiosk })
  await station.ask('/station', { method: 'PUT', body: { ...wish, mode: 'kiosk' } })
  await vi.waitFor(async () => expect((await stateOf(station)).recipients).toHaveLength(1), soon)
  const { recipients } = await stateOf(station)
  await station.ask('/kiosk/intake', { method: 'POST', body: sealedIntake(1) })
  await vi.waitFor(async () => expect((await stateOf(station)).unsent).toBe(0), soon)
  await station.close()
  const desk = await openStation({ dataDir: station.dataDir, mode: 'desk' })
  expect(await json(desk.ask('/intake/key'))).toMatchObject(recipients[0] ?? {})
  await beat(desk)
})

test('a desk sees every terminal: of a kiosk the paper, what is unsent and its lock', { timeout: 30_000 }, async () => {
  const center = await openCenter()
  await vi.waitFor(async () => {
    const { terminals } = terminalsSchema.parse(await json(center.desk.ask('/terminals')))
    const common = { version: expect.any(String), seenAt: expect.any(String), revokedAt: null, unsent: 0, refused: 0 }
    expect(terminals.sort((a, b) => (a.mode < b.mode ? -1 : 1))).toEqual([
      {
        ...common,
        deviceId: await deviceOf(center.desk),
        name: setUp.terminalName,
        mode: 'desk',
        unprinted: null,
        paper: null,
        lock: null,
      },
      { ...common, deviceId: center.deviceId, name: '大厅自助屏', mode: 'kiosk', unprinted: 0, paper: 'unknown', lock: 'open' },
    ])
  }, soon)
  await center.kiosk.ask('/kiosk/print/tried', { method: 'POST', body: { id: `print-${'0'.repeat(26)}`, printed: false } })
  await vi.waitFor(async () => {
    const { terminals } = terminalsSchema.parse(await json(center.desk.ask('/terminals')))
    expect(terminals.find(({ mode }) => mode === 'kiosk')?.paper).toBe('failing')
  }, soon)
})

test('the key of a desk is made once, and is one that belongs together', async () => {
  const first = await openStation()
  expect(await refusal(first.ask('/intake/key'))).toEqual([409, 'not-set-up'])
  await first.ask('/station', { method: 'PUT', body: setUp })
  const [one, other] = await Promise.all([json(first.ask('/intake/key')), json(first.ask('/intake/key'))])
  await first.close()
  const second = await openStation({ dataDir: first.dataDir })
  const third = await json(second.ask('/intake/key'))
  expect([other, third]).toEqual([one, one])
  const { privateKey, publicKey } = one as { privateKey: JsonWebKey; publicKey: string }
  const ecdh = { name: 'ECDH', namedCurve: 'P-256' }
  const own = await crypto.subtle.importKey('jwk', privateKey, ecdh, false, ['deriveBits'])
  const point = await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'base64'), ecdh, false, [])
  const passing = await crypto.subtle.generateKey(ecdh, false, ['deriveBits'])
  const derive = async (key: CryptoKey, of: CryptoKey) =>
    Buffer.from(await crypto.subtle.deriveBits({ name: 'ECDH', public: of }, key, 256)).toString('hex')
  expect(await derive(own, passing.publicKey)).toBe(await derive(passing.privateKey, point))
})
