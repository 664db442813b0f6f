import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openEnrolment } from '../src/main/hub/enrolment'
import { newFolder } from '../src/main/testing/folders'
import { hubKinds, type OpenedHub, openAnyHub } from '../src/main/testing/hubs'
import { intakeDocument } from '../src/main/testing/intake'
import { openStation, origin } from '../src/main/testing/station'
import { runCenter } from './center'
import { moduleCollections } from './module-collections'

const code = '420199012003'
const neighbour = '420199012004'

async function command(words: string[], env: NodeJS.ProcessEnv = {}) {
  const said: string[] = []
  const exit = await runCenter(
    words,
    env,
    (line) => said.push(line),
    (line) => said.push(line),
  )
  return { exit, text: said.join('\n') }
}

const on =
  (hub: OpenedHub) =>
  (line: string, ...more: string[]) =>
    command([...line.split(' ').filter((word) => word !== ''), ...more, '--hub', hub.address])

const nothing = '没有需要改的  Nothing had to be changed'
const codeIn = (text: string) => /登记码：(\S+)/.exec(text)?.[1]?.replaceAll('-', '') ?? ''
const deviceIn = (text: string) => /revoke (\w{8})/.exec(text)?.[1] ?? ''

/** What another computer does with a code. */
async function joinWith(hub: OpenedHub, enrolmentCode: string) {
  const { collections, fields } = await moduleCollections()
  const station = await openStation()
  const body = { hub: hub.root, code: enrolmentCode, collections, fields }
  const answer = await station.ask('/station/enrolment', { method: 'POST', body })
  return { station, status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe.each(hubKinds)('%s:', (kind) => {
  test('a rehearsal tells what would be done and does nothing; done once, there is nothing left to do', async () => {
    const hub = await openAnyHub(kind)
    const databases = async () => ((await hub.admin.ask('GET', '/_all_dbs')).body as string[]).filter((name) => name !== '_users')
    const before = await databases()
    const rehearsed = await on(hub)(`add-center ${code} --dry-run`, '百瑞苑社区')
    expect([rehearsed.exit, await databases()]).toEqual([0, before])
    expect(rehearsed.text).toContain(`建库 c${code}-residents  made c${code}-residents`)
    const done = await on(hub)(`add-center ${code}`, '百瑞苑社区')
    expect(done.text.split('\n').slice(1)).toEqual(rehearsed.text.split('\n').slice(2))
    await on(hub)('init')
    for (const line of ['init', `add-center ${code} 百瑞苑社区`]) expect((await on(hub)(line)).text).toContain(nothing)
    expect(await on(hub)('verify')).toEqual({ exit: 0, text: '全部相符  Everything is as it should be' })
  })

  test('a code makes a computer the terminal it was printed for, once', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    const printed = await on(hub)(`add-terminal ${code} --mode desk`, '1 号窗口')
    const { station, status, body } = await joinWith(hub, codeIn(printed.text).toLowerCase())
    expect([status, body]).toEqual([
      200,
      {
        version: 1,
        centerCode: code,
        centerName: '百瑞苑社区',
        terminalName: '1 号窗口',
        mode: 'desk',
        deviceId: deviceIn(printed.text),
        demo: false,
        citySalt: expect.any(String),
      },
    ])
    expect((await station.ask('/sync/residents/')).status).toBe(200)
    expect(await (await station.ask('/station')).json()).toMatchObject({ host: { hub: 'remote', endpoint: hub.root } })
    expect((await station.ask('/sync/heartbeat', { method: 'POST', body: { unsent: 2, refused: 1 } })).status).toBe(200)
    const again = await joinWith(hub, codeIn(printed.text))
    expect([again.status, again.body.error]).toEqual([409, 'code-used'])
    const table = await on(hub)('status')
    expect(table.text).toContain(`${code} 百瑞苑社区`)
    expect(table.text).toMatch(
      new RegExp(`${deviceIn(printed.text)} +1 号窗口 +desk +\\d[\\d.]+ +20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d +2 +1 +[\\d.]+ GB`),
    )
    await station.close()
    const later = await openStation({ dataDir: station.dataDir })
    expect((await later.ask('/sync/residents/')).status).toBe(200)
  })

  test('a code that is wrong, too old, or of a center that is not ready says so, and costs nothing', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    const printed = codeIn((await on(hub)(`add-terminal ${code} --mode desk`, '1 号窗口')).text)
    const tryOut = async (enrolmentCode: string, collections = ['residents'], address = hub.root, mode?: 'desk' | 'kiosk') => {
      const station = await openStation(mode ? { mode } : {})
      const body = { hub: address, code: enrolmentCode, collections }
      const answer = await station.ask('/station/enrolment', { method: 'POST', body })
      return [answer.status, ((await answer.json()) as { error?: string }).error]
    }
    const mistyped = printed.replace(/^./, (sign) => (sign === '7' ? '8' : '7'))
    expect(await tryOut(mistyped)).toEqual([400, 'code-mistyped'])
    expect(await tryOut('000000000000')).toEqual([409, 'code-unknown'])
    expect(await tryOut(printed, ['residents'], hub.root, 'kiosk')).toEqual([409, 'code-other-mode'])
    expect(await tryOut(printed, ['residents', 'unheard'])).toEqual([502, 'hub-not-provisioned'])
    expect(await tryOut(printed, ['residents'], 'http://127.0.0.1:1')).toEqual([502, 'unreachable'])
    expect(await tryOut(printed, ['residents'], 'ftp://host')).toEqual([400, 'bad-hub-address'])
    expect(await tryOut(printed, ['residents'], hub.address)).toEqual([400, 'bad-hub-address'])
    const id = ((await hub.admin.ask('GET', '/city-enrolments/_all_docs?startkey=%22e%22')).body as { rows: { id: string }[] })
      .rows[0]!.id
    const path = `/city-enrolments/${encodeURIComponent(id)}`
    const waiting = (await hub.admin.ask('GET', path)).body as object
    const stale = { ...waiting, expiresAt: '2026-01-01T00:00:00.000Z' }
    await hub.admin.ask('PUT', path, stale)
    expect(await tryOut(printed)).toEqual([409, 'code-expired'])
    const swept = await on(hub)('init')
    expect(swept.text).toMatch(/的登记码过期未用，已作废/)
    expect(await tryOut(printed)).toEqual([409, 'code-unknown'])
  })

  test('of two computers with one code only one gets it', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    const printed = codeIn((await on(hub)(`add-terminal ${code} --mode desk`, '1 号窗口')).text)
    const [one, other] = await Promise.all([openEnrolment(hub.root, printed), openEnrolment(hub.root, printed)])
    const results = await Promise.allSettled([one.take(), other.take()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'code-used' } })
  })

  test('a kiosk gets an intake of its own, which no other kiosk and no other center sees', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    const printed = [
      codeIn((await on(hub)(`add-terminal ${code} --mode kiosk`, '大厅屏')).text),
      codeIn((await on(hub)(`add-terminal ${code} --mode kiosk`, '二楼屏')).text),
      codeIn((await on(hub)(`add-terminal ${code} --mode desk`, '1 号窗口')).text),
    ]
    const [hall, floor, desk] = await Promise.all(printed.map(async (each) => (await openEnrolment(hub.root, each)).enrolment))
    const database = `/c${code}-intake-${hall!.deviceId}`
    const handedIn = intakeDocument(1)
    const push = async (who: typeof hall, doc: object) =>
      (await hub.as(who!.credentials).ask('POST', `${database}/_bulk_docs`, { docs: [doc] })).body
    expect(await push(hall, handedIn)).toEqual([{ ok: true, id: handedIn._id, rev: expect.any(String) }])
    expect((await hub.as(desk!.credentials).ask('GET', `${database}/${handedIn._id}`)).status).toBe(200)
    expect((await hub.as(floor!.credentials).ask('GET', `${database}/${handedIn._id}`)).status).toBe(403)
    expect((await hub.as(hall!.credentials).ask('GET', `/c${code}-residents`)).status).toBe(403)
    expect((await hub.as(hall!.credentials).ask('GET', `/c${code}-catalogue`)).status).toBe(200)
    expect(await on(hub)('verify')).toMatchObject({ exit: 0 })
  })

  test('a revoked terminal is out at once and stands in the table as such', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    const printed = await on(hub)(`add-terminal ${code} --mode desk`, '1 号窗口')
    const { enrolment } = await openEnrolment(hub.root, codeIn(printed.text))
    const look = async () => (await hub.as(enrolment.credentials).ask('GET', `/c${code}-residents`)).status
    expect(await look()).toBe(200)
    expect((await on(hub)(`revoke t-${enrolment.deviceId}`)).exit).toBe(0)
    expect(await look()).toBe(401)
    expect((await on(hub)('status')).text).toMatch(/从未 never .*已停用 revoked/)
    expect((await on(hub)(`revoke ${enrolment.deviceId}`)).text).toContain(nothing)
    expect((await on(hub)('revoke nobody12')).exit).toBe(1)
    // The code that was printed for it is void with it.
    expect(await openEnrolment(hub.root, codeIn(printed.text)).catch((fault: { code: string }) => fault.code)).toMatch(
      /^code-(used|unknown)$/,
    )
  })

  test('whatever somebody changed by hand is found, named and mended', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    await on(hub)(`add-center ${neighbour} 西川社区`)
    await on(hub)('init')
    const residents = `/c${code}-residents`
    await hub.admin.ask('PUT', `${residents}/_security`, {
      admins: { names: [], roles: ['_admin'] },
      members: { names: [], roles: [`desk:${neighbour}`] },
    })
    const rule = (await hub.admin.ask('GET', `/c${code}-places/_design/envelope`)).body as object
    await hub.admin.ask('PUT', `/c${code}-places/_design/envelope`, { ...rule, validate_doc_update: 'function () {}' })
    await hub.admin.ask('PUT', `${residents}/_design/mine`, { _id: '_design/mine', language: 'javascript' })
    await hub.admin.ask('PUT', '/_users/org.couchdb.user%3At-wanderer', {
      _id: 'org.couchdb.user:t-wanderer',
      type: 'user',
      name: 't-wanderer',
      roles: [`desk:${code}`, `desk:${neighbour}`],
      password: 'a password of sixteen',
    })
    const found = await on(hub)('verify')
    expect(found.exit).toBe(1)
    for (const part of [
      `c${code}-residents: set who may enter`,
      `c${code}-places: wrote its rule`,
      `c${code}-residents/_design/mine`,
      't-wanderer',
    ])
      expect(found.text).toContain(part)
    expect(found.text).toContain('4 处不符  4 to mend')
    await on(hub)('init')
    expect((await on(hub)('verify')).text).toContain('2 处不符  2 to mend')
  })

  test('a new epoch is given to one center or to all, and to nothing else', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    await on(hub)(`add-center ${neighbour} 西川社区`)
    const epochs = async () =>
      Promise.all(
        [code, neighbour].map(
          async (center) => ((await hub.admin.ask('GET', `/c${center}-residents/_design/epoch`)).body as { epoch: string }).epoch,
        ),
      )
    const before = await epochs()
    await on(hub)(`add-center ${code} 百瑞苑社区`)
    await on(hub)('init')
    expect(await epochs()).toEqual(before)
    await on(hub)(`new-epoch ${code}`)
    const one = await epochs()
    expect([one[0] === before[0], one[1] === before[1]]).toEqual([false, true])
    await on(hub)('new-epoch all')
    expect((await epochs()).filter((epoch) => one.includes(epoch))).toEqual([])
  })

  test('the catalogue is published in editions; the same file twice is one', async () => {
    const hub = await openAnyHub(kind)
    await on(hub)('init')
    const file = join(newFolder(), 'catalogue.json')
    const publish = async (entries: object[]) => {
      await writeFile(file, JSON.stringify({ entries }))
      return on(hub)(`publish ${file}`)
    }
    const first = [
      { id: 'hukou-move', title: '户口迁移', minutes: 20 },
      { id: 'low-income', title: '低保申请', papers: ['身份证', '户口簿'] },
    ]
    expect((await publish(first)).text).toContain('Edition 1: 2 written, 0 erased')
    expect((await publish(first)).text).toContain(nothing)
    expect((await publish([{ ...first[0], minutes: 15 }])).text).toContain('Edition 2: 1 written, 1 erased')
    expect((await hub.admin.ask('GET', '/city-catalogue/hukou-move')).body).toMatchObject({
      minutes: 15,
      edition: 2,
      createdBy: 'city',
    })
    expect((await hub.admin.ask('GET', '/city-catalogue/low-income')).status).toBe(404)
    expect((await publish([{ id: 'a', nested: { no: 1 } }])).exit).toBe(2)
    expect((await publish([{ id: 'a' }, { id: 'a' }])).exit).toBe(2)
  })
})

