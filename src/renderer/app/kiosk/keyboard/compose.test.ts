import { beforeAll, describe, expect, test } from 'vitest'
import { candidatesFor, readingOf, restAfter } from './compose'
import { loadSyllables } from './load-syllables'
import type { Syllables } from './syllables'

let syllables: Syllables
beforeAll(async () => {
  syllables = await loadSyllables()
})

const characters = (composition: string, name: string | null = null) =>
  candidatesFor(syllables, composition, name).map(({ character }) => character)

/** Types the letters and takes the characters one after another; says where each of them stood in its list. */
function write(letters: string, name: string): number[] {
  let composition = letters
  let before = ''
  return [...name].map((character) => {
    const candidates = candidatesFor(syllables, composition, before)
    const place = candidates.findIndex((candidate) => candidate.character === character)
    const taken = candidates[place]
    if (!taken) throw new Error(`${character} is not among what ${composition} offers`)
    composition = restAfter(composition, taken)
    before += character
    return place
  })
}

describe('letters are read as syllables', () => {
  test.each([
    ['wang', 'wang'],
    ['wangfang', 'wang fang'],
    ['zhangsanfeng', 'zhang san feng'],
    ['xian', 'xian'],
    ["xi'an", 'xi an'],
    ['wangf', 'wang f'],
    ['lvbu', 'lv bu'],
    ['ouyangxiu', 'ou yang xiu'],
    ['wangangang', 'wang ang ang'],
    ['zhongguo', 'zhong guo'],
  ])('%s as %s', (letters, reading) => expect(readingOf(syllables, letters)).toBe(reading))
})

describe('names', () => {
  test.each([
    ['wangfang', '王芳'],
    ['lixiuying', '李秀英'],
    ['zhangwei', '张伟'],
    ['liuguilan', '刘桂兰'],
    ['chenjianguo', '陈建国'],
    ['lvyuping', '吕玉萍'],
    ['ouyanghua', '欧阳华'],
    ['zengzhiming', '曾志明'],
    ['yelan', '叶兰'],
    ['zhuyunxia', '朱云霞'],
  ])('%s: every character of %s is among the first twelve', (letters, name) => {
    expect(Math.max(...write(letters, name))).toBeLessThan(12)
  })
  test('the surname comes first where nothing stands before, and a character of given names afterwards', () => {
    expect(characters('fang', '')[0]).toBe('方')
    expect(characters('fang', '王')[0]).toBe('芳')
    expect(characters('fang')[0]).toBe('方')
  })
  test.each([
    ['yue', '玥'],
    ['zhe', '喆'],
    ['jun', '珺'],
    ['yi', '祎'],
  ])('%s has %s, which the national list of 1980 lacks', (letters, character) => expect(characters(letters)).toContain(character))
})

describe('candidates', () => {
  test('outside names the commonest come first', () => {
    expect(characters('shi').slice(0, 4)).toEqual(['是', '时', '实', '事'])
  })
  test('letters that are not a syllable yet offer what they may become', () => {
    expect(characters('zh', '').slice(0, 3)).toEqual(['张', '赵', '周'])
  })
  test('lue and nue are lve and nve', () => {
    expect([characters('lue')[0], characters('nue')[0]]).toEqual(['略', '虐'])
  })
  test('what sounds like nothing offers nothing', () => {
    expect([characters('v'), characters('uuu'), characters('')]).toEqual([[], [], []])
  })
  test('taking a character leaves the letters of the others', () => {
    expect(restAfter('wangfang', { character: '王', used: 4 })).toBe('fang')
    expect(restAfter("xi'an", { character: '西', used: 2 })).toBe('an')
  })
  test('all of GB 2312 can be written', () => {
    const all = new Set([...syllables.values()].flat())
    const decoder = new TextDecoder('gb18030')
    const missing: string[] = []
    for (let lead = 0xb0; lead <= 0xf7; lead += 1)
      for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
        if (lead === 0xd7 && trail > 0xf9) continue
        const character = decoder.decode(new Uint8Array([lead, trail]))
        if (!all.has(character)) missing.push(character)
      }
    expect(missing).toEqual([])
  })
})
