import { kioskOf } from '../e2e/pages/handing-in'
import { setUpOf } from '../e2e/pages/set-up'
import type { Stop } from './tour-stop'

/** The kiosk as it stands in a hall: home in three sizes, the first page of each thing to do, a number taken. */
export const standing: Stop = {
  name: 'kiosk',
  mode: 'kiosk',
  async visit(page, take) {
    const setUp = setUpOf(page)
    await setUp.nameCenter()
    await setUp.nameTerminal('大厅自助机', '自助屏')
    const kiosk = kioskOf(page)
    await kiosk.home()
    await take('kiosk-home')
    await page.getByRole('button', { name: '特大', exact: true }).click()
    await take('kiosk-home-largest')
    await page.getByRole('button', { name: '标准', exact: true }).click()
    await page.getByRole('button', { name: '长辈模式' }).click()
    await take('kiosk-home-elder')
    await page.getByRole('button', { name: '长辈模式' }).click()
    const tiles = ['党员签到', '党员报到', '诉求与心愿', '报名', '办事指南', '取号', '查进度', '评价服务']
    for (const [at, tile] of tiles.entries()) {
      await kiosk.open(tile)
      await take(`kiosk-${at + 1}`)
      await page.getByRole('button', { name: '回首页', exact: true }).click()
      await kiosk.home()
    }
    await kiosk.open('取号')
    await kiosk.tap('综合窗口')
    await page.getByText(/^A\d\d-\d{3}$/).waitFor()
    await take('kiosk-ticket')
  },
}
