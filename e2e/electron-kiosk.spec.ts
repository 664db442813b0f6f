import { expect } from '@playwright/test'
import { test } from './fixtures'
import { setUp } from './hosts/set-up'
import type { Station } from './hosts/station'
import { kioskOf } from './pages/handing-in'
import { readable, shellOf } from './pages/kiosk'
import { setUpOf } from './pages/set-up'

const isKiosk = (station: Station) => station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())

const passes = (station: Station, key: string, chord: 'control' | 'alt' | 'meta' | 'none' = 'none') =>
  station.evaluate(
    ({ BrowserWindow }, { key, chord }) => {
      let prevented = false
      const input = {
        type: 'keyDown',
        key,
        control: chord === 'control',
        alt: chord === 'alt',
        meta: chord === 'meta',
        shift: false,
      }
      BrowserWindow.getAllWindows()[0]?.webContents.emit(
        'before-input-event',
        {
          preventDefault: () => {
            prevented = true
          },
        },
        input,
      )
      return !prevented
    },
    { key, chord },
  )

/** Tries to close the window as the window manager does; answers whether it is still there. */
const survivesClosing = (station: Station) =>
  station.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close()
    return BrowserWindow.getAllWindows().length === 1
  })

async function takesTheKeysOfAForm(station: Station): Promise<void> {
  for (const key of ['a', '武', '7', 'Backspace', 'Enter', 'Process'])
    expect([key, await passes(station, key)]).toEqual([key, true])
  for (const key of ['F5', 'F11', 'F12', 'Meta', 'PrintScreen']) expect([key, await passes(station, key)]).toEqual([key, false])
  expect(await passes(station, 'w', 'control')).toBe(false)
  expect(await passes(station, 'Tab', 'alt')).toBe(false)
  expect(await passes(station, 'd', 'meta')).toBe(false)
}

async function isClosedByNobody(station: Station): Promise<void> {
  expect(await survivesClosing(station)).toBe(true)
  expect(
    await station.page.evaluate(() =>
      window.yizhan?.quit().then(
        () => 'quit',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
  const menuPrevented = await station.evaluate(({ BrowserWindow }) => {
    let prevented = false
    BrowserWindow.getAllWindows()[0]?.emit(
      'system-context-menu',
      {
        preventDefault: () => {
          prevented = true
        },
      },
      { x: 1, y: 1 },
    )
    return prevented
  })
  expect(menuPrevented).toBe(true)
}

async function isNotLeftByAPage(station: Station): Promise<void> {
  const told = await station.page.evaluate(() =>
    window.yizhan?.leaveKiosk().then(
      () => 'left',
      () => 'refused',
    ),
  )
  expect([told, await isKiosk(station)]).toEqual(['refused', true])
  expect(await passes(station, 'F5')).toBe(false)
  expect(await survivesClosing(station)).toBe(true)
}

/** Begins and ends at home. */
async function comesBackFromACrash(station: Station): Promise<void> {
  await kioskOf(station.page).open('党员报到')
  await station.page.getByLabel('姓名', { exact: true }).fill('彧翀翙')
  const crashedAt = Date.now()
  await station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect(() => kioskOf(station.page).home()).toPass({ timeout: 30_000, intervals: [50] })
  expect(Date.now() - crashedAt).toBeLessThan(5_000)
  expect(await isKiosk(station)).toBe(true)
  expect(await readable(station.page)).not.toContain('彧翀翙')
}

/** Begins and ends at home. */
async function emptiesWhatAVisitLeft(station: Station): Promise<void> {
  const { page } = station
  const isPersistent = await station.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.session.isPersistent(),
  )
  expect(isPersistent).toBe(false)
  await page.evaluate(() => localStorage.setItem('typed', '13800001234'))
  const onClipboard = () => station.evaluate(({ clipboard }) => clipboard.readText())
  await station.evaluate(({ clipboard }) => clipboard.writeText('13800001234'))
  expect(await onClipboard()).toBe('13800001234')
  await kioskOf(page).open('评价服务')
  await shellOf(page).goHome()
  await expect.poll(onClipboard).toBe('')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('typed'))).toBeNull()
}

test.describe('a kiosk', () => {
  test.use({ mode: 'kiosk' })

  test('fills the screen, is left and closed by nobody who stands before it, and keeps nothing of a visit', async ({
    station,
  }) => {
    test.setTimeout(120_000)
    // No card reader is here either.
    station.expectTrouble(/crash|kiosk\/card/i)
    expect(await isKiosk(station)).toBe(true)
    await test.step('it takes the keys of a form and no others', () => takesTheKeysOfAForm(station))
    await test.step('it is closed by nobody', () => isClosedByNobody(station))
    await test.step('it is not left by a page that has not given the leave number', () => isNotLeftByAPage(station))
    await setUpOf(station.page).nameCenter()
    await setUpOf(station.page).nameTerminal('大厅屏', '自助屏')
    await kioskOf(station.page).home()
    await test.step('its page crashed: it is home within five seconds, without what was typed', () =>
      comesBackFromACrash(station))
    await test.step('the clipboard and what Chromium keeps are emptied when a visit ends; its session lies in memory', () =>
      emptiesWhatAVisitLeft(station))
    await test.step('it ends when the system asks it to', async () => expect(await station.close()).toBe(0))
  })
})

/** Windows, and whether the session of the one in front is kept on the disk. */
const windowsOf = (station: Station) =>
  station.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows()
    return { count: all.length, persistent: all.at(-1)?.webContents.session.isPersistent() }
  })

test('a desk becomes a kiosk when set-up says so, in a window whose session lies in memory', async ({ page, station }) => {
  expect(await isKiosk(station)).toBe(false)
  expect(await windowsOf(station)).toEqual({ count: 1, persistent: true })
  expect(await passes(station, 'F5')).toBe(true)
  expect(await setUp(page, 'kiosk')).toBe(200)
  await expect.poll(() => windowsOf(station)).toEqual({ count: 1, persistent: false })
  await expect.poll(() => isKiosk(station)).toBe(true)
  await kioskOf(station.page).home()
  await station.restart()
  expect(await isKiosk(station)).toBe(true)
})
