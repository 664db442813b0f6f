import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReceiptNumber, receiptNumber, serialOf, serialsADay, spellReceiptNumber, terminalMark } from './receipt-number'

const centerCode = '420106012003'
const day = '2026-11-23'
const mark = terminalMark('7k2m9qxa')
const sample = receiptNumber({ centerCode, terminalMark: mark, day, serial: 5 })

const parts = fc.record({
  centerCode: fc.stringMatching(/^\d{12}$/),
  terminalMark: fc.stringMatching(/^\d{4}$/),
  day: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2059-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  serial: fc.integer({ min: 1, max: serialsADay }),
})

const isTaken = (typed: string) => readReceiptNumber(typed, centerCode).ok

describe('the number of a receipt', () => {
  test('says center, terminal, day and serial, and leaves 1 when divided by 97', () => {
    expect(sample).toMatch(new RegExp(`^${centerCode}${mark}63270005\\d\\d$`))
    expect(BigInt(sample) % 97n).toBe(1n)
    expect(serialOf(sample)).toBe(5)
  })

  test.each([
    ['2026-01-01', '6001'],
    ['2028-12-31', '8366'],
    ['2027-12-31', '7365'],
    ['2028-03-01', '8061'],
  ])('writes the day %s as %s', (when, digits) => {
    expect(receiptNumber({ centerCode, terminalMark: mark, day: when, serial: 1 }).slice(16, 20)).toBe(digits)
  })

  test('4 terminals give 10,000 numbers each on one day, and no two are alike', () => {
    const numbers = new Set<string>()
    for (const device of ['7k2m9qxa', 'kiosk001', 'kiosk002', 'zzzzzzzz']) {
      for (let serial = 1; serial <= serialsADay; serial += 1)
        numbers.add(receiptNumber({ centerCode, terminalMark: terminalMark(device), day, serial }))
    }
    expect(numbers.size).toBe(40_000)
    expect(new Set([...numbers].map(spellReceiptNumber)).size).toBe(40_000)
  })

  test.each([
    [{ serial: 0 }],
    [{ serial: 10_001 }],
    [{ serial: 1.5 }],
    [{ day: 'today' }],
    [{ day: '2026-13-01' }],
    [{ centerCode: '42' }],
    [{ terminalMark: 'abcd' }],
  ])('is not made of %j', (part) => {
    expect(() => receiptNumber({ centerCode, terminalMark: mark, day, serial: 1, ...part })).toThrow(RangeError)
  })
})

describe('a number that is typed', () => {
  test.each([
    sample,
    spellReceiptNumber(sample),
    ` ${spellReceiptNumber(sample).replaceAll(' ', '－')} `,
    [...sample.slice(12)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ])('is understood as “%s”', (typed) => {
    expect(readReceiptNumber(typed, centerCode)).toEqual({ ok: true, value: sample })
  })

  test.each([
    [' - ', { code: 'empty' }],
    ['48216327000O18', { code: 'digits' }],
    [sample.slice(13), { code: 'length', typed: 13 }],
    [`${sample}0`, { code: 'length', typed: 27 }],
  ])('as “%s” is told apart', (typed, refusal) => {
    expect(readReceiptNumber(typed, centerCode)).toEqual({ ok: false, refusal })
  })

  test('with any one digit mistyped, in any place, is refused', () => {
    const taken: string[] = []
    for (const number of [sample, sample.slice(12)]) {
      for (let at = 0; at < number.length; at += 1) {
        for (const digit of '0123456789') {
          const typed = number.slice(0, at) + digit + number.slice(at + 1)
          if (digit !== number[at] && isTaken(typed)) taken.push(typed)
        }
      }
    }
    expect(taken).toEqual([])
  })

  test('with two neighbours exchanged, or two with one between them, is refused', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(1, 2), (made, apart) => {
        const number = receiptNumber(made)
        for (let at = 0; at + apart < number.length; at += 1) {
          const signs = [...number]
          ;[signs[at], signs[at + apart]] = [signs[at + apart] ?? '', signs[at] ?? '']
          const typed = signs.join('')
          expect([typed, readReceiptNumber(typed, made.centerCode).ok]).toEqual([typed, typed === number])
        }
      }),
    )
  })

  test('is what was given out, whichever it was, and one mistyped digit is never another', () => {
    const mistake = fc.record({ at: fc.integer({ min: 0, max: 25 }), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(parts, mistake, (made, { at, by }) => {
        const number = receiptNumber(made)
        expect(readReceiptNumber(spellReceiptNumber(number), made.centerCode)).toEqual({ ok: true, value: number })
        expect(serialOf(number)).toBe(made.serial)
        const typed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        expect(readReceiptNumber(typed, made.centerCode)).toEqual({ ok: false, refusal: { code: 'check' } })
      }),
    )
  })
})
