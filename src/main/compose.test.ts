import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, newPage, writeFiles } from './testing/folders'
import { openHub } from './testing/hub'
import { knownStation, newSetUpFolder, openStation, recordOf, setUp } from './testing/station'
import { answerJson, startUpstream } from './testing/upstream'

const put = { method: 'PUT', body: setUp }
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error?: string }).error]
const withUser = (root: string, { name, password }: { name: string; password: string }) => {
  const url = new URL(root)
  return `http://${name}:${encodeURIComponent(password)}@${url.host}`
}
const readJson = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'))

test('one host a data folder; a host that was killed keeps nobody out', async () => {
  const first = await openStation()
  await expect(openStation({ dataDir: first.dataDir })).rejects.toMatchObject({ code: 'data-in-use' })
  await first.close()
  // What `kill -9` leaves: the number of a process that is gone, or that is another's now.
  for (const holder of [{ pid: 2 ** 22 + 1, born: '1', nonce: 'x' }, { pid: process.pid, born: 'another', nonce: 'x' }, 'torn']) {
    await writeFiles(first.dataDir, { 'lock.json': JSON.stringify(holder) })
    await (await openStation({ dataDir: first.dataDir })).close()
  }
})

test('closing ends the hub and frees the folder; closing twice is fine', async () => {
  const station = await openStation()
  await station.ask('/station', put)
  const { endpoint } = ((await (await station.ask('/station')).json()) as { host: { endpoint: string } }).host
  expect((await fetch(endpoint)).status).toBe(401)
  await station.close()
  await station.close()
  await expect(fetch(endpoint)).rejects.toThrow()
  await expect(stat(join(station.dataDir, 'lock.json'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the hub keeps its port and its records over restarts', async () => {
  const first = await openStation()
  await first.ask('/station', put)
  await first.ask('/sync/residents/_bulk_docs', { method: 'POST', body: { docs: [recordOf('r1')] } })
  const endpointOf = async (station: typeof first) =>
    ((await (await station.ask('/station')).json()) as { host: { endpoint: string } }).host.endpoint
  const endpoint = await endpointOf(first)
  await first.close()
  const second = await openStation({ dataDir: first.dataDir })
  expect(await endpointOf(second)).toBe(endpoint)
  expect((await second.ask('/sync/residents/r1')).status).toBe(200)
})

test('a start that fails leaves nothing running and the folder free', async () => {
  const dataDir = newFolder()
  await writeFiles(dataDir, { 'station.json': '{"version":1' })
  await expect(openStation({ dataDir })).rejects.toMatchObject({
    code: 'data-damaged',
    message: expect.stringContaining('station.json'),
  })
  await writeFiles(dataDir, { 'station.json': JSON.stringify(knownStation) })
  await openStation({ dataDir })
})

test.each([
  ['ftp://host', 'bad-hub-address'],
  ['host:5984', 'bad-hub-address'],
  ['not an address', 'bad-hub-address'],
  ['http://admin:secret@host:5984/?x=1', 'bad-hub-address'],
])('--hub %s is refused before anything starts', async (hub, code) => {
  const dataDir = join(newFolder(), 'not made')
  const refused = await openStation({ hub, dataDir }).catch((fault: Error) => fault)
  expect(refused).toMatchObject({ code })
  expect(String((refused as Error).message)).not.toContain('secret')
  await expect(stat(dataDir)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a page that was not built, a folder that is a file: one sentence in both languages', async () => {
  const folder = newFolder()
  await writeFiles(folder, { file: 'x' })
  await expect(openStation({ assetsDir: folder })).rejects.toMatchObject({ code: 'page-missing' })
  await expect(openStation({ dataDir: join(folder, 'file', 'data') })).rejects.toMatchObject({
    code: 'data-not-writable',
    message: expect.stringMatching(/数据文件夹不能写入.*\n.*cannot be written/),
  })
})

test('an administrator’s address provisions; only the terminal’s own password is kept', async () => {
  const hub = await openHub()
  const station = await openStation({ hub: withUser(hub.root, hub.admin) })
  const answer = await station.ask('/station', put)
  expect(answer.status).toBe(200)
  const { deviceId } = (await answer.json()) as { deviceId: string }
  const report = (await (await station.ask('/station')).json()) as { host: unknown }
  expect(report.host).toMatchObject({ hub: 'remote', endpoint: hub.root })
  const path = join(station.dataDir, 'secrets.json')
  const { terminal } = (await readJson(path)) as { terminal: string }
  expect(JSON.parse(terminal)).toEqual({ name: `t-${deviceId}`, password: expect.stringMatching(/^[\w-]{43}$/) })
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  for (const file of ['secrets.json', 'host.json', 'station.json']) {
    expect(await readFile(join(station.dataDir, file), 'utf8')).not.toContain(hub.admin.password)
  }
  await station.close()
  // Without --hub it goes on where it was set up.
  const again = await openStation({ dataDir: station.dataDir })
  expect((await again.ask('/sync/residents/')).status).toBe(200)
})

test('a second terminal gets the same salt and sees the center’s name; what one writes the other reads', async () => {
  const hub = await openHub()
  const address = withUser(hub.root, hub.admin)
  const [one, two] = [await openStation({ hub: address }), await openStation({ hub: address })]
  type Answer = { citySalt: string; centerName: string; deviceId: string }
  const first = (await (await one.ask('/station', put)).json()) as Answer
  const second = (await (
    await two.ask('/station', { method: 'PUT', body: { ...setUp, centerName: '打错的名字' } })
  ).json()) as Answer
  expect([second.citySalt, second.centerName]).toEqual([first.citySalt, first.centerName])
  expect(second.deviceId).not.toBe(first.deviceId)
  await one.ask('/sync/residents/_bulk_docs', { method: 'POST', body: { docs: [recordOf('r1')] } })
  expect((await two.ask('/sync/residents/r1')).status).toBe(200)
})

test('a terminal’s own name and password are enough where the center is provisioned, and not where it is not', async () => {
  const hub = await openHub()
  const first = await openStation({ hub: withUser(hub.root, hub.admin) })
  await first.ask('/station', put)
  const own = JSON.parse(((await readJson(first.dataDir, 'secrets.json')) as { terminal: string }).terminal)
  const second = await openStation({ hub: withUser(hub.root, own) })
  expect(
    await codeOf(await second.ask('/station', { method: 'PUT', body: { ...setUp, collections: ['residents', 'visits'] } })),
  ).toEqual([502, 'hub-not-provisioned'])
  expect((await second.ask('/station', put)).status).toBe(200)
  expect((await second.ask('/sync/places/')).status).toBe(200)
  expect(await codeOf(await second.ask('/station/collections', { method: 'PUT', body: { collections: ['visits'] } }))).toEqual([
    409,
    'hub-needs-admin',
  ])
  await first.ask('/station/collections', { method: 'PUT', body: { collections: ['visits'] } })
  expect((await second.ask('/station/collections', { method: 'PUT', body: { collections: ['visits'] } })).status).toBe(200)
})

test('set-up says why it cannot: no user, a wrong password, nobody there, a portal', async () => {
  const hub = await openHub()
  const gone = await startUpstream(() => undefined)
  await gone.close()
  const portal = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>')
  })
  const wrong = { name: 'admin', password: 'wrong' }
  const cases: [string, unknown[]][] = [
    [hub.root, [409, 'hub-credentials']],
    [withUser(hub.root, wrong), [502, 'hub-credentials']],
    [withUser(gone.root, wrong), [502, 'unreachable']],
    [withUser(portal.root, wrong), [502, 'portal']],
  ]
  for (const [address, answer] of cases) {
    const station = await openStation({ hub: address })
    expect([address, await codeOf(await station.ask('/station', put))]).toEqual([address, answer])
    expect(((await (await station.ask('/station')).json()) as { station: unknown }).station).toBeNull()
  }
})

test('a station with a hub of its own is not moved to another by a flag', async () => {
  const station = await openStation()
  await station.ask('/station', put)
  await station.close()
  await expect(openStation({ dataDir: station.dataDir, hub: 'http://host:5984' })).rejects.toMatchObject({ code: 'hub-differs' })
})

test('a remote hub that moved is found by its new address, with the password that is kept', async () => {
  const [old, now] = await Promise.all([1, 2].map(() => startUpstream((_request, response) => answerJson(response, {}))))
  const dataDir = await newSetUpFolder(old!.root)
  const moved = await openStation({ dataDir, hub: now!.root })
  await moved.ask('/sync/residents/')
  await moved.close()
  const later = await openStation({ dataDir })
  await later.ask('/sync/residents/')
  expect([old!.seen.length, now!.seen.length]).toEqual([0, 2])
  expect(now!.seen[0]?.authorization).toMatch(/^Basic /)
})

test('secrets of the host are used where it has its own', async () => {
  const held = new Map<string, string>()
  const secrets = {
    read: async (name: string) => held.get(name) ?? null,
    write: async (name: string, value: string) => void held.set(name, value),
  }
  const station = await openStation({ secrets })
  await station.ask('/station', put)
  expect([...held.keys()]).toEqual(['terminal'])
  await expect(stat(join(station.dataDir, 'secrets.json'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('another host with other secrets opens the same folder and syncs', async () => {
  const assetsDir = await newPage()
  const first = await openStation({ assetsDir, secrets: { read: async () => null, write: async () => undefined } })
  await first.ask('/station', put)
  await first.close()
  const second = await openStation({ assetsDir, dataDir: first.dataDir })
  expect((await second.ask('/sync/residents/')).status).toBe(200)
})
