import { describe, expect, test } from 'vitest'
import type { CatalogueRecord, Matter } from '../../../modules/catalogue'
import { createMatterFinder } from '../../../modules/matters'
import { mostTiles } from '../flow'
import { flows } from './index'
import { cardsOf, choicesOf, createUnitFinder, directoryOf, letterOf, unitsOf } from './members'
import { faultsOf } from './person'
import { queuesOf, ticketNumber } from './Ticket'
import { flowText } from './text'

const card = (memberId: string, title: string, unitName: string, unitPinyin: string) =>
  ({ kind: 'memberCard', id: `card-${memberId}`, memberId, title, unitId: `unit-${unitName}`, unitName, unitPinyin }) as never

const catalogue: CatalogueRecord[] = [
  card('member-1', '王*芳', '区财政局', 'qu cai zheng ju'),
  card('member-2', '王*芳', '区财政局', 'qu cai zheng ju'),
  card('member-3', '李*', '区财政局', 'qu cai zheng ju'),
  card('member-4', '王*芳', '武汉大学', 'wu han da xue'),
  { kind: 'memberCard', id: 'card-5', title: '无*' } as never,
  {
    kind: 'unitCard',
    id: 'card-unit-7',
    unitId: 'unit-7',
    title: '武汉市水务集团',
    titlePinyin: 'wu han shi shui wu ji tuan',
    tags: ['自来水公司'],
  } as never,
  { kind: 'unitCard', id: 'card-unit-8', unitId: 'unit-8', title: '粮道街小学', titlePinyin: 'liang dao jie xiao xue' } as never,
]

test('home has as many tiles as one look takes in', () => {
  expect(flows.length).toBeLessThanOrEqual(mostTiles)
  expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length)
})

describe('finding oneself', () => {
  const cards = cardsOf(catalogue)

  test('the units are those with somebody registered, by their letters', () => {
    expect(unitsOf(cards).map((unit) => [letterOf(unit), unit.name])).toEqual([
      ['Q', '区财政局'],
      ['W', '武汉大学'],
    ])
  })

  test.each([
    ['', ['粮道街小学', '武汉市水务集团']],
    ['shuiwu', ['武汉市水务集团']],
    ['自来水', ['武汉市水务集团']],
    ['ldj', ['粮道街小学']],
  ])('who registers is offered every unit of the directory, also one that nobody came from yet: “%s”', (typed, names) => {
    expect(createUnitFinder(directoryOf(catalogue))(typed).map(({ name }) => name)).toEqual(names)
  })

  test('who shares a mask with a colleague is sent to the personal code, and nobody is taken for somebody else', () => {
    expect(choicesOf(cards, 'unit-区财政局').map(({ card: { title }, several }) => [title, several])).toEqual([
      ['李*', false],
      ['王*芳', true],
    ])
    expect(choicesOf(cards, 'unit-武汉大学').map(({ several }) => several)).toEqual([false])
  })

  test.each([
    ['财政', '区财政局'],
    ['czj', '区财政局'],
    ['wuhan', '武汉大学'],
    ['武大', '武汉大学'],
  ])('a unit is found by %s', (typed, name) => {
    expect(createUnitFinder(unitsOf(cards))(typed)[0]?.name).toBe(name)
  })
})

describe('looking up a matter', () => {
  const matters = [
    {
      id: 'm1',
      kind: 'matter',
      title: '老年人优待证办理',
      titlePinyin: 'lao nian ren you dai zheng ban li',
      tags: ['坐公交免费', '老年卡'],
    },
    { id: 'm2', kind: 'matter', title: '居住证签注', category: '户籍', body: '外地户口在本市居住半年以上' },
  ] as unknown as Matter[]
  test.each([
    ['老年证', 'm1'],
    ['坐公交', 'm1'],
    ['lnk', 'm1'],
    ['jzz', 'm2'],
    ['户籍', 'm2'],
    ['外地户口', 'm2'],
  ])('%s finds it', (typed, id) => {
    expect(createMatterFinder(matters)(typed)[0]?.id).toBe(id)
  })
  test('nothing typed shows all', () => {
    expect(createMatterFinder(matters)('').length).toBe(2)
  })
})

describe('a number for a counter', () => {
  test('names the counter, the kiosk and the place in its day', () => {
    expect(ticketNumber('A', '42010600100148216327000518')).toBe('A21-005')
    expect(ticketNumber('B', '42010600100148216327123418')).toBe('B21-1234')
  })
  test('the counters are those of the matters, after the general one', () => {
    expect(queuesOf(['社保', undefined, '户籍', '社保', ''], '综合窗口')).toEqual([
      { letter: 'A', name: '综合窗口' },
      { letter: 'B', name: '户籍' },
      { letter: 'C', name: '社保' },
    ])
  })
})

test('a phone nobody could call is asked again', () => {
  const text = flowText['zh-CN']
  expect([
    faultsOf({ name: '', phone: '' }, text),
    faultsOf({ name: '王芳', phone: '1380000' }, text),
    faultsOf({ name: '王芳', phone: '13800001234' }, text),
    faultsOf({ name: '王芳', phone: '02788886666' }, text),
  ]).toEqual([{ name: text.nameMissing, phone: text.phoneMissing }, { phone: text.phoneForm }, {}, {}])
})
