import { expect, type Page } from '@playwright/test'

const keysOf = (page: Page) => page.getByRole('region', { name: '屏幕键盘' })

/** The kiosk's shell, by what somebody who stands before it does with one finger. */
export const shellOf = (page: Page) => ({
  /** The keys alone: no keyboard, no `fill`. */
  async tapKeys(signs: string) {
    for (const sign of signs) await keysOf(page).getByRole('button', { name: sign, exact: true }).click()
  },
  /** Letters, then the characters in their order, turning the pages of what is offered. */
  async spell(letters: string, characters: string) {
    await this.tapKeys(letters)
    const offered = page.getByRole('group', { name: '选字' })
    for (const character of characters) {
      const key = offered.getByRole('button', { name: character, exact: true })
      while (!(await key.isVisible())) await keysOf(page).getByRole('button', { name: '更多字' }).click()
      await key.click()
    }
  },
  closeKeys: () => keysOf(page).getByRole('button', { name: '填好了' }).click(),
  size: (name: '标准' | '大' | '特大') => page.getByRole('button', { name, exact: true }).click(),
  elder: () => page.getByRole('button', { name: '长辈模式' }).click(),
  goHome: () => page.getByRole('button', { name: '回首页', exact: true }).click(),
  async openLeave() {
    for (let tap = 0; tap < 5; tap += 1) await page.getByTestId('leave-corner').click()
    await expect(page.getByRole('heading', { name: '离开自助屏' })).toBeVisible()
  },
  async leaveWith(pin: string) {
    await this.tapKeys(pin)
    await page.getByRole('button', { name: '离开', exact: true }).click()
  },
  stillThere: () => page.getByRole('heading', { name: '您还在吗？' }),
})

/** What scrolls sideways, of the page and of everything in it. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .filter(
        (one) => !['visible', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX) || one === document.documentElement,
      )
      .map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`),
  )

/** What reaches over the right edge of the screen and would be cut off. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.yz-k *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).clipPath === 'none')
      .map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 20)}`),
  )

/** What a finger could miss: buttons and fields under 48 px, wherever they stand. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, a')]
      .map((one) => ({ name: one.textContent || one.tagName, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 48 || box.height < 48))
      .map(({ name, box }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
  )

/** Everything of the page that a script of it could read, as one text. */
export const readable = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`)
    const stored = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat())
    const kept = [
      document.documentElement.outerHTML,
      document.cookie,
      document.title,
      location.href,
      JSON.stringify(history.state),
    ]
    return [...kept, ...fields.map(({ value }) => value), ...databases, ...stored, ...(await caches.keys())].join('\n')
  })
