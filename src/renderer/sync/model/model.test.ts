import { describe, expect, it } from 'vitest'
import { oursEngine } from './testing/ours-engine'
import { isGood, runSchedule } from './testing/run-schedule'
import { scheduleOf } from './testing/schedule'
import { stockEngine } from './testing/stock-engine'

/** Of 300 schedules; `npm run test:sync` plays as many as one likes, from any seed. */
const share = { two: 240, three: 40, five: 20 }

describe('whatever happens to the links, the center and the programs', () => {
  it.each([
    [share.two, 2],
    [share.three, 3],
    [share.five, 5],
  ])(
    '%i schedules with %i terminals lose, resurrect and hide nothing, and end alike everywhere',
    async (count, clients) => {
      const bad: unknown[] = []
      for (let seed = 1; seed <= count; seed += 1) {
        const report = await runSchedule(scheduleOf(clients, seed), oursEngine)
        if (!isGood(report)) bad.push({ seed, clients, found: report.found.slice(0, 3) })
      }
      expect(bad).toEqual([])
    },
    180_000,
  )

  it('a seed is the same schedule every time, request by request', async () => {
    const play = async () => {
      const lines: string[] = []
      await runSchedule(scheduleOf(3, 4711), oursEngine, (line) => lines.push(line))
      return lines
    }
    const first = await play()
    expect(first.length).toBeGreaterThan(30)
    expect(await play()).toEqual(first)
  }, 30_000)

  it('a sealed store is no other', async () => {
    const report = await runSchedule({ ...scheduleOf(2, 5), sealed: true }, oursEngine)
    expect(report).toMatchObject({ lost: 0, diverged: 0, resurrected: 0, unhandled: 0, lied: 0, stuck: 0 })
    expect(report.writes).toBeGreaterThan(0)
  }, 30_000)
})

describe('the plugin as shipped', () => {
  it('loses writes, ends differently and brings erased records back', async () => {
    const total = { lost: 0, diverged: 0, resurrected: 0 }
    for (let seed = 1; seed <= 15; seed += 1) {
      const { lost, diverged, resurrected } = await runSchedule(scheduleOf(2, seed), stockEngine)
      total.lost += lost
      total.diverged += diverged
      total.resurrected += resurrected
    }
    expect(
      Object.values(total).every((count) => count > 0),
      JSON.stringify(total),
    ).toBe(true)
  }, 60_000)
})
