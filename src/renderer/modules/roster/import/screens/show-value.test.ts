import { describe, expect, test } from 'vitest'
import { fieldText } from './field-text'
import { nameOfField, showValue } from './show-value'

const zh = fieldText['zh-CN']

describe('a change is told in words a desk worker knows', () => {
  test.each([
    ['sex', '2', '女'],
    ['education', '20', '大学本科'],
    ['relationToHead', '02', '户主'],
    ['presence', 'movedOut', '已迁出'],
    ['careTags', ['livingAlone', 'veryOld'], '独居老人、高龄'],
    ['convertedFrom15', true, '是'],
    ['note', undefined, '（空）'],
    ['phones', [], '（空）'],
    ['workplace', '武汉市第三医院', '武汉市第三医院'],
  ])('%s %s is %s', (field, value, words) => {
    expect(showValue(field, value, zh, 'zh-CN')).toBe(words)
  })

  test('numbers are masked, and the id of a home is never shown', () => {
    expect(showValue('citizenNumber', '42010619900101001X', zh, 'zh-CN')).toBe('420106********001X')
    expect(showValue('phones', ['13812341234', '027-88881234'], zh, 'zh-CN')).toBe('138****1234、027-******34')
    expect(showValue('dwellingId', 'dwelling-4f2k', zh, 'zh-CN')).not.toContain('4f2k')
  })

  test('codes have English names too', () => {
    expect(showValue('sex', '2', fieldText.en, 'en')).toBe('Female')
  })

  test('a field of the record and a column of the sheet both have a name', () => {
    expect([nameOfField('relationToHead', zh), nameOfField('education', zh)]).toEqual(['与户主关系', '文化程度'])
  })
})
