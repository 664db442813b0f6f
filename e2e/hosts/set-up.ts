import type { Page } from '@playwright/test'

/** Sets the station up as the page's form does, without the form. Answers the status. */
export const setUp = (page: Page, mode: 'desk' | 'kiosk'): Promise<number> =>
  page.evaluate(async (mode) => {
    const wish = {
      centerCode: '420106012003',
      centerName: '水果湖社区党群服务中心',
      terminalName: '一号窗口',
      mode,
      demo: false,
      collections: ['places', 'residents'],
    }
    const response = await fetch('/station', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    })
    return response.status
  }, mode)
