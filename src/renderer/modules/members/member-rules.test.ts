import { expect, test } from 'vitest'
import { keyOf } from '../../lib/id'
import { earlierLine, freeCode, personalCodeOf, readSkills, tidyMember, withoutOwnCode } from './member-rules'

const key = (...parts: string[]) => keyOf('a salt for tests only', ...parts)

test.each([
  ['会修电器、法律咨询', ['会修电器', '法律咨询']],
  ['理发；理发, 急救', ['理发', '急救']],
  ['无', []],
  ['', []],
])('the skills %s are %j', (typed, skills) => {
  expect(readSkills(typed)).toEqual(skills)
})

test('a member is tidied: blanks in a name, dashes in a phone, small letters of a number', () => {
  expect(
    tidyMember({
      name: ' 王　芳 ',
      unitId: 'unit-1',
      phone: '+86 138 1234 5678',
      citizenNumber: '11010519491231002x',
      position: ' ',
    }),
  ).toEqual({ name: '王芳', unitId: 'unit-1', phone: '13812345678', citizenNumber: '11010519491231002X' })
})

test('a personal code has six digits, is the same everywhere, and gives way to one that is taken', () => {
  const first = personalCodeOf(key, 'member-a', 0)
  expect(first).toMatch(/^\d{6}$/)
  expect(freeCode(key, 'member-a', new Set())).toBe(first)
  expect(freeCode(key, 'member-a', new Set([first]))).toBe(personalCodeOf(key, 'member-a', 1))
})

test('of two members with one code the later needs another, and so does one without any', () => {
  const member = (id: string, personalCode: string | undefined, born: string) => ({ id, personalCode, stamps: { born } })
  const members = [
    member('b', '111111', '2'),
    member('a', '111111', '1'),
    member('c', '222222', '3'),
    member('d', undefined, '4'),
  ]
  expect(withoutOwnCode(members)).toEqual(['b', 'd'])
  expect(withoutOwnCode([...members].reverse())).toEqual(['d', 'b'])
})

test('what a registration was is told in a line', () => {
  expect(earlierLine({ startsOn: '2026-03-01', endsOn: '2026-09-01', reason: '调离' })).toBe('2026-03-01/2026-09-01 调离')
})
