import { describe, expect, test } from 'vitest'
import {
  completePerson,
  faultsOf,
  type PersonInput,
  refuseDay,
  refusePlaceName,
  relationsAfter,
  tidyPerson,
  tidyPlaceName,
  verificationOf,
} from './rules'

const today = '2026-11-23'
const alone = { today, inHousehold: false, others: [] }
const atHome = { today, inHousehold: true, others: [{ id: 'a', relationToHead: '02', presence: 'present' as const }] }

describe('what is wrong with a person is told field by field', () => {
  test.each<[string, PersonInput, typeof alone | typeof atHome, string[]]>([
    ['nothing', { name: '王芳', citizenNumber: '420106199001010028' }, alone, []],
    ['no name', { name: '' }, alone, ['name name-missing']],
    ['a name of 61 characters', { name: '王'.repeat(61) }, alone, ['name name-long']],
    ['17 digits', { name: '王芳', citizenNumber: '42010619900101002' }, alone, ['citizenNumber number-length']],
    ['a letter inside', { name: '王芳', citizenNumber: '4201061990A1010028' }, alone, ['citizenNumber number-characters']],
    ['30 February', { name: '王芳', citizenNumber: '420106199002300028' }, alone, ['citizenNumber number-date']],
    ['a digit off', { name: '王芳', citizenNumber: '420106199001010029' }, alone, ['citizenNumber number-checksum']],
    [
      'no such province',
      { name: '王芳', citizenNumber: '990106199001010025'.replace('99', '98') },
      alone,
      ['citizenNumber number-checksum'],
    ],
    [
      'a man with a woman’s number',
      { name: '王芳', citizenNumber: '420106199001010028', sex: '1' },
      alone,
      ['sex sex-disagrees'],
    ],
    [
      'another birth date',
      { name: '王芳', citizenNumber: '420106199001010028', birthDate: '1990-01-02' },
      alone,
      ['birthDate birth-disagrees'],
    ],
    [
      'the month of the number is no other date',
      { name: '王芳', citizenNumber: '420106199001010028', birthDate: '1990-01' },
      alone,
      [],
    ],
    ['born tomorrow', { name: '王芳', birthDate: '2026-11-24' }, alone, ['birthDate birth-future']],
    ['13th month', { name: '王芳', birthDate: '1990-13' }, alone, ['birthDate birth-form']],
    ['a phone of ten digits', { name: '王芳', phones: ['1380000123'] }, alone, ['phones phone-form']],
    [
      'an identity card among other documents',
      { name: '王芳', documentNumber: 'E123' },
      alone,
      ['documentNumber number-is-document'],
    ],
    ['a passport', { name: 'John', documentType: '414', documentNumber: 'E123' }, alone, []],
    [
      'a relation without a household',
      { name: '王芳', relationToHead: '12' },
      alone,
      ['relationToHead relation-needs-household'],
    ],
    ['a code of no table', { name: '王芳', relationToHead: '98' }, atHome, ['relationToHead relation-unknown']],
    ['a wife who is a man', { name: '王芳', sex: '1', relationToHead: '12' }, atHome, ['relationToHead relation-sex']],
    ['a second householder', { name: '王芳', relationToHead: '02' }, atHome, ['relationToHead second-householder']],
    [
      'a householder after the other moved out',
      { name: '王芳', relationToHead: '02' },
      { ...atHome, others: [{ id: 'a', relationToHead: '02', presence: 'movedOut' as never }] },
      [],
    ],
  ])('%s', (_, person, around, faults) =>
    expect(faultsOf(person, around).map(({ field, code }) => `${field} ${code}`)).toEqual(faults),
  )

  test('an unknown province is told after a right checksum', () => {
    // 98 is no province; the check digit is that of the other 17.
    expect(faultsOf({ name: '王芳', citizenNumber: '170106199001010018' }, alone)).toEqual([
      { field: 'citizenNumber', code: 'number-province' },
    ])
  })
})

test('what is typed is tidied: one width, no blanks in numbers, nothing empty', () => {
  expect(
    tidyPerson({
      name: ' 王　芳 ',
      citizenNumber: '420106 19900101 001x',
      phones: ['138 0000 1234', ' '],
      note: '  ',
      careTags: [],
    }),
  ).toEqual({ name: '王 芳', citizenNumber: '42010619900101001X', phones: ['13800001234'] })
})

describe('a citizen number fills in what it says', () => {
  test.each<[PersonInput, ReturnType<typeof completePerson>]>([
    [
      { name: '王芳', citizenNumber: '420106199001010028' },
      { name: '王芳', citizenNumber: '420106199001010028', sex: '2', birthDate: '1990-01-01' },
    ],
    [
      { name: '王芳', citizenNumber: '420106199001010028', sex: '1' },
      { name: '王芳', citizenNumber: '420106199001010028', sex: '1', birthDate: '1990-01-01' },
    ],
    [
      { name: '王芳', citizenNumber: '420106900101001' },
      { name: '王芳', citizenNumber: '42010619900101001X', sex: '1', birthDate: '1990-01-01', convertedFrom15: true },
    ],
    [
      { name: '王芳', citizenNumber: '4201' },
      { name: '王芳', citizenNumber: '4201' },
    ],
  ])('%j', (person, completed) => expect(completePerson(person, today)).toEqual(completed))
})

test.each([
  [{ name: '王芳', citizenNumber: '420106199001010028' }, 'verified'],
  [{ name: 'John', documentType: '414', documentNumber: 'E123' }, 'verified'],
  [{ name: '王芳' }, 'pending'],
])('%j is %s', (person, verification) => expect(verificationOf(person)).toBe(verification))

test.each([
  ['2026-11-23', null],
  ['2026-11-24', { code: 'day-future' }],
  ['2026-02-30', { code: 'day-form' }],
  ['1989-12-31', { code: 'day-before-birth' }],
])('somebody born in 1990 moved out on %s', (day, refusal) => expect(refuseDay(day, '1990-01-01', today)).toEqual(refusal))

test.each([
  ['building', '3栋', '3'],
  ['building', '12号楼', '12'],
  ['building', 'A座', 'A座'],
  ['entrance', '2单元', '2'],
  ['dwelling', '501室', '501'],
  ['dwelling', ' 附１号 ', '附1号'],
  ['estate', '3号院', '3号院'],
] as const)('the %s %s is called %s', (kind, typed, name) => expect(tidyPlaceName(kind, typed)).toBe(name))

test.each([
  ['', [], { code: 'name-missing' }],
  ['3', ['1', '3'], { code: 'name-taken' }],
  ['字'.repeat(61), [], { code: 'name-long' }],
  ['4', ['1', '3'], null],
])('a place called %j beside %j', (name, beside, refusal) => expect(refusePlaceName(name, beside)).toEqual(refusal))

describe('after another becomes householder', () => {
  const members = [
    { id: 'husband', relationToHead: '02', sex: '1' as const },
    { id: 'wife', relationToHead: '12', sex: '2' as const },
    { id: 'son', relationToHead: '20', sex: '1' as const },
    { id: 'mother', relationToHead: '52', sex: '2' as const },
  ]
  test('the wife: the children stay children, the mother-in-law is asked again', () => {
    expect(relationsAfter(members, 'wife')).toEqual(
      new Map([
        ['husband', '11'],
        ['wife', '02'],
        ['son', '20'],
        ['mother', undefined],
      ]),
    )
  })
  test('the son: everyone is asked again', () => {
    expect(relationsAfter(members, 'son')).toEqual(
      new Map([
        ['husband', undefined],
        ['wife', undefined],
        ['son', '02'],
        ['mother', undefined],
      ]),
    )
  })
})
