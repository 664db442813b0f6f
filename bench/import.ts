import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sampleRows, writeRosterFile } from '../scripts/roster-file'
import { seedStation } from '../scripts/seed-station'
import { dayOf } from '../src/renderer/lib/time'
import { signIn, signInShown, visit } from './desk'
import type { Figure } from './figures'
import { inPage } from './in-page'
import { inFreshFolder, openStage, type Wish } from './stage'

const rows = 8000

/** Milliseconds a step of the wizard takes: from the click that starts it until what it shows is there. */
async function timeStep(page: Page, click: () => Promise<void>, shown: string): Promise<number> {
  const start = Date.now()
  await click()
  await page.getByRole('heading', { name: shown }).waitFor({ timeout: 120_000 })
  return Date.now() - start
}

/** A roster of 8,000 rows taken into an empty center by the wizard, as a person does it. */
export const measureImport = (_: Wish): Promise<Figure[]> =>
  inFreshFolder(async (folder) => {
    const file = join(folder, 'roster.xlsx')
    await writeRosterFile(file, sampleRows(rows + 800, 1, dayOf(Date.now())).slice(0, rows))
    await seedStation({ dataDir: join(folder, 'data'), residents: 0, seed: 1 })
    const { page, close } = await openStage(folder, 0)
    try {
      await signInShown(page)
      await signIn(page)
      await visit(page, '/import')
      const watch = await inPage(page, 'frames')
      await watch('watchBlocks')
      const button = (name: string) => page.getByRole('button', { name, exact: true })
      const read = await timeStep(page, () => page.locator('input[type=file]').setInputFiles(file), '看看表头认得对不对')
      const checked = await timeStep(page, () => button('开始核对').click(), '核对结果')
      const checkBlocks = await watch<number[]>('blocksSeen')
      const written = await timeStep(page, () => button('写入名册').click(), '写好了')
      const blocks = await watch<number[]>('blocksSeen')
      const writeBlocks = blocks.slice(checkBlocks.length)
      return [
        { name: `read ${rows} rows`, value: read },
        { name: 'dry run with every check', value: checked, target: 10_000 },
        { name: 'longest block of the page until then', value: Math.max(0, ...checkBlocks), target: 100 },
        { name: 'commit', value: written, target: 20_000 },
        { name: 'longest block of the page in the commit', value: Math.max(0, ...writeBlocks), target: 100 },
      ]
    } finally {
      await close()
    }
  })
