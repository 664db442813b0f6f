import type { Page } from '@playwright/test'
import type { Station } from '../e2e/hosts/station'

export type Take = (name: string) => Promise<void>

/** Goes through the app on a fresh station and has pictures taken on the way. */
export type Stop = {
  name: string
  mode: 'desk' | 'kiosk'
  visit: (page: Page, take: Take, station: Station) => Promise<void>
}

/** Switches the language by the switch in the head. */
export const speak = async (page: Page, language: '中文' | 'English') => {
  await page.getByRole('radiogroup').getByText(language).first().click()
}

/** The same in both languages, and back to Chinese. */
export async function takeBoth(page: Page, take: Take, name: string): Promise<void> {
  await take(name)
  await speak(page, 'English')
  await take(`${name}-en`)
  await speak(page, '中文')
}
