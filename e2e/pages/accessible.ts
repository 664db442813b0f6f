import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/**
 * No fault of WCAG 2.1 A and AA that axe can see on this page. Legacy mode, because the other one opens a second window
 * for its reckoning, which a station refuses; we have no frames it would be needed for. Both hosts serve the same page, and a
 * reckoning takes a second of a processor: it is made under the Node host alone.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.name !== 'node') return
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(standards)
    // What passes is not told node by node: half of the time went into that.
    .options({ resultTypes: ['violations'] })
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
}
