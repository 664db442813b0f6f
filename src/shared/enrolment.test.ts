import { describe, expect, test } from 'vitest'
import { checkSign, codeLetters, readEnrolmentCode, spellCode } from './enrolment'

const signs = '7K2M9QXAB3C'
const code = `${signs}${checkSign(signs)}`

describe('a 登记码', () => {
  test.each([
    code,
    spellCode(code),
    spellCode(code).toLowerCase(),
    ` ${code.slice(0, 5)}  ${code.slice(5)} `,
    spellCode(code).replaceAll('-', '－'),
    [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
  ])('is understood as it is typed: %s', (typed) => {
    expect(readEnrolmentCode(typed)).toEqual({ ok: true, value: code })
  })

  test('is understood with O for 0, and I and L for 1', () => {
    const first = '0011AB00110'
    const right = `${first}${checkSign(first)}`
    const typed = right.replace('0', 'o').replace('1', 'l').replace('1', 'I')
    expect(readEnrolmentCode(typed)).toEqual({ ok: true, value: right })
  })

  test.each([
    ['', { code: 'empty' }],
    [' - ', { code: 'empty' }],
    [code.slice(0, 11), { code: 'length', typed: 11 }],
    [`${code}A`, { code: 'length', typed: 13 }],
    [code.replace('7', '*'), { code: 'letters' }],
    [code.replace('7', 'U'), { code: 'letters' }],
    [code.replace('7', '8'), { code: 'check' }],
    [code.replace('7K', 'K7'), { code: 'check' }],
  ])('mistyped as “%s” is told apart before anybody is asked', (typed, refusal) => {
    expect(readEnrolmentCode(typed)).toEqual({ ok: false, refusal })
  })

  test('with any one sign mistyped is noticed, but 0 for Z', () => {
    const missed = [...code].flatMap((sign, at) =>
      [...codeLetters]
        .filter((other) => other !== sign && readEnrolmentCode(code.slice(0, at) + other + code.slice(at + 1)).ok)
        .map((other) => `${sign}${other}`),
    )
    expect(missed.filter((pair) => !['0Z', 'Z0'].includes(pair))).toEqual([])
  })
})
