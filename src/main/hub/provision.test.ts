import { expect, onTestFinished, test } from 'vitest'
import { terminalMark } from '../../shared/receipt-number'
import { openHub } from '../testing/hub'
import { recordOf } from '../testing/station'
import { readHubAddress } from './address'
import { createCouch } from './couch'
import { takeDeviceId } from './enrolment'
import { enrolTerminal, newEpoch, provisionCenter, publishRecipient, readCenter, removeCenter } from './provision'

const wish = { centerCode: '420106012003', centerName: '水陆社区', collections: ['residents', 'places'] }
const neighbour = { centerCode: '420106012004', centerName: '西川社区', collections: ['residents'] }

/** The embedded hub always, and a real CouchDB where `COUCHDB_URL` names one with its administrator. */
const hubs = ['embedded', ...(process.env.COUCHDB_URL ? ['CouchDB'] : [])] as const

async function open(kind: string) {
  if (kind === 'embedded') {
    const hub = await openHub()
    return { admin: hub.as(hub.admin), as: hub.as }
  }
  const { root, credentials } = readHubAddress(process.env.COUCHDB_URL ?? '')
  const admin = createCouch(root, credentials)
  onTestFinished(async () => {
    await removeCenter(admin, wish.centerCode, wish.collections)
    await removeCenter(admin, neighbour.centerCode, neighbour.collections)
  })
  return { admin, as: (own: typeof credentials) => createCouch(root, own) }
}

test.each(hubs)('%s: provisioning twice changes nothing', async (kind) => {
  const { admin } = await open(kind)
  const first = await provisionCenter(admin, wish)
  const look = async () => ({
    security: (await admin.ask('GET', '/c420106012003-residents/_security')).body,
    rule: (await admin.ask('GET', '/c420106012003-residents/_design/envelope')).body,
    epoch: (await admin.ask('GET', '/c420106012003-residents/_design/epoch')).body,
    terminals: (await admin.ask('GET', '/c420106012003-terminals/_security')).body,
    city: (await admin.ask('GET', '/city-settings/city')).body,
    citySecurity: (await admin.ask('GET', '/city-settings/_security')).body,
    center: (await admin.ask('GET', '/city-settings/center%3A420106012003')).body,
  })
  const before = await look()
  const second = await provisionCenter(admin, { ...wish, centerName: '另一个名字' })
  expect(second).toEqual(first)
  expect(await look()).toEqual(before)
  expect(before.security).toEqual({
    admins: { names: [], roles: ['_admin'] },
    members: { names: [], roles: ['desk:420106012003'] },
  })
})

test.each(hubs)('%s: every database has an epoch of its own, which only the administrator renews', async (kind) => {
  const { admin, as } = await open(kind)
  await provisionCenter(admin, wish)
  const terminal = as(await enrolTerminal(admin, { centerCode: wish.centerCode, deviceId: '7k2m9qxa', mode: 'desk' }))
  const epochOf = async (collection: string) =>
    ((await terminal.ask('GET', `/c420106012003-${collection}/_design/epoch`)).body as { epoch: string }).epoch
  const before = [await epochOf('residents'), await epochOf('places')]
  await newEpoch(admin, wish.centerCode, ['residents'])
  const after = [await epochOf('residents'), await epochOf('places')]
  expect(new Set([...before, ...after]).size).toBe(3)
  expect(after[1]).toBe(before[1])
  const write = await terminal.ask('POST', '/c420106012003-residents/_bulk_docs', {
    docs: [{ _id: '_design/epoch', epoch: 'mine' }],
  })
  expect([write.status, (write.body as { error?: string }[])[0]?.error ?? write.body]).not.toEqual([201, undefined])
  expect(await epochOf('residents')).toBe(after[0])
})

test.each(hubs)('%s: two centers share the salt of the city and each has its name', async (kind) => {
  const { admin } = await open(kind)
  const [one, other] = [await provisionCenter(admin, wish), await provisionCenter(admin, neighbour)]
  expect(one.citySalt).toMatch(/^[\w-]{43}$/)
  expect([one.centerName, other]).toEqual(['水陆社区', { citySalt: one.citySalt, centerName: '西川社区' }])
})

