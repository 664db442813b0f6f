import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSigner, openCourier, packCourier, readSigner } from './courier'
import { openPlace, type Place, residentAt, syncAll, type TestStation, wang } from './testing/stations'
import { down, troubled } from './testing/weather'
import type { CarriedRecord } from './types'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

const code = '1234567890123452'
const center = { centerCode: '420106012003', citySalt: 'a salt for tests only' }

/** What waits at a station as it arrives at another: through the file. */
async function carried({ sync }: TestStation): Promise<CarriedRecord[]> {
  const keys = await readSigner(await makeSigner())
  const station = { ...center, deviceId: 'deska001', terminalName: '2 号窗口' }
  const file = await packCourier({ records: await sync.unsent(), station, at: '2026-11-23T01:00:00.000Z', code, keys })
  const opened = await openCourier(file, center, code)
  if (!opened.ok) throw new Error(opened.refusal.code)
  return opened.value
}

/** Two stations that both know 王秀芳; the second has lost its line. */
async function apart() {
  const cable = troubled(down)
  let isAway = false
  const here = await place.station()
  const away = await place.station({ weather: (request) => (isAway ? cable(request) : null) })
  await here.context.write('residents', wang)
  await syncAll(here, away)
  isAway = true
  return { here, away, reconnect: () => cable.clear() }
}

test('what waits where there is no line reaches the center by the stick, twice is harmless, and the sender’s list clears', async () => {
  const { here, away, reconnect } = await apart()
  await away.context.change('residents', wang.id, { note: '腿脚不便' })
  const records = await carried(away)
  const taken = { collection: 'residents', added: 0, changed: 0, same: 0, refused: [] }
  expect(await here.sync.takeIn(records)).toEqual([{ ...taken, changed: 1 }])
  expect(await here.sync.takeIn(records)).toEqual([{ ...taken, same: 1 }])
  await here.sync.syncNow()
  expect(here.sync.status().unsent).toBe(0)
  expect(away.sync.status().unsent).toBe(1)
  reconnect()
  await away.sync.syncNow()
  expect(away.sync.status().unsent).toBe(0)
  expect(await residentAt(away)).toEqual(await residentAt(here))
})

test.each([
  ['before', '甲', '乙'],
  ['after', '乙', '甲'],
] as const)(
  'an edit made here %s the carried one is not lost without a word, and both ends list the same',
  async (when, lost, stands) => {
    const { here, away, reconnect } = await apart()
    const edits = [
      () => here.context.change('residents', wang.id, { note: '甲' }),
      () => away.context.change('residents', wang.id, { note: '乙' }),
    ]
    for (const edit of when === 'before' ? edits : edits.toReversed()) {
      await edit()
      // Stamps of one millisecond are put in order by their counters, which say nothing of which hand was first.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await here.sync.syncNow()
    await here.sync.takeIn(await carried(away))
    const found = await residentAt(here)
    expect(found?.note).toBe(stands)
    expect(Object.values(found?.lost ?? {}).map(({ value }) => value)).toEqual([JSON.stringify(lost)])
    await here.sync.syncNow()
    reconnect()
    await syncAll(away, here)
    expect(await residentAt(away)).toEqual(found)
    expect(await residentAt(here)).toEqual(found)
  },
)

test('a record that breaks the schema is left out and named; the others come in', async () => {
  const { here, away } = await apart()
  await away.context.write('residents', { ...wang, id: 'resident-li', name: '李建国' })
  const [good] = await carried(away)
  if (!good) throw new Error('nothing was carried')
  const bad = { ...good, record: { ...good.record, id: 'resident-bad', sex: '7' } as CarriedRecord['record'] }
  expect(await here.sync.takeIn([bad, good])).toEqual([
    {
      collection: 'residents',
      added: 1,
      changed: 0,
      same: 0,
      refused: [{ id: 'resident-bad', why: 'sex is none of the known words' }],
    },
  ])
})
