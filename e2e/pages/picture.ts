import type { Page, TestInfo } from '@playwright/test'

const isWished = Boolean(process.env['YIZHAN_PICTURES'])

/**
 * Keeps what the page shows as `test-results/e2e/…/NAME.png` and with the test's report, where YIZHAN_PICTURES=1 asks for it: a
 * picture takes as long as ten taps. What failed leaves one in any case.
 */
export async function takePicture(page: Page, info: TestInfo, name: string): Promise<void> {
  if (!isWished) return
  const path = info.outputPath(`${name}.png`)
  await page.mouse.move(0, 0)
  await page.screenshot({ path, animations: 'disabled' })
  await info.attach(name, { path })
}
