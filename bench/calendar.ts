import { type Figure, quantile } from './figures'
import { inPage, leaveApp } from './in-page'
import { onStage, type Wish } from './stage'

const requests = 20_000
const rounds = 60
const steps = 40
const target = 150

type Times = Record<'list' | 'filter' | 'chart' | 'plain', number[]>

/** A year of 2,000 stops and 20,000 requests with their steps in a sealed store on the disk: list, filter and chart of each. */
export const measureCalendar = (wish: Wish): Promise<Figure[]> =>
  onStage(wish, async ({ page }) => {
    await leaveApp(page)
    const call = await inPage(page, 'calendar')
    wish.say(`${await call<number>('make', requests)} records were written`)
    const rowsMs = await call<number>('readRows')
    const first = await call<{ boardMs: number; calendarMs: number; stops: number; requests: number }>('readFirst')
    wish.say(`${first.stops} stops, ${first.requests} requests`)
    const p95 = (samples: number[]) => quantile(samples, 0.95)
    const three = (of: string, times: Times, plain: string): Figure[] =>
      (['list', 'filter', 'chart'] as const).map((what) => ({
        name: `${of}: ${what}, p95`,
        value: p95(times[what]),
        target,
        reference: { name: plain, value: p95(times.plain) },
      }))
    const calendar = await call<Times>('timeCalendar', rounds)
    const asked = await call<Times>('timeRequests', rounds)
    const taken = await call<number[]>('timeSteps', steps)
    await call('remove')
    return [
      ...three('stops of a year', calendar, 'their days filtered and sorted'),
      ...three('requests', asked, 'their titles looked through'),
      {
        name: 'a step until list and chart have it, p95',
        value: p95(taken),
        target,
        reference: { name: 'list and chart alone', value: p95(asked.list) + p95(asked.chart) },
      },
      {
        name: 'requests read for the first time',
        value: first.boardMs,
        reference: { name: 'their rows as they lie', value: rowsMs },
      },
      { name: 'calendar read for the first time', value: first.calendarMs },
    ]
  })
