import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createContext } from '../data/create-context'
import { type Acknowledged, newestStamp } from './take-in'
import { openPlace, type Place, residentAt, syncAll, type TestStation, wang } from './testing/stations'
import type { Weather } from './testing/weather'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

/** The hands of a station whose clock is an hour fast. */
const fastHands = ({ store }: TestStation) =>
  createContext({
    store,
    station: { deviceId: 'fastfast', centerCode: '420106012003', citySalt: 'a salt for tests only' },
    actor: { id: 'worker-fast', name: '吴静' },
    may: () => true,
    clock: () => Date.now() + 3_600_000,
  })

/** A station that types once more while its first push is on its way. Its page hears of foreign stamps later than this. */
function typing() {
  const taken: Acknowledged[] = []
  let pushes = 0
  let meanwhile: (() => Promise<void>) | null = null
  let onSecond: (() => void) | null = null
  const weather: Weather = async ({ endpoint }) => {
    if (endpoint !== '_bulk_docs' || !meanwhile) return null
    pushes += 1
    if (pushes === 1) await meanwhile()
    else onSecond?.()
    return null
  }
  return {
    taken,
    weather,
    witness: {
      stamp: () => undefined,
      acknowledged: (lines: readonly Acknowledged[]) => void taken.push(...lines),
      seen: () => undefined,
    },
    while: (edit: () => Promise<void>, second: () => void) => {
      meanwhile = edit
      onSecond = second
    },
  }
}

/** The stamp of the journal's line of a write: the newest of the record as it was written (data/sealed-row.ts). */
const lineOf = async (station: TestStation) => newestStamp((await residentAt(station)) as never)

describe('an edit typed while an older one is on its way to the center', () => {
  const cases: { what: string; name: string; edit: (station: TestStation) => Promise<unknown> }[] = [
    {
      what: 'of another field',
      name: 'slowslow',
      edit: (a) => a.context.change('residents', wang.id, { phones: ['13800000000'] }),
    },
    {
      what: 'that only settles a conflict',
      name: 'settling',
      edit: async (a) => {
        const key = Object.keys((await residentAt(a))?.lost ?? {})[0] ?? ''
        await a.context.settle('residents', wang.id, { key, use: false })
      },
    },
  ]
  it.each(cases)(
    '$what stays pending in the journal, although the record has a later stamp of another device',
    async ({ name, edit }) => {
      const { taken, weather, witness, while: whileSending } = typing()
      const a = await place.station({ name, weather, witness, gatherMs: 60_000 })
      const b = await place.station()
      await a.context.write('residents', wang)
      await syncAll(a, b)
      await fastHands(b).change('residents', wang.id, { note: '乙', workplace: '粮道街小学' })
      await b.sync.syncNow()
      await a.context.change('residents', wang.id, { note: '甲' })
      let line = ''
      let early: Acknowledged[] | null = null
      whileSending(
        async () => {
          await edit(a)
          line = await lineOf(a)
        },
        () => {
          early = taken.filter(({ id, stamp }) => id === wang.id && stamp >= line)
        },
      )
      await a.sync.syncNow()
      expect(early).toEqual([])
      // The next push settles it.
      expect(taken.some(({ id, stamp }) => id === wang.id && stamp >= line)).toBe(true)
      expect(a.sync.status().unsent).toBe(0)
    },
  )
})
