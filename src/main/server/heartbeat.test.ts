import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCouch } from '../hub/couch'
import { openStation, setUp } from '../testing/station'

type Station = Awaited<ReturnType<typeof openStation>>

const beat = async (station: Station, body: object = { unsent: 0, refused: 0 }) => {
  const answer = await station.ask('/sync/heartbeat', { method: 'POST', body })
  return [answer.status, await answer.json()]
}

/** The hub of a station with its administrator, and the path of the station's own document there. */
async function lookFromTheHub(station: Station) {
  const { endpoint } = ((await (await station.ask('/station')).json()) as { host: { endpoint: string } }).host
  const admin = JSON.parse(await readFile(join(station.dataDir, 'hub/admin.json'), 'utf8'))
  const { deviceId } = JSON.parse(await readFile(join(station.dataDir, 'station.json'), 'utf8'))
  const couch = createCouch(endpoint, admin)
  const path = `/c${setUp.centerCode}-terminals/terminal%3A${deviceId}`
  const read = async () => (await couch.ask('GET', path)).body as Record<string, unknown> & { _rev: string }
  return { couch, path, read, deviceId }
}

async function openBeating() {
  const station = await openStation()
  await station.ask('/station', { method: 'PUT', body: setUp })
  return station
}

test('each beat tells the center how the terminal stands, under a number that rises', async () => {
  const station = await openBeating()
  const { read, deviceId } = await lookFromTheHub(station)
  expect(await beat(station, { unsent: 3, refused: 1 })).toEqual([200, { restored: false }])
  expect(await beat(station, { unsent: 2, refused: 1 })).toEqual([200, { restored: false }])
  expect(await read()).toEqual({
    _id: `terminal:${deviceId}`,
    _rev: expect.stringMatching(/^2-/),
    name: setUp.terminalName,
    mode: 'desk',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    freeBytes: expect.any(Number),
    intakeKey: { keyId: expect.stringMatching(/^[0-9a-z]{8}$/), publicKey: expect.any(String) },
    unsent: 2,
    refused: 1,
    seenAt: expect.stringMatching(/^\d{4}-.*Z$/),
    beat: 2,
  })
})

test.each([
  [
    'brought back from an older copy',
    async (couch: ReturnType<typeof createCouch>, path: string, now: { _rev: string }) =>
      couch.ask('PUT', path, { ...now, beat: 1 }),
  ],
  [
    'emptied',
    async (couch: ReturnType<typeof createCouch>, path: string, now: { _rev: string }) =>
      couch.ask('DELETE', `${path}?rev=${now._rev}`),
  ],
])('a center that was %s is told as restored, over restarts, until somebody has settled it', async (_how, restore) => {
  const station = await openBeating()
  const { couch, path, read } = await lookFromTheHub(station)
  await beat(station)
  await beat(station)
  expect((await restore(couch, path, await read())).status).toBeLessThan(300)
  expect(await beat(station)).toEqual([200, { restored: true }])
  expect(await beat(station)).toEqual([200, { restored: true }])
  await station.close()
  const again = await openStation({ dataDir: station.dataDir })
  expect(await beat(again)).toEqual([200, { restored: true }])
  expect(await beat(again, { unsent: 0, refused: 0, settled: true })).toEqual([200, { restored: false }])
  expect(await beat(again)).toEqual([200, { restored: false }])
})

test('a terminal that was itself brought back from an older copy takes the number of the center', async () => {
  const station = await openBeating()
  const { couch, path, read } = await lookFromTheHub(station)
  await beat(station)
  await couch.ask('PUT', path, { ...(await read()), beat: 40 })
  expect(await beat(station)).toEqual([200, { restored: false }])
  expect((await read()).beat).toBe(41)
})

test('beats that come at once are counted one after the other', async () => {
  const station = await openBeating()
  const { read } = await lookFromTheHub(station)
  expect(await Promise.all([beat(station), beat(station), beat(station)])).toEqual(
    Array.from({ length: 3 }, () => [200, { restored: false }]),
  )
  expect((await read()).beat).toBe(3)
})

test('a center that has no place for heartbeats was not restored', async () => {
  const station = await openBeating()
  const { couch } = await lookFromTheHub(station)
  await couch.ask('DELETE', `/c${setUp.centerCode}-terminals`)
  expect(await beat(station)).toEqual([200, { restored: false }])
})

test('the terminals of the center are known by their names, from their first beat on; without a center nobody is named', async () => {
  const station = await openStation()
  const names = async () => (await station.ask('/sync/terminals')).json()
  expect(await names()).toEqual({ terminals: {} })
  await station.ask('/station', { method: 'PUT', body: setUp })
  await beat(station)
  const { couch, deviceId } = await lookFromTheHub(station)
  const other = { _id: 'terminal:otherdev', name: '二号窗口', mode: 'desk', beat: 1 }
  await couch.ask('PUT', `/c${setUp.centerCode}-terminals/terminal%3Aotherdev`, other)
  expect(await names()).toEqual({ terminals: { [deviceId]: setUp.terminalName, otherdev: '二号窗口' } })
  await couch.ask('DELETE', `/c${setUp.centerCode}-terminals`)
  expect(await names()).toEqual({ terminals: {} })
  expect((await station.ask('/sync/terminals', { method: 'POST', body: {} })).status).toBe(405)
})

test('a center of an older program, which knows no keys of desks, still hears the beat', async () => {
  const station = await openBeating()
  const { couch, read } = await lookFromTheHub(station)
  const path = `/c${setUp.centerCode}-terminals/_design/envelope`
  const rule = (await couch.ask('GET', path)).body as { validate_doc_update: string }
  const older = rule.validate_doc_update.replaceAll("'intakeKey'", "'anotherKey'").replaceAll('"intakeKey"', '"anotherKey"')
  expect(older).not.toBe(rule.validate_doc_update)
  await couch.ask('PUT', path, { ...rule, validate_doc_update: older })
  expect(await beat(station, { unsent: 3, refused: 0 })).toEqual([200, { restored: false }])
  expect(await read()).toMatchObject({ unsent: 3, beat: 1 })
  expect(await read()).not.toHaveProperty('intakeKey')
})

test('what is no heartbeat is refused, and so is one before set-up', async () => {
  const station = await openStation()
  expect(await beat(station)).toEqual([409, { error: 'not-set-up', reason: expect.any(String) }])
  expect(await beat(station, { unsent: -1, refused: 0 })).toEqual([400, { error: 'bad-request', reason: expect.any(String) }])
  expect((await station.ask('/sync/heartbeat')).status).toBe(405)
})

test('the epoch of a collection is read under a name of ours; other design documents are not', async () => {
  const station = await openBeating()
  const answer = await station.ask('/sync/residents/_epoch')
  expect([answer.status, await answer.json()]).toEqual([
    200,
    {
      _id: '_design/epoch',
      _rev: expect.any(String),
      epoch: expect.stringMatching(/^[0-9a-f-]{36}$/),
      createdAt: expect.any(String),
    },
  ])
  expect((await station.ask('/sync/residents/_epoch?rev=1-x')).status).toBe(400)
  expect((await station.ask('/sync/residents/_design/envelope')).status).toBe(403)
})
