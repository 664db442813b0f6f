import type { Locator, Page } from '@playwright/test'
import { sampleStaff } from '../scripts/seed-station'
import { inPage } from './in-page'

/** A first sync of the largest roster on a slow machine takes a few minutes. */
const syncMs = 15 * 60_000

/** Where the roster stands. */
export const rosterPath = '/residents'

const staff = (page: Page): Locator => page.getByRole('button', { name: new RegExp(sampleStaff.name) })

/** The sign-in can be used. */
export const signInShown = (page: Page): Promise<void> => staff(page).waitFor({ timeout: syncMs })

/** Signs in as the seeded member of staff; the desk is about to appear. */
export async function signIn(page: Page): Promise<void> {
  await staff(page).click()
  await page.locator('input[type=password]').fill(sampleStaff.pin)
  await page.keyboard.press('Enter')
}

/** Goes to an address of the app without loading the page again; call once somebody is signed in. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.getByRole('navigation').first().waitFor()
  // The desk leads from `/` to its first page by itself, which would take back a visit that came before.
  await page.waitForFunction(() => location.pathname !== '/')
  await page.evaluate((to) => history.pushState(null, '', to), path)
}

/** The first line of the roster's list. */
export const firstRow = (page: Page): Locator => page.locator('#roster-row-0')

/** Waits until the page has every record of the center and its index is kept on the disk. */
export async function syncAll(page: Page): Promise<void> {
  await signInShown(page)
  await page.getByTestId('sync-badge').getByText('已同步').waitFor({ timeout: syncMs })
  await signIn(page)
  await visit(page, rosterPath)
  await firstRow(page).waitFor({ timeout: syncMs })
  const call = await inPage(page, 'kept-index')
  while (!(await call<boolean>('isIndexKept'))) await page.waitForTimeout(1000)
}
