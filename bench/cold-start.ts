import { firstRow, rosterPath, signIn, signInShown, visit } from './desk'
import { type Figure, spread } from './figures'
import { inPage, leaveApp } from './in-page'
import { builtWorker, onStage, type Wish } from './stage'

const starts = 5

type Start = { signIn: number; rows: number }

/** A start of the whole browser: milliseconds from asking for the page until somebody can sign in, and from then to rows. */
const start = (wish: Wish): Promise<Start> =>
  onStage(wish, async ({ page }) => {
    await signInShown(page)
    const usable = await page.evaluate(() => performance.now())
    await signIn(page)
    const accepted = Date.now()
    await visit(page, rosterPath)
    await firstRow(page).waitFor()
    return { signIn: usable, rows: Date.now() - accepted }
  })

type Reads = { first: number; all: number; count: number }
type Opened = { storeMs: number; readyMs: number; firstRowsMs: number }

const reads = (wish: Wish): Promise<{ raw: Reads; index: Opened }> =>
  onStage(wish, async ({ page }) => {
    await leaveApp(page)
    const raw = await (await inPage(page, 'first-rows'))<Reads>('timeRawReads')
    const index = await (await inPage(page, 'search'))<Opened>('openIndex', builtWorker('roster-index'), builtWorker('store'))
    return { raw, index }
  })

/** From the opening of the window to a roster somebody can use, in a browser started anew each time. */
export async function measureColdStart(wish: Wish): Promise<Figure[]> {
  await onStage(wish, async () => undefined)
  const again = { ...wish, fresh: false }
  const samples: Start[] = []
  for (let turn = 0; turn < starts; turn += 1) samples.push(await start(again))
  const { raw, index } = await reads(again)
  const signedIn = spread(samples.map((sample) => sample.signIn)).p50
  const rows = spread(samples.map((sample) => sample.rows)).p50
  const all = { name: `Dexie reads all ${raw.count}`, value: raw.all }
  return [
    { name: 'window opens → sign-in can be used, p50', value: signedIn },
    { name: 'PIN given → first rows, p50', value: rows },
    { name: 'both, without the typing', value: signedIn + rows, target: 1500, reference: all },
    {
      name: 'store open → first 50 rows of the list',
      value: index.firstRowsMs,
      target: 300,
      reference: { name: 'Dexie reads 50', value: raw.first },
    },
    { name: 'store open → index ready', value: index.readyMs, target: 1000, reference: all },
  ]
}
