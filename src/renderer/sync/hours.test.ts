import { describe, expect, it } from 'vitest'
import { pauseAt, readSettings, usualSettings } from './hours'

/** A moment of 2026-11-23 in Wuhan. */
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
const lunch = { from: '12:00', to: '13:30' }
const night = { from: '22:00', to: '06:00' }
const settings = (windows: (typeof lunch)[]) => ({ ...usualSettings, windows })

describe('the hours of the schedule', () => {
  it.each<[string, (typeof lunch)[], string, string | null]>([
    ['all day where there are none', [], '03:00', null],
    ['in the window', [lunch], '12:00', null],
    ['before it', [lunch], '11:59', '12:00'],
    ['at its end', [lunch], '13:30', '12:00'],
    ['in a window over midnight, in the evening', [night], '23:59', null],
    ['in a window over midnight, in the morning', [night], '05:59', null],
    ['between two, the nearer counts', [lunch, night], '14:00', '22:00'],
  ])('%s', (_, windows, time, next) => {
    const pause = pauseAt(settings(windows), at(time), 0)
    const until = pause?.why === 'window' ? new Date(Date.parse(pause.until) + 8 * 3_600_000).toISOString().slice(11, 16) : null
    expect(until).toBe(next)
  })

  it('the terminals of a city begin at different moments within two minutes', () => {
    const begins = [0, 0.5, 1].map((share) => {
      const pause = pauseAt(settings([lunch]), at('11:00'), share)
      return pause?.why === 'window' ? (Date.parse(pause.until) - at('12:00')) / 1000 : null
    })
    expect(begins).toEqual([0, 60, 120])
    expect(pauseAt(settings([lunch]), at('12:01'), 1)).not.toBeNull()
    expect(pauseAt(settings([lunch]), at('12:02'), 1)).toBeNull()
  })

  it('on a metered line nothing is done by itself at any hour', () => {
    expect(pauseAt({ ...settings([lunch]), metered: true }, at('12:30'), 0)).toEqual({ why: 'metered' })
  })

  it('settings that make no sense become the usual ones', () => {
    expect(readSettings(null)).toEqual(usualSettings)
    expect(
      readSettings({
        everyMinutes: Number.NaN,
        windows: [{ from: '25:00', to: '13:00' }, lunch, { from: '12:00', to: '12:00' }],
      }),
    ).toEqual({
      ...usualSettings,
      windows: [lunch],
    })
    expect(readSettings({ everyMinutes: 0 }).everyMinutes).toBe(1)
  })
})
