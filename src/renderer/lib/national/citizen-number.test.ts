import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, maskCitizenNumber, maskDocumentNumber, readCitizenNumber, widen } from './citizen-number'

const today = '2026-06-30'

describe('a citizen number', () => {
  it.each([
    ['11010519491231002X', '2', '1949-12-31'],
    ['440524188001010014', '1', '1880-01-01'],
    ['42010619900101001X', '1', '1990-01-01'],
    ['420106199001010028', '2', '1990-01-01'],
    ['420106202402290037', '1', '2024-02-29'],
    ['420115195210030189', '2', '1952-10-03'],
    ['420106197503150224', '2', '1975-03-15'],
  ] as const)('%s says sex %s and birth date %s', (number, sex, birthDate) => {
    expect(readCitizenNumber(number, today)).toEqual({
      ok: true,
      value: { number, sex, birthDate, convertedFrom15: false, foreignPrefix: false },
    })
  })

  it('with a small x is the same number', () => {
    expect(readCitizenNumber('42010619900101001x', today)).toMatchObject({ ok: true, value: { number: '42010619900101001X' } })
  })

  it.each([
    ['4201061990010100', 'length'],
    ['', 'length'],
    ['4201061990010100ab1', 'length'],
    ['4201061990O101001X', 'characters'],
    ['42010X19900101001X', 'characters'],
    ['42010690010100X', 'characters'],
    ['420106199002300011', 'date'],
    ['420106202302290037', 'date'],
    ['420106199013010011', 'date'],
    ['420106202607010011', 'date'],
    ['420106177001010011', 'date'],
    ['420106199001010011', 'checksum'],
  ] as const)('%s is refused for its %s', (number, refusal) => {
    expect(readCitizenNumber(number, today)).toEqual({ ok: false, refusal })
  })

  it('of a province that does not exist is refused last of all', () => {
    const digits = '16010619900101001'
    expect(readCitizenNumber(digits + checkCharacter(digits), today)).toEqual({ ok: false, refusal: 'province' })
  })

  it('born today is not born in the future', () => {
    const digits = '42010620260630001'
    expect(readCitizenNumber(digits + checkCharacter(digits), today).ok).toBe(true)
  })

  it.each(['83000019900101001', '93115619900101001'])('beginning %s is taken and marked as foreign', (digits) => {
    expect(readCitizenNumber(digits + checkCharacter(digits), today)).toMatchObject({ ok: true, value: { foreignPrefix: true } })
  })

  it('of 15 digits is converted and marked', () => {
    expect(readCitizenNumber('420106900101001', today)).toEqual({
      ok: true,
      value: { number: '42010619900101001X', sex: '1', birthDate: '1990-01-01', convertedFrom15: true, foreignPrefix: false },
    })
    expect(widen('110105491231002')).toBe('11010519491231002X')
  })

  it('with any one digit changed is refused', () => {
    const number = '420106197503150224'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        fc.pre(number.charAt(at) !== String(digit))
        expect(readCitizenNumber(number.slice(0, at) + digit + number.slice(at + 1), today).ok).toBe(false)
      }),
    )
  })

  it('whatever is typed is answered, never thrown', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readCitizenNumber(text, today).ok === 'boolean'))
  })

  it('is shown without its birth date', () => {
    expect(maskCitizenNumber('42010619900101001X')).toBe('420106********001X')
    expect(maskCitizenNumber('E12345678')).toBe('E1*****78')
    expect(maskDocumentNumber('123')).toBe('***')
  })
})
