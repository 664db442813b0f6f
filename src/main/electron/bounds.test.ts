import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, Screen } from 'electron'
import { afterAll, describe, expect, it } from 'vitest'
import { recallBounds, rememberBounds } from './bounds'

const root = mkdtempSync(join(tmpdir(), 'yizhan-bounds-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const newFile = () => join(mkdtempSync(join(root, 'station-')), 'window.json')
const oneScreen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] } as unknown as Screen

function openWindow(facts: { maximized: boolean; kiosk: boolean }) {
  const window = Object.assign(new EventEmitter(), {
    isKiosk: () => facts.kiosk,
    isMaximized: () => facts.maximized,
    getNormalBounds: () => ({ x: 300, y: 40, width: 1300, height: 900 }),
  })
  return window as unknown as BrowserWindow
}

describe('the place of the window', () => {
  it('is the same after it was closed and opened again', () => {
    const file = newFile()
    const window = openWindow({ maximized: true, kiosk: false })
    rememberBounds(file, window)
    window.emit('close')
    expect(recallBounds(file, oneScreen)).toEqual({ x: 300, y: 40, width: 1300, height: 900, maximized: true })
  })

  it('is not learned from a kiosk, which fills the screen', () => {
    const file = newFile()
    const window = openWindow({ maximized: false, kiosk: true })
    rememberBounds(file, window)
    window.emit('close')
    expect(recallBounds(file, oneScreen)).toBeNull()
  })

  it.each([
    ['on a screen that is gone', { x: 2400, y: 100, width: 1300, height: 900, maximized: false }],
    ['with its title bar above the screen', { x: 100, y: -60, width: 1300, height: 900, maximized: false }],
    ['smaller than the page needs', { x: 0, y: 0, width: 300, height: 200, maximized: false }],
    ['of another kind', { x: '1', y: 0 }],
  ])('is forgotten where it was %s', (_case, content) => {
    const file = newFile()
    writeFileSync(file, JSON.stringify(content))
    expect(recallBounds(file, oneScreen)).toBeNull()
  })

  it('is forgotten where the file is torn, and a full disk does not keep the window open', () => {
    const file = newFile()
    writeFileSync(file, '{"x":1')
    expect(recallBounds(file, oneScreen)).toBeNull()
    const window = openWindow({ maximized: false, kiosk: false })
    rememberBounds(join(file, 'no-such-folder', 'window.json'), window)
    window.emit('close')
    expect(readFileSync(file, 'utf8')).toBe('{"x":1')
  })
})
