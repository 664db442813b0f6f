import type { Station } from '../hosts/station'
import { kioskOf } from './handing-in'
import { center, setUpOf } from './set-up'

/** A kiosk of the same center beside a desk, upright, at its home. */
export async function startKiosk(station: Station): Promise<Station> {
  const kiosk = await station.startAnother({ mode: 'kiosk' })
  kiosk.page.setDefaultTimeout(15_000)
  await kiosk.page.setViewportSize({ width: 1080, height: 1920 })
  await setUpOf(kiosk.page).nameCenter(center.name, center.code)
  await setUpOf(kiosk.page).nameTerminal('大厅屏', '自助屏')
  await kioskOf(kiosk.page).home()
  return kiosk
}
