import { type Figure, spread } from './figures'
import { inPage, leaveApp } from './in-page'
import { builtWorker, onStage, type Wish } from './stage'

/** A keystroke must be answered within this, warm, by TARGETS. */
const keystrokeMs = 8

/**
 * Search as you type: each kind of term keystroke by keystroke, as the page sees it (its worker's answer on the page)
 * and inside the index, beside a plain scan of one array of strings and RxDB's own `$regex`.
 */
export const measureSearch = (wish: Wish): Promise<Figure[]> =>
  onStage(wish, async ({ page }) => {
    await leaveApp(page)
    const call = await inPage(page, 'search')
    const loaded = await call<{ people: number; indexMs: number; linesMs: number }>('load')
    wish.say(`${loaded.people} people in the index`)
    const typed = await call<Record<string, string[][]>>('terms', 150)
    const { readyMs } = await call<{ readyMs: number }>('openIndex', builtWorker('roster-index'), builtWorker('store'))
    const figures: Figure[] = [
      {
        name: 'index ready after the store is open',
        value: readyMs,
        target: 1000,
        reference: { name: 'array of strings', value: loaded.linesMs },
      },
    ]
    for (const [kind, texts] of Object.entries(typed)) {
      await call('timeCore', texts)
      const scan = spread(await call<number[]>('timeScan', texts))
      const core = spread(await call<number[]>('timeCore', texts))
      const seen = spread(await call<number[]>('timeIndex', texts))
      figures.push(
        { name: `${kind}: on the page, p50`, value: seen.p50, reference: { name: 'scan p50', value: scan.p50 } },
        {
          name: `${kind}: on the page, p95`,
          value: seen.p95,
          target: keystrokeMs,
          reference: { name: 'scan p95', value: scan.p95 },
        },
        { name: `${kind}: inside the index, p95`, value: core.p95, reference: { name: 'scan p95', value: scan.p95 } },
      )
    }
    const regex = spread(
      await call<number[]>(
        'timeRegex',
        (typed['name'] ?? []).slice(0, 5).map((texts) => texts.at(-1)),
      ),
    )
    figures.push({ name: 'RxDB $regex on Dexie storage, p50', value: regex.p50 })
    return figures
  })
