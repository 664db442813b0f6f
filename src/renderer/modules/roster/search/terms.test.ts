import { describe, expect, test } from 'vitest'
import { fold, foldName } from '../../../lib/fold'
import { foldAddress, narrows, readTerms } from './terms'

test.each([
  ['ＷＡＮＧ', 'wang'],
  ['lǚ', 'lv'],
  ['lü', 'lv'],
  ['lu:', 'lv'],
  ['wáng', 'wang'],
  ['王\u200b芳\ufeff', '王芳'],
  ['３－２－５０１', '3-2-501'],
  ['3—2–501', '3-2-501'],
  ['００１Ｘ', '001x'],
])('%j is compared as %j', (typed, folded) => expect(fold(typed)).toBe(folded))

test.each([
  ['艾合买提·库尔班', '艾合买提库尔班'],
  ['王　芳', '王芳'],
  ['Mary-Jane O’Hara', 'maryjaneohara'],
])('the name %s is compared as %s', (name, folded) => expect(foldName(name)).toBe(folded))

test.each([
  ['百瑞苑3栋2单元501室', '百瑞苑3-2-501'],
  ['3号楼501', '3-501'],
  ['3-2-501', '3-2-501'],
  ['A座1203号', 'a-1203'],
  ['东湖楼', '东湖楼'],
  ['百瑞苑', '百瑞苑'],
])('the address %s is compared as %s', (address, folded) => expect(foldAddress(address)).toBe(folded))

describe('words', () => {
  test.each([
    ['王', 'words'],
    ['百瑞苑3栋', 'words'],
    ['wxm', 'letters'],
    ["xi'an", 'letters'],
    ['501', 'digits'],
    ['001x', 'digits'],
    ['3-2-501', 'seat'],
    ['3栋', 'seat'],
    ['a座2', 'seat'],
  ] as const)('%s is taken for %s', (typed, kind) => expect(readTerms(typed).terms.map((term) => term.kind)).toEqual([kind]))

  test('blanks and commas of either width part them, the rest of a pasted page is left', () => {
    expect(readTerms('　王芳，501、wf ').terms.map(({ text }) => text)).toEqual(['王芳', '501', 'wf'])
    expect(readTerms('a b c d e f g h i j k').terms).toHaveLength(8)
    expect(readTerms(' -- ·').terms).toEqual([])
  })

  test('words of one kind may be one name', () => {
    expect(readTerms('wang xiao ming').phrase?.text).toBe('wangxiaoming')
    expect(readTerms('王 小明').phrase?.text).toBe('王小明')
    expect(readTerms('wang 501').phrase).toBeNull()
  })
})

test.each([
  ['w', 'wa', true],
  ['wang', 'wang x', true],
  ['王', '王芳', true],
  ['3-2', '3-2-5', true],
  ['123', '1234', false],
  ['wang', 'wan', false],
  ['wang x', 'wangx', false],
  ['3', '3栋', false],
  ['百瑞苑3单', '百瑞苑3单元', false],
  ['', 'w', false],
  ['w', 'w1', false],
])('from %j to %j the search can go on: %s', (before, after, yes) =>
  expect(narrows(readTerms(before), readTerms(after))).toBe(yes),
)
