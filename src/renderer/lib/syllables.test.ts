import { expect, test } from 'vitest'
import { namePinyin } from './pinyin'
import { createSyllables, fits } from './syllables'

const fitOf = (name: string, typed: string): number => {
  const syllables = createSyllables()
  const encoded = syllables.encode(name, namePinyin(name))
  const matcher = syllables.matcher(typed)
  const fit = matcher.fit(encoded)
  // The quick look at the initials must never hide a name that fits.
  if (fit >= 0) expect(syllables.initialsOf(encoded) & matcher.initial).not.toBe(0)
  expect(matcher.span(encoded) !== null).toBe(fit >= 0)
  return fit
}

test.each([
  ['王小明', 'wangxiaoming', fits.pinyin],
  ['王小明', 'wangxiao', fits.pinyinPrefix],
  ['王小明', 'w', fits.pinyinPrefix],
  ['王小明', 'wangx', fits.pinyinPrefix],
  ['王小明', 'wxm', fits.initials],
  ['王小明', 'wx', fits.initialsPrefix],
  ['王小明', 'wxming', fits.mixed],
  ['王小明', 'waxim', fits.mixed],
  ['王小明', 'xiaoming', fits.inside],
  ['王小明', 'xm', fits.inside],
  ['王小明', 'ming', fits.inside],
  ['王小明', 'ang', -1],
  ['王小明', 'wangm', -1],
  ['王小明', 'wangxiaomingx', -1],
  ['吕布', 'lv', fits.pinyinPrefix],
  ['吕布', 'lyubu', fits.pinyin],
  ['张略', 'zhanglue', fits.pinyin],
  ['单小红', 'shan', fits.pinyinPrefix],
  ['单小红', 'dxh', fits.initials],
  ['覃明', 'tanming', fits.pinyin],
  ['覃明', 'qinming', fits.pinyin],
  ['张乐', 'zhangyue', fits.pinyin],
  ['张乐', 'zhangle', fits.pinyin],
  ['尉迟恭', 'yuchi', fits.pinyinPrefix],
  ['艾合买提·库尔班', 'kuerban', fits.inside],
  ['John Smith', 'smith', fits.inside],
  ['John Smith', 'js', fits.initials],
  ['方安', 'fangan', fits.pinyin],
])('%s by %s', (name, typed, expected) => expect(fitOf(name, typed)).toBe(expected))

test('what fits is told by syllables, from the first that fits to the one after the last', () => {
  const syllables = createSyllables()
  const encoded = syllables.encode('王小明', 'wang xiao ming')
  expect(syllables.matcher('xm').span(encoded)).toEqual({ from: 1, to: 3 })
})

test('a word of any length is no fault', () => {
  const syllables = createSyllables()
  const encoded = syllables.encode('王小明', 'wang xiao ming')
  expect(syllables.matcher('wangxiaoming'.repeat(9)).fit(encoded)).toBe(-1)
})
