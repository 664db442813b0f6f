import { describe, expect, it } from 'vitest'
import { ageOn, dayOf, formatInstant, instantOf, isDay } from './time'

describe('days and times are those of Wuhan', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2024-02-28T16:30:00.000Z', '2024-02-29'],
  ])('%s is the day %s', (instant, day) => {
    expect(dayOf(Date.parse(instant))).toBe(day)
  })

  it('an instant is stored in UTC and shown in local time', () => {
    const instant = instantOf(Date.UTC(2026, 10, 23, 1, 5))
    expect(instant).toBe('2026-11-23T01:05:00.000Z')
    expect(formatInstant(instant)).toBe('2026-11-23 09:05')
    expect(formatInstant('2026-12-31T16:00:00.000Z')).toBe('2027-01-01 00:00')
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2026-11-31', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['20260101', false],
    ['', false],
  ])('whether %s is a day: %s', (text, truth) => {
    expect(isDay(text)).toBe(truth)
  })
})

describe('full years of age', () => {
  it.each([
    ['1949-12-31', '2026-12-30', 76],
    ['1949-12-31', '2026-12-31', 77],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
    ['2026-11-23', '2026-11-23', 0],
    ['1990-11', '2026-10-31', 35],
    ['1990-11', '2026-11-01', 36],
  ])('born %s, on %s: %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age)
  })
})
