import { describe, expect, test } from 'vitest'
import { toleranceMs as patienceOfTheClock } from '../renderer/lib/hlc'
import { newerBelieved, toleranceMs } from './stamp'

const now = Date.UTC(2026, 10, 23, 1)
const at = (time: number) => `${time.toString(36).padStart(9, '0')}-0000|7k2m9qxa`

describe('the newest stamp that is believed', () => {
  test.each<[string, string, string, string]>([
    ['a later one is', at(now - 5), at(now), at(now)],
    ['an older one changes nothing', at(now), at(now - 5), at(now)],
    ['the first one is', '', at(now), at(now)],
    ['one a day ahead is', at(now), at(now + toleranceMs), at(now + toleranceMs)],
    ['one further ahead is damage', at(now), at(now + toleranceMs + 1), at(now)],
    ['what is no stamp is damage', at(now), 'zzz', at(now)],
  ])('%s', (_case, newest, stamp, expected) => {
    expect(newerBelieved(newest, stamp, now)).toBe(expected)
  })

  test('goes on after the wall clock was set back, and follows nothing further than before', () => {
    const back = now - 2 * toleranceMs
    expect(newerBelieved(at(now), at(now + 5), back)).toBe(at(now + 5))
    expect(newerBelieved(at(now), at(now + toleranceMs + 1), back)).toBe(at(now))
  })
})

test('both sides of the boundary are as patient', () => {
  expect(toleranceMs).toBe(patienceOfTheClock)
})
