import { describe, expect, test } from 'vitest'
import { createFinder, type Searched } from './case-finder'
import { type Piece, piecesBy, snippetOf, wordsOfQuery } from './case-marks'
import { createAlike } from './problem-alike'

const entry = (id: string, title: string, body = '', day = '2026-11-20'): Searched => ({ id, title, body, day })
const library = [
  entry('lift', '电梯总是坏', '物业每月检修，换了Ａ型钢丝绳'),
  entry('park', '小区停车位不够用', '划了 40 个车位，夜间错时停车', '2026-11-21'),
  entry('dog', '遛狗不拴绳', '停车场边设了宠物区'),
]
const shown = (pieces: Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

test.each<[string, string[]]>([
  ['停车', ['park', 'dog']],
  ['车', ['park', 'dog']],
  ['停车 宠物', ['dog']],
  ['绳', ['dog', 'lift']],
  ['a型', ['lift']],
  ['40', ['park']],
  ['停车费', []],
  ['%', []],
  ['  ', []],
])('%j finds %j, what has it in its title first, then the newest', (typed, ids) => {
  expect(createFinder(library)(typed).map(({ id }) => id)).toEqual(ids)
})

describe('marks', () => {
  test.each([
    ['小区停车位不够用', '停车 车位', '小区[停车位]不够用'],
    ['换了Ａ型钢丝绳', 'a型', '换了[Ａ型]钢丝绳'],
    ['停车停车', '停车', '[停车停车]'],
    ['电梯', '停车', '电梯'],
  ])('%s by %s', (text, typed, marked) => {
    expect(shown(piecesBy(text, wordsOfQuery(typed)))).toBe(marked)
  })

  test('a snippet begins a little before the first hit and says where it was cut', () => {
    const text = `${'前'.repeat(60)}停车${'后'.repeat(200)}`
    expect(shown(snippetOf(text, ['停车']))).toBe(`…${'前'.repeat(18)}[停车]${'后'.repeat(76)}…`)
    expect(shown(snippetOf('没有\n换行', ['行']))).toBe('没有 换[行]')
  })
})

test('problems worded alike are found, what every title says counts nothing, and what they share is marked', () => {
  const titles = ['小区停车位不够用', '小区车位太少停车难', '小区电梯总是坏', '小区电梯经常坏', '小区广场舞太吵', '小区']
  const alike = createAlike(titles.map((title, id) => ({ id: String(id), title })))
  const of = (id: string) => alike({ id, title: titles[Number(id)] ?? '' }, 5)
  expect(of('2').map(({ problem }) => problem.id)).toEqual(['3'])
  expect(of('0').map(({ problem, title }) => [problem.id, shown(title)])).toEqual([['1', '[小区车位]太少[停车]难']])
  expect(alike({ id: 'x', title: '' }, 5)).toEqual([])
})