test.each(hubs)('%s: a terminal reads and writes its own center, sees no other, and governs nothing', async (kind) => {
  const { admin, as } = await open(kind)
  const facts = await provisionCenter(admin, wish)
  await provisionCenter(admin, neighbour)
  const terminal = as(await enrolTerminal(admin, { centerCode: wish.centerCode, deviceId: '7k2m9qxa', mode: 'desk' }))
  const status = async (method: string, path: string, body?: unknown) => (await terminal.ask(method, path, body)).status
  const own = '/c420106012003-residents'
  const write = { docs: [recordOf('r1')] }
  expect(await status('POST', `${own}/_bulk_docs`, write)).toBe(201)
  expect(await status('GET', `${own}/_changes?include_docs=true`)).toBe(200)
  expect(await status('GET', `${own}/r1`)).toBe(200)
  expect(await readCenter(terminal, wish.centerCode, wish.collections)).toEqual(facts)

  const other = '/c420106012004-residents'
  expect(await status('GET', other)).toBe(403)
  expect(await status('GET', `${other}/_changes`)).toBe(403)
  expect(await status('GET', `${other}/_all_docs`)).toBe(403)
  expect(await status('POST', `${other}/_bulk_docs`, write)).toBe(403)
  expect((await admin.ask('GET', `${other}/r1`)).status).toBe(404)

  expect(await status('PUT', '/c420106012003-more')).toBeGreaterThanOrEqual(401)
  expect(await status('DELETE', own)).toBeGreaterThanOrEqual(401)
  expect(await status('PUT', `${own}/_security`, {})).toBeGreaterThanOrEqual(401)
  expect(await status('PUT', `${own}/_design/mine`, { language: 'javascript' })).toBeGreaterThanOrEqual(401)
  expect(await status('GET', '/_users/_all_docs')).toBeGreaterThanOrEqual(401)
  const rows = (await terminal.ask('POST', '/city-settings/_bulk_docs', { docs: [{ _id: 'city2' }] })).body
  expect(rows).toEqual([{ id: 'city2', error: 'forbidden', reason: 'Only the administrator writes here' }])
})

test.each(hubs)('%s: nobody without a name, and no wrong password', async (kind) => {
  const { admin, as } = await open(kind)
  await provisionCenter(admin, wish)
  const { name } = await enrolTerminal(admin, { centerCode: wish.centerCode, deviceId: '7k2m9qxa', mode: 'desk' })
  for (const who of [null, { name, password: 'wrong' }, { name: 'admin', password: '' }, { name: 'nobody', password: 'x' }]) {
    expect([who?.name, (await as(who).ask('GET', '/c420106012003-residents/_all_docs')).status]).toEqual([who?.name, 401])
  }
})

test.each(hubs)('%s: a kiosk knows the city and none of the records', async (kind) => {
  const { admin, as } = await open(kind)
  await provisionCenter(admin, wish)
  const kiosk = as(await enrolTerminal(admin, { centerCode: wish.centerCode, deviceId: 'kiosk001', mode: 'kiosk' }))
  expect((await kiosk.ask('GET', '/c420106012003-residents/_all_docs')).status).toBe(403)
  expect((await readCenter(kiosk, wish.centerCode, [])).centerName).toBe('水陆社区')
})

test.each(hubs)('%s: a terminal that was enrolled anew has a new password, one that was deleted has none', async (kind) => {
  const { admin, as } = await open(kind)
  await provisionCenter(admin, wish)
  const terminal = { centerCode: wish.centerCode, deviceId: '7k2m9qxa', mode: 'desk' as const }
  const before = await enrolTerminal(admin, terminal)
  const ask = async (credentials: typeof before) => (await as(credentials).ask('GET', '/c420106012003-residents')).status
  expect(await ask(before)).toBe(200)
  const after = await enrolTerminal(admin, terminal)
  expect([await ask(before), await ask(after)]).toEqual([401, 200])
  const user = (await admin.ask('GET', '/_users/org.couchdb.user%3At-7k2m9qxa')).body as { _rev: string }
  await admin.ask('DELETE', `/_users/org.couchdb.user%3At-7k2m9qxa?rev=${user._rev}`)
  expect(await ask(after)).toBe(401)
})

