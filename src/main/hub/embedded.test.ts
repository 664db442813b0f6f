import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../testing/folders'
import { openHub } from '../testing/hub'
import { recordOf } from '../testing/station'
import { startUpstream } from '../testing/upstream'
import { startHub } from './embedded'
import { provisionCenter } from './provision'

test('listens on loopback alone and lets nobody in without a name', async () => {
  const hub = await openHub()
  expect(hub.root).toBe(`http://127.0.0.1:${hub.port}`)
  for (const path of ['/', '/_session', '/_all_dbs', '/_users/_all_docs', '/_utils/', '/nothing']) {
    expect([path, (await fetch(`${hub.root}${path}`)).status]).toEqual([path, 401])
  }
})

test('the password of its administrator is long, only its owner reads it, and it is the same after a restart', async () => {
  const folder = newFolder()
  const first = await openHub(folder)
  await first.close()
  const second = await openHub(folder)
  expect(second.admin).toEqual(first.admin)
  expect(second.admin.password.length).toBe(43)
  const path = join(folder, 'admin.json')
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(first.admin)
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('records are there after a restart, on the same port when it is free', async () => {
  const folder = newFolder()
  const first = await openHub(folder)
  const center = { centerCode: '420106012003', centerName: '水陆社区', collections: ['residents'] }
  await provisionCenter(first.as(first.admin), center)
  await first.as(first.admin).ask('POST', '/c420106012003-residents/_bulk_docs', { docs: [recordOf('r1', { name: '盖叫天' })] })
  await first.close()
  const second = await startHub({ folder, port: first.port, version: '0' })
  expect(second.port).toBe(first.port)
  await second.close()
  const third = await openHub(folder)
  expect((await third.as(third.admin).ask('GET', '/c420106012003-residents/r1')).body).toMatchObject({ name: '盖叫天' })
})

test('a port that another program has taken is changed for a free one', async () => {
  const other = await startUpstream((_request, response) => response.end())
  const port = Number(new URL(other.root).port)
  const hub = await startHub({ folder: newFolder(), port, version: '0' })
  expect(hub.port).not.toBe(port)
  await hub.close()
})

test('a removed database is gone and can be made again, empty', async () => {
  const hub = await openHub()
  const admin = hub.as(hub.admin)
  expect((await admin.ask('PUT', '/x')).status).toBe(201)
  await admin.ask('POST', '/x/_bulk_docs', { docs: [{ _id: 'a' }] })
  expect((await admin.ask('DELETE', '/x')).status).toBe(200)
  expect((await admin.ask('GET', '/x/a')).status).toBe(404)
  expect((await admin.ask('PUT', '/x')).status).toBe(201)
  expect((await admin.ask('GET', '/x')).body).toMatchObject({ doc_count: 0 })
})

test('a hash of a password leaves the hub nowhere', async () => {
  const hub = await openHub()
  const admin = hub.as(hub.admin)
  const user = { _id: 'org.couchdb.user:t', type: 'user', name: 't', roles: [], password: 'sixteen characters' }
  expect((await admin.ask('PUT', '/_users/org.couchdb.user%3At', user)).status).toBe(201)
  expect((await admin.ask('GET', '/_users/org.couchdb.user%3At')).body).toEqual({
    _id: user._id,
    _rev: expect.any(String),
    type: 'user',
    name: 't',
    roles: [],
    password_scheme: 'scrypt',
  })
  expect((await admin.ask('PUT', '/_users/org.couchdb.user%3At', { ...user, roles: ['_admin'] })).status).toBe(403)
  expect((await admin.ask('PUT', '/_users/org.couchdb.user%3At', user)).status).toBe(409)
})
