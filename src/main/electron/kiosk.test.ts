import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { createKiosk, isKioskKey } from './kiosk'

const key = (name: string, chord: Partial<Record<'control' | 'alt' | 'meta', boolean>> = {}) => ({
  key: name,
  control: false,
  alt: false,
  meta: false,
  ...chord,
})

describe('isKioskKey', () => {
  it.each(['a', 'Z', '7', ' ', '张', '.', 'Backspace', 'Enter', 'Tab', 'ArrowLeft', 'Process', 'Shift'])(
    '%s fills in a form',
    (name) => expect(isKioskKey(key(name))).toBe(true),
  )

  it.each([
    'F1',
    'F4',
    'F5',
    'F11',
    'F12',
    'Meta',
    'Alt',
    'Control',
    'PrintScreen',
    'ContextMenu',
    'BrowserBack',
    'LaunchApplication1',
    'Insert',
  ])('%s does nothing', (name) => expect(isKioskKey(key(name))).toBe(false))

  it('no chord does anything, whatever its letter', () => {
    expect(isKioskKey(key('p', { control: true }))).toBe(false)
    expect(isKioskKey(key('Tab', { alt: true }))).toBe(false)
    expect(isKioskKey(key('d', { meta: true }))).toBe(false)
  })
})

describe('a kiosk that the page wants to leave', () => {
  function open() {
    let now = 0
    const window = Object.assign(new EventEmitter(), {
      webContents: new EventEmitter(),
      setKiosk: () => undefined,
      setAlwaysOnTop: () => undefined,
    })
    const kiosk = createKiosk(
      window as unknown as BrowserWindow,
      () => false,
      () => now,
    )
    return {
      kiosk,
      later(ms: number) {
        now += ms
      },
    }
  }

  it('stays, where the host has not admitted a leave number', () => {
    const { kiosk } = open()
    kiosk.enter()
    expect(() => kiosk.leaveAdmitted()).toThrow('the leave number was not given')
    expect(kiosk.active()).toBe(true)
  })

  it('is left right after the host has, once', () => {
    const { kiosk } = open()
    kiosk.enter()
    kiosk.admitLeaving()
    kiosk.leaveAdmitted()
    expect(kiosk.active()).toBe(false)
    kiosk.enter()
    expect(() => kiosk.leaveAdmitted()).toThrow('the leave number was not given')
  })

  it('stays, where the number was given a while ago', () => {
    const { kiosk, later } = open()
    kiosk.enter()
    kiosk.admitLeaving()
    later(10_001)
    expect(() => kiosk.leaveAdmitted()).toThrow('the leave number was not given')
  })
})
