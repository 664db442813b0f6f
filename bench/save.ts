import { type Figure, spread } from './figures'
import { inPage, leaveApp } from './in-page'
import { builtWorker, onStage, type Wish } from './stage'

/** One changed record written to the store through the verbs that operations use, beside Dexie alone. */
export const measureSave = (wish: Wish): Promise<Figure[]> =>
  onStage(wish, async ({ page }) => {
    await leaveApp(page)
    const call = await inPage(page, 'save')
    const plain = spread(await call<number[]>('timePuts', 200))
    const saved = spread(await call<number[]>('timeChanges', 200, builtWorker('store')))
    return [
      { name: 'save one record, p50', value: saved.p50, target: 20, reference: { name: 'Dexie get and put', value: plain.p50 } },
      { name: 'save one record, p95', value: saved.p95, target: 80, reference: { name: 'Dexie get and put', value: plain.p95 } },
    ]
  })
