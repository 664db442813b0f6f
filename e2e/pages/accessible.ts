import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  // What passes is not told node by node: half of the time went into that.
  resultTypes: ['violations'],
  // We have no frames.
  iframes: false,
}

type Checked = { axe?: { run(scope: Document | { exclude: string[][] }, options: RunOptions): Promise<AxeResults> } }

/**
 * No fault of WCAG 2.1 A and AA that axe can see on this page. Both hosts serve the same page, and a reckoning takes a second of a
 * processor: of what runs on both, it is made under the Node host. axe itself is put into a page once, not for every look, and a
 * page that was looked at is not asked again about its navigation.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { project, tags } = test.info()
  if (project.name !== 'node' && !tags.includes('@window')) return
  const known = await page.evaluate(() => (globalThis as Checked).axe !== undefined)
  if (!known) await page.evaluate(source)
  const { violations } = await page.evaluate(
    async ([wish, again]) => {
      const { axe } = globalThis as Checked
      if (!axe) throw new Error('axe is not in the page')
      return axe.run(again ? { exclude: [['nav']] } : document, wish)
    },
    [options, known] as const,
  )
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
}
