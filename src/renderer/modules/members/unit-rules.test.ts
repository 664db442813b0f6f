import { describe, expect, test } from 'vitest'
import { faultsOfUnit, plainUnitName, sameUnit, tidyUnit, tidyUnitName, turnoutOf, type UnitInput } from './unit-rules'

test.each([
  ['中国地质大学(武汉) 后勤保障部', '中国地质大学（武汉）后勤保障部'],
  ['　武汉市第三 医院 ', '武汉市第三医院'],
  ['ＡＢＣ  Co. (Wuhan)', 'ABC Co. (Wuhan)'],
])('the name %s is written %s', (typed, name) => {
  expect(tidyUnitName(typed)).toBe(name)
})

test('brackets, width and blanks make no other unit', () => {
  expect(plainUnitName('中国地质大学（武汉）')).toBe(plainUnitName('中国地质大学 (武汉)'))
})

test('what was typed is tidied: doubled aliases and empty fields go, a code takes its one form', () => {
  expect(
    tidyUnit({
      name: ' 市三医院 ',
      aliases: ['武汉市第三医院', '武汉市 第三医院', '市三医院', ''],
      creditCode: '1142 0106 mb0a 1234 xy',
      contactPhone: '027 8765 4321',
      unitPartyOrg: '  ',
    }),
  ).toEqual({
    name: '市三医院',
    aliases: ['武汉市第三医院'],
    creditCode: '11420106MB0A1234XY',
    contactPhone: '02787654321',
  })
})

describe('a unit as typed', () => {
  const good: UnitInput = { name: '武汉市第三医院' }
  test.each<[Partial<UnitInput>, ReturnType<typeof faultsOfUnit>]>([
    [{}, []],
    [{ name: '' }, [{ field: 'name', code: 'name-missing' }]],
    [{ name: '（）' }, [{ field: 'name', code: 'name-missing' }]],
    [{ name: '长'.repeat(121) }, [{ field: 'name', code: 'name-long' }]],
    [{ creditCode: '11420106MB0A1234XX' }, [{ field: 'creditCode', code: 'code-checksum' }]],
    [{ creditCode: '1142' }, [{ field: 'creditCode', code: 'code-length' }]],
    [{ creditCode: '11420106MB0A1234OY' }, [{ field: 'creditCode', code: 'code-characters' }]],
    [{ communityCode: '42010601' }, [{ field: 'communityCode', code: 'community-form' }]],
    [{ contactPhone: '123' }, [{ field: 'contactPhone', code: 'phone-form' }]],
    [{ expectedMembers: -1 }, [{ field: 'expectedMembers', code: 'expected-form' }]],
    [{ expectedMembers: 2.5 }, [{ field: 'expectedMembers', code: 'expected-form' }]],
    [{ aliases: Array.from({ length: 11 }, (_, index) => `别名${index}`) }, [{ field: 'aliases', code: 'aliases-many' }]],
  ])('with %j has these faults', (change, faults) => {
    expect(faultsOfUnit({ ...good, ...change })).toEqual(faults)
  })
})

test('a unit is found by its code, its name or an alias, in this order', () => {
  const units = [
    { name: '武汉市第三医院', aliases: ['市三医院'] },
    { name: '市三医院', creditCode: '11420106MB0A1234XY' },
  ]
  expect(sameUnit(units, { name: '别的', creditCode: '11420106MB0A1234XY' })).toBe(units[1])
  expect(sameUnit(units, { name: '市三医院' })).toBe(units[1])
  expect(sameUnit(units.slice(0, 1), { name: '市三 医院' })).toBe(units[0])
  expect(sameUnit(units, { name: '市四医院' })).toBeNull()
})

test.each([
  [46, 40, 30, { expected: 46, registered: 30, missingNamed: 10, unnamed: 6 }],
  [20, 25, 25, { expected: 20, registered: 25, missingNamed: 0, unnamed: 0 }],
  [undefined, 3, 1, { expected: null, registered: 1, missingNamed: 2, unnamed: 0 }],
] as const)('of %s expected, %s named and %s registered the rest is missing', (expectedMembers, members, registered, turnout) => {
  expect(turnoutOf({ expectedMembers }, members, registered)).toEqual(turnout)
})
