import { describe, expect, test } from 'vitest'
import {
  countTry,
  initialsOf,
  isWeakPin,
  lockedUntil,
  lockOutMs,
  namePinyinOf,
  refuseName,
  refusePin,
  refuseRetirement,
  workerId,
} from './rules'

describe('a PIN', () => {
  test.each(['123', '123456789', '12a4', '１２３４', '', ' 2846'])('%j is not one: it has 4 to 8 digits', (pin) => {
    expect(refusePin(pin)).toEqual({ code: 'pin-form' })
  })

  test.each(['0000', '1111', '88888888', '1234', '4321', '0123', '23456789', '1212', '123123', '1314', '2580', '520520'])(
    '%s is refused as one that anyone would try first',
    (pin) => {
      expect(refusePin(pin)).toEqual({ code: 'pin-weak' })
    },
  )

  test.each(['2846', '7194', '90317', '1357', '20261123'])('%s is accepted', (pin) => {
    expect(refusePin(pin)).toBeNull()
  })

  test('an even run that does not go by ones is not taken for a run', () => {
    expect(isWeakPin('2468')).toBe(false)
  })
})

describe('a name', () => {
  test('an empty one is missing', () => {
    expect(refuseName('  ', null)).toEqual({ code: 'name-missing' })
  })
  test('one that somebody has is taken, and it is said whether that person left', () => {
    expect([refuseName('王芳', { active: true }), refuseName('王芳', { active: false })]).toEqual([
      { code: 'name-taken', retired: false },
      { code: 'name-taken', retired: true },
    ])
  })
  test('the same name gives the same record on every terminal, however it was spaced', () => {
    const keyOf = (...parts: string[]) => parts.join('|')
    expect(workerId(keyOf, '420106001001', ' 王芳 ')).toBe(workerId(keyOf, '420106001001', '王芳'))
  })
  test.each([
    ['单雄信', 'shan xiong xin', 'sxx'],
    ['欧阳修', 'ou yang xiu', 'oyx'],
    ['吕布', 'lv bu', 'lb'],
  ])('%s is found as %s and as %s', (name, full, initials) => {
    expect([namePinyinOf(name), initialsOf(namePinyinOf(name))]).toEqual([full, initials])
  })
})

describe('the lock after wrong tries', () => {
  const now = 1_000_000

  test('the fifth wrong try in a row locks for five minutes, the first four do not', () => {
    let tries = countTry(null, now)
    const history = [tries]
    for (let more = 0; more < 4; more += 1) {
      tries = countTry(tries, now)
      history.push(tries)
    }
    expect(history).toEqual([
      { wrong: 1, until: null },
      { wrong: 2, until: null },
      { wrong: 3, until: null },
      { wrong: 4, until: null },
      { wrong: 5, until: now + lockOutMs },
    ])
  })
  test('it ends after five minutes, and the count begins anew', () => {
    const locked = { wrong: 5, until: now + lockOutMs }
    expect(lockedUntil(locked, now + lockOutMs - 1)).toBe(now + lockOutMs)
    expect(lockedUntil(locked, now + lockOutMs)).toBeNull()
    expect(countTry(locked, now + lockOutMs)).toEqual({ wrong: 1, until: null })
  })
  test('a clock set back a day does not stretch it', () => {
    expect(lockedUntil({ wrong: 5, until: now + 86_400_000 }, now)).toBe(now + lockOutMs)
  })
})

describe('leaving', () => {
  test('nobody retires themselves, and the last director stays', () => {
    expect([
      refuseRetirement({ id: 'a', role: 'worker' }, 'a', 1),
      refuseRetirement({ id: 'b', role: 'director' }, 'a', 1),
      refuseRetirement({ id: 'b', role: 'director' }, 'a', 2),
      refuseRetirement({ id: 'c', role: 'worker' }, 'a', 1),
    ]).toEqual([{ code: 'self' }, { code: 'last-director' }, null, null])
  })
})