test.each(hubs)('%s: no two terminals of a center have the same digits on their receipts', async (kind) => {
  const { admin } = await open(kind)
  await provisionCenter(admin, wish)
  const recipient = { keyId: 'a1b2c3d4', publicKey: 'AAAA' }
  const known = { centerCode: wish.centerCode, deviceId: '7k2m9qxa', terminalName: '一号窗口', mode: 'desk' as const }
  await publishRecipient(admin, known, recipient)
  // 10,000 more in base 36: the same four digits.
  const twin = (Number.parseInt(known.deviceId, 36) + 10_000).toString(36)
  const drawn = [known.deviceId, twin, 'kiosk001']
  expect(terminalMark(twin)).toBe(terminalMark(known.deviceId))
  expect(await takeDeviceId(admin, wish.centerCode, () => drawn.shift() ?? '')).toBe('kiosk001')
  // Enrolled at the same moment, and drawing the same digits: the center gives them to one.
  const other = (Number.parseInt('kiosk002', 36) + 10_000).toString(36)
  const draws = [
    ['kiosk002', 'kiosk003'],
    [other, 'kiosk004'],
  ]
  const both = await Promise.all(draws.map((mine) => takeDeviceId(admin, wish.centerCode, () => mine.shift() ?? '')))
  expect(new Set(both.map(terminalMark)).size).toBe(2)
  expect(both.filter((deviceId) => ['kiosk002', other].includes(deviceId))).toHaveLength(1)
})

test.each(hubs)('%s: a record without its envelope is refused with the reason, the others of the push stand', async (kind) => {
  const { admin, as } = await open(kind)
  await provisionCenter(admin, wish)
  const terminal = as(await enrolTerminal(admin, { centerCode: wish.centerCode, deviceId: '7k2m9qxa', mode: 'desk' }))
  const born = '0mfa1b2c3-0000|7k2m9qxa'
  const docs = [
    recordOf('good'),
    recordOf('no stamps', { stamps: undefined }),
    recordOf('unborn', { stamps: { name: born } }),
    recordOf('odd stamp', { stamps: { born, name: 'yesterday' } }),
    recordOf('no maker', { createdBy: 7 }),
    recordOf('x'.repeat(65)),
    recordOf('erased without a stamp', { _deleted: true }),
    recordOf('erased', { _deleted: true, stamps: { born, erased: born } }),
    recordOf('last'),
  ]
  const rows = (await terminal.ask('POST', '/c420106012003-residents/_bulk_docs', { docs })).body as {
    id: string
    reason?: string
  }[]
  expect(rows.map(({ id, reason }) => [id, reason])).toEqual([
    ['good', undefined],
    ['no stamps', 'stamps are missing'],
    ['unborn', 'stamps.born is missing'],
    ['odd stamp', 'stamps.name is no stamp'],
    ['no maker', 'createdBy is missing'],
    ['x'.repeat(65), 'id: 1 to 64 characters'],
    ['erased without a stamp', 'stamps.erased is missing'],
    ['erased', undefined],
    ['last', undefined],
  ])
})

test.each(hubs)('%s: a center that was never provisioned is told to a terminal without rights', async (kind) => {
  const { admin, as } = await open(kind)
  await provisionCenter(admin, wish)
  const terminal = as(await enrolTerminal(admin, { centerCode: wish.centerCode, deviceId: '7k2m9qxa', mode: 'desk' }))
  await expect(readCenter(terminal, '420106012999', ['residents'])).rejects.toMatchObject({ code: 'hub-not-provisioned' })
  await expect(readCenter(terminal, wish.centerCode, ['visits'])).rejects.toMatchObject({ status: 502 })
})
