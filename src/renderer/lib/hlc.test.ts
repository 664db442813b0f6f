import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHybridClock, readStamp, toleranceMs } from './hlc'

const moment = Date.UTC(2026, 10, 23, 1)

describe('the hybrid clock', () => {
  it('writes a stamp that tells its moment, its counter and its device', () => {
    const clock = createHybridClock('7k2m9qxa', () => moment)
    expect(clock.stamp()).toBe('0mwsk6n40-0000|7k2m9qxa')
    expect(readStamp(clock.stamp())).toEqual({ time: moment, counter: 1, device: '7k2m9qxa' })
  })

  it('never goes back, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -toleranceMs, max: toleranceMs }), { minLength: 2, maxLength: 50 }), (leaps) => {
        let now = moment
        const clock = createHybridClock('aaaaaaaa', () => now)
        const stamps = leaps.map((leap) => {
          now = moment + leap
          return clock.stamp()
        })
        expect(stamps).toEqual([...stamps].sort())
        expect(new Set(stamps).size).toBe(stamps.length)
      }),
    )
  })

  it('is later than every stamp it has seen', () => {
    const clock = createHybridClock('aaaaaaaa', () => moment)
    const seen = createHybridClock('zzzzzzzz', () => moment + 3_600_000).stamp()
    clock.witness(seen)
    expect(clock.stamp() > seen).toBe(true)
  })

  it('goes on from the newest stamp of the run before, though the wall clock was set back', () => {
    const before = createHybridClock('aaaaaaaa', () => moment).stamp()
    const after = createHybridClock('aaaaaaaa', () => moment - 24 * 3_600_000, before).stamp()
    expect(after > before).toBe(true)
  })

  it('does not follow a stamp more than a day ahead, but replaces it with a later one when asked', () => {
    const damaged = createHybridClock('zzzzzzzz', () => moment + 400 * toleranceMs).stamp()
    const clock = createHybridClock('aaaaaaaa', () => moment)
    clock.witness(damaged)
    expect(readStamp(clock.stamp())?.time).toBe(moment)
    expect(clock.stamp(damaged) > damaged).toBe(true)
    expect(readStamp(clock.stamp())?.time).toBe(moment)
  })

  it('follows what is near to all it has seen, though the wall clock was set back two days', () => {
    const before = createHybridClock('aaaaaaaa', () => moment).stamp()
    const clock = createHybridClock('aaaaaaaa', () => moment - 2 * toleranceMs, before)
    const seen = createHybridClock('zzzzzzzz', () => moment + 3_600_000).stamp()
    clock.witness(seen)
    expect(clock.newest().slice(0, 14)).toBe(seen.slice(0, 14))
    expect(clock.stamp() > seen).toBe(true)
  })

  it('carries a full counter over into the next millisecond', () => {
    const full = `${moment.toString(36).padStart(9, '0')}-zzzz|aaaaaaaa`
    expect(readStamp(createHybridClock('aaaaaaaa', () => moment, full).stamp())).toEqual({
      time: moment + 1,
      counter: 0,
      device: 'aaaaaaaa',
    })
  })

  it('reads nothing out of what is no stamp', () => {
    expect(['', 'today', '0mfa1b2c3-0000', '0mfa1b2c3-0000|', '0MFA1B2C3-0000|x'].map(readStamp)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
