import { describe, expect, test } from 'vitest'
import { createMatterFinder } from './finder'
import { synonyms } from './synonyms'

/** Names for tests: the city's file brings the real ones. */
const matters = [
  { title: '出生登记', category: '户籍' },
  { title: '户口迁移审批', category: '户籍' },
  { title: '老年人优待证办理', tags: ['敬老卡'] },
  { title: '高龄津贴申领', code: '420106-MZ-0007' },
  { title: '最低生活保障对象认定' },
  { title: '居民身份证补领' },
  { title: '社区党组织关系转接' },
]
const find = createMatterFinder(matters)
const first = (typed: string) => find(typed)[0]?.title

describe('a matter is found as people say it', () => {
  test.each([
    ['出生登记', '出生登记'],
    ['孩子上户口', '出生登记'],
    ['给我家孩子上户口要带什么材料', '出生登记'],
    ['hzshk', '出生登记'],
    ['csdj', '出生登记'],
    ['chusheng', '出生登记'],
    ['低保', '最低生活保障对象认定'],
    ['dibao', '最低生活保障对象认定'],
    ['坐公交免费', '老年人优待证办理'],
    ['敬老卡', '老年人优待证办理'],
    ['高龄补贴', '高龄津贴申领'],
    ['MZ-0007', '高龄津贴申领'],
    ['身份证丢了怎么办', '居民身份证补领'],
    ['请问津贴怎么申请', '高龄津贴申领'],
    ['老人的生活有没有什么保障', '最低生活保障对象认定'],
  ])('%s: %s', (typed, title) => expect(first(typed)).toBe(title))

  test('what nobody has is not found, and nothing typed shows all in their order', () => {
    expect(find('办护照')).toEqual([])
    expect(find(' ')).toEqual(matters)
  })
})

test('our own list maps words to words: no line without both sides, none said twice', () => {
  for (const { said, words } of synonyms) expect([...said, ...words].every((word) => word.length > 0)).toBe(true)
  const left = synonyms.map(({ said }) => said.join(' '))
  expect(new Set(left).size).toBe(left.length)
})

test('in a catalogue of 694 a keystroke is answered at once', () => {
  const many = Array.from({ length: 694 }, (_, index) => ({
    title: `${matters[index % 7]?.title}${index}`,
    tags: ['说法', '口语'],
  }))
  const finder = createMatterFinder(many)
  const tookMs = (typed: string): number => {
    const began = performance.now()
    finder(typed)
    return performance.now() - began
  }
  // The quickest of five: what else the machine does is not measured.
  for (const typed of ['c', 'cs', 'csd', '孩子', '孩子上户口', '怎么办低保'])
    expect(Math.min(...Array.from({ length: 5 }, () => tookMs(typed)))).toBeLessThan(50)
})
