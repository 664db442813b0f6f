import { expect, test } from 'vitest'
import { createNameFinder } from './name-finder'
import { textPinyin } from './pinyin'

const units = [
  '中国地质大学（武汉）后勤保障部',
  '武汉市第三医院',
  '武汉市第三十中学',
  '湖北省教育厅机关',
  '武昌区税务局',
  '吕氏 ABC 研究所',
]
const finder = createNameFinder(units, (name) => ({ names: [{ name, pinyin: textPinyin(name) }] }))

test.each([
  ['市三', ['武汉市第三医院', '武汉市第三十中学']],
  ['第三医院', ['武汉市第三医院']],
  ['地大后勤', ['中国地质大学（武汉）后勤保障部']],
  ['中国地质大学(武汉)', ['中国地质大学（武汉）后勤保障部']],
  ['whsdsyy', ['武汉市第三医院']],
  ['WuHanShi', ['武汉市第三医院', '武汉市第三十中学']],
  ['jyt', ['湖北省教育厅机关']],
  ['jiaoyuting', ['湖北省教育厅机关']],
  ['医院 wuhan', ['武汉市第三医院']],
  ['lv', ['吕氏 ABC 研究所']],
  ['abc', ['吕氏 ABC 研究所']],
  ['没有这个', []],
  ['xyzq', []],
])('%s finds %j', (typed, found) => {
  expect(finder(typed)).toEqual(found)
})

test('nothing typed answers everything, in the order given', () => {
  expect(finder('  ')).toEqual(units)
})

test('the whole name stands before what only contains it', () => {
  const near = ['武昌税务局工会', '税务局', '武昌税务局']
  const find = createNameFinder(near, (name) => ({ names: [{ name, pinyin: textPinyin(name) }] }))
  expect(find('税务局')).toEqual(['税务局', '武昌税务局工会', '武昌税务局'])
})

test('an alias finds its owner, and so do four digits of a phone', () => {
  const find = createNameFinder([{ phone: '13812345678' }], ({ phone }) => ({
    names: [
      { name: '武汉市第三医院', pinyin: textPinyin('武汉市第三医院') },
      { name: '光谷院区', pinyin: textPinyin('光谷院区') },
    ],
    also: [phone],
  }))
  expect(find('ggyq')).toHaveLength(1)
  expect(find('5678')).toHaveLength(1)
  expect(find('8765')).toHaveLength(0)
})

test('1,899 units are read once, when something is first looked for, whatever is typed after', () => {
  const many = Array.from({ length: 1_899 }, (_, index) => `武汉市第${index}中学`)
  let read = 0
  const find = createNameFinder(many, (name) => {
    read += 1
    return { names: [{ name, pinyin: 'wu han shi di zhong xue' }] }
  })
  expect(find('')).toHaveLength(1_899)
  expect(read).toBe(0)
  for (const typed of ['w', 'wh', 'whs', '武汉', '第1898中学', 'wuhanshi']) expect(find(typed).length).toBeGreaterThan(0)
  expect(read).toBe(1_899)
})
