import { expect } from '@playwright/test'
import { test } from './fixtures'
import { setUp } from './hosts/set-up'
import type { Station } from './hosts/station'

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

test.describe('a kiosk', () => {
  test.use({ mode: 'kiosk' })

  test('fills the screen and takes the keys of a form and no others', async ({ station }) => {
    expect(await isKiosk(station)).toBe(true)
    for (const key of ['a', '武', '7', 'Backspace', 'Enter', 'Process'])
      expect([key, await passes(station, key)]).toEqual([key, true])
    for (const key of ['F5', 'F11', 'F12', 'Meta', 'PrintScreen']) expect([key, await passes(station, key)]).toEqual([key, false])
    expect(await passes(station, 'w', 'control')).toBe(false)
    expect(await passes(station, 'Tab', 'alt')).toBe(false)
    expect(await passes(station, 'd', 'meta')).toBe(false)
  })

  test('is closed by nobody who stands before it', async ({ page, station }) => {
    expect(await survivesClosing(station)).toBe(true)
    expect(
      await page.evaluate(() =>
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
  })

  test('is left by the page after a PIN, and then has every key and can be closed', async ({ page, station }) => {
    await page.evaluate(() => window.yizhan?.leaveKiosk())
    expect(await isKiosk(station)).toBe(false)
    expect(await passes(station, 'F5')).toBe(true)
    expect(await survivesClosing(station)).toBe(false)
  })

  test('ends when the system asks it to', async ({ station }) => {
    expect(await station.close()).toBe(0)
  })
})

test('a desk becomes a kiosk when set-up says so', async ({ page, station }) => {
  expect(await isKiosk(station)).toBe(false)
  expect(await passes(station, 'F5')).toBe(true)
  expect(await setUp(page, 'kiosk')).toBe(200)
  await expect.poll(() => isKiosk(station)).toBe(true)
  await station.restart()
  expect(await isKiosk(station)).toBe(true)
})
