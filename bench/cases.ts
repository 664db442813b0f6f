import { type Figure, quantile, spread } from './figures'
import { inPage, leaveApp } from './in-page'
import { onStage, type Wish } from './stage'

const problems = 3674
const cases = 400
const rounds = 40
/** A search of problems and cases must be answered within this. */
const target = 100

/** The full-text search of 3,674 problems and 400 cases beside a plain scan with `String.includes`. */
export const measureCases = (wish: Wish): Promise<Figure[]> =>
  onStage(wish, async ({ page }) => {
    await leaveApp(page)
    const call = await inPage(page, 'cases')
    const built = await call<{ builtMs: number; plainMs: number; characters: number }>('build', problems, cases)
    wish.say(`${problems} problems and ${cases} cases, ${built.characters} characters`)
    const figures: Figure[] = [
      {
        name: 'made ready to be searched',
        value: built.builtMs,
        target,
        reference: { name: 'array of strings', value: built.plainMs },
      },
    ]
    const queries = await page.evaluate(
      () => (globalThis as unknown as { measure: { queries: Record<string, string[]> } }).measure.queries,
    )
    for (const [kind, asked] of Object.entries(queries)) {
      for (const [ours, plain] of await call<[number, number][]>('counts', asked))
        if (ours !== plain) throw new Error(`${kind}: ${ours} were found, a scan finds ${plain}`)
      await call('time', asked, 5)
      const { shown, found, scanned } = await call<Record<'shown' | 'found' | 'scanned', number[]>>('time', asked, rounds)
      const [seen, ordered, scan] = [spread(shown), spread(found), spread(scanned)]
      figures.push(
        { name: `${kind}: found, p50`, value: ordered.p50, reference: { name: 'scan p50', value: scan.p50 } },
        { name: `${kind}: found and 50 marked, p50`, value: seen.p50, reference: { name: 'scan p50', value: scan.p50 } },
        {
          name: `${kind}: found and 50 marked, p95`,
          value: seen.p95,
          target,
          reference: { name: 'scan p95', value: scan.p95 },
        },
      )
    }
    const alike = await call<{ madeMs: number; each: number[] }>('timeAlike', 60)
    figures.push(
      { name: 'alike: made for the list', value: alike.madeMs },
      { name: 'alike: found for one problem, p95', value: quantile(alike.each, 0.95), target },
    )
    return figures
  })
