import { describe, expect, it } from 'vitest'
import { isKioskKey } from './kiosk'

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
