import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** No fault of WCAG 2.1 A and AA that axe can see on this page. Under an open dialog the rest is out of reach, so only that is asked. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(standards)
  const dialog = '[role="dialog"][aria-modal="true"]'
  const asked = (await page.locator(dialog).first().isVisible()) ? axe.include(dialog) : axe
  const { violations } = await asked.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
}