test('a station’s own hub is administered while it runs and while it does not', async () => {
  const station = await openStation()
  await station.ask('/station', {
    method: 'PUT',
    body: { centerCode: code, centerName: '百瑞苑', terminalName: '一号', mode: 'desk', demo: false, collections: ['residents'] },
  })
  const running = await command(['status', '--data', station.dataDir, '--json'])
  expect(JSON.parse(running.text)).toMatchObject([{ centerCode: code, terminals: [{ mode: 'desk', enrolled: true }] }])
  await station.close()
  expect(JSON.parse((await command(['status', '--data', station.dataDir, '--json'])).text)).toEqual(JSON.parse(running.text))
  // The folder is free again.
  expect((await (await openStation({ dataDir: station.dataDir })).handler(new Request(`${origin}/station`))).status).toBe(200)
})

test('called wrongly it says how, and touches nothing', async () => {
  expect((await command([])).exit).toBe(2)
  expect((await command(['constructor'])).exit).toBe(2)
  expect((await command(['status'])).text).toContain('--hub or --data is needed')
  expect((await command(['status', '--bogus'])).exit).toBe(2)
  expect((await command(['--help'])).exit).toBe(0)
  const gone = await command(['status'], { COUCHDB_URL: 'http://admin:secret-word@127.0.0.1:1' })
  expect([gone.exit, gone.text.includes('secret-word')]).toEqual([1, false])
  const hub = await openAnyHub('embedded')
  expect((await on(hub)('add-center 42 x')).text).toContain('A center’s code has 12 digits')
  expect((await on(hub)(`add-terminal ${code} --mode desk x`)).text).toContain('add-center first')
  expect((await on(hub)(`add-terminal ${code} --mode counter x`)).exit).toBe(2)
})
