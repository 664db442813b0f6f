import { expect, test } from 'vitest'
import { faultOfSchedule, faultOfWindow, namedWindows, toggleWindow } from './schedule-form'

test.each([
  [{ from: '12:00', to: '14:00' }, null],
  [{ from: '22:00', to: '06:00' }, null],
  [{ from: '8:00', to: '09:00' }, 'window-form'],
  [{ from: '24:00', to: '09:00' }, 'window-form'],
  [{ from: '', to: '' }, 'window-form'],
  [{ from: '12:00', to: '12:00' }, 'window-same'],
] as const)('%j is refused as %s', (window, fault) => {
  expect(faultOfWindow(window)).toBe(fault)
})

test('whoever wants only certain hours must name one', () => {
  const settings = { everyMinutes: 5, windows: [], metered: false }
  expect(faultOfSchedule(settings, true)).toBe('window-none')
  expect(faultOfSchedule(settings, false)).toBeNull()
})

test('a window is put in once, in the order of the day, and taken out again', () => {
  const { noon, evening } = namedWindows
  const both = toggleWindow(toggleWindow([], evening), noon)
  expect(both).toEqual([noon, evening])
  expect(toggleWindow(both, { ...noon })).toEqual([evening])
})
