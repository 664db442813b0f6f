import { type Figure, quantile } from './figures'
import { inPage, leaveApp } from './in-page'
import type { SealCost } from './page/seal'
import { onStage, type Wish } from './stage'

const records = 30_000
const runs = 3

/** What sealing costs: the same records written and read by the same code with a key and without, in turns. */
export const measureSeal = (wish: Wish): Promise<Figure[]> =>
  onStage(wish, async ({ page }) => {
    await leaveApp(page)
    const call = await inPage(page, 'seal')
    const costs: Record<'sealed' | 'plain', SealCost[]> = { sealed: [], plain: [] }
    await call<SealCost>('timeStore', 2000, true)
    for (let run = 0; run < runs; run += 1) {
      costs.plain.push(await call<SealCost>('timeStore', records, false))
      costs.sealed.push(await call<SealCost>('timeStore', records, true))
    }
    const figure = (name: string, of: (cost: SealCost) => number): Figure => {
      const plain = quantile(costs.plain.map(of), 0.5)
      const value = quantile(costs.sealed.map(of), 0.5)
      return { name, value, target: 1.3 * plain, reference: { name: 'the same in the clear', value: plain } }
    }
    return [
      figure('write 30,000 records, sealed', ({ writeMs }) => writeMs),
      figure('read all of them', ({ readMs }) => readMs),
      figure('read the first 50', ({ firstMs }) => firstMs),
    ]
  })
