import { expect, test } from 'vitest'
import { publishCatalogue } from '../hub/operator/publish'
import { hubOf, openStation, setUp } from '../testing/station'

test('a desk reads what the city publishes, of the edition that stands, and nothing before there is any', async () => {
  const station = await openStation()
  expect((await station.ask('/station/city-catalogue')).status).toBe(409)
  await station.ask('/station', { method: 'PUT', body: setUp })
  const read = async () => (await station.ask('/station/city-catalogue')).json()
  expect(await read()).toEqual({ edition: 0, entries: [] })
  const birth = { id: 'm-1', kind: 'matter', title: '出生登记', channels: ['hall', 'community'] }
  const pen = { now: '2026-11-23T01:00:00.000Z', stamp: () => '0mfa1b2c3-0000|city0000' }
  const couch = await hubOf(station)
  await publishCatalogue(couch, { entries: [birth, { id: 'm-2', kind: 'matter', title: '高龄津贴申领' }] }, pen)
  await publishCatalogue(couch, { entries: [{ ...birth, place: '一楼' }] }, pen)
  expect(await read()).toEqual({ edition: 2, entries: [{ ...birth, place: '一楼' }] })
})
