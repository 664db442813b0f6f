import { describe, expect, test } from 'vitest'
import {
  type ClaimableInput,
  type ClaimableRefusal,
  claimableId,
  handedInWish,
  refuseClaimable,
  tidyClaimable,
  type Wisher,
} from './claimable-rules'

const wish = (body: string, title = '想要一台收音机'): ClaimableInput => ({ kind: 'wish', title, body, quota: 1 })
const nobody: Wisher = {}
const wang: Wisher = { name: '王秀芳', phone: '13800001234', room: '3栋501' }

describe('a wish says nothing of who wished', () => {
  test.each<[string, string, Wisher, ClaimableRefusal['code'] | null]>([
    ['a wish and no more', '一位独居老人，平时听听戏。', wang, null],
    ['the name of the wisher', '王秀芳老人想要一台收音机', wang, 'says-name'],
    ['the name with a blank in it', '王 秀芳老人想要一台收音机', wang, 'says-name'],
    ['a phone number', '请打 13900005678', nobody, 'says-phone'],
    ['a phone number in groups', '请打 139 0000 5678', nobody, 'says-phone'],
    ['a landline', '电话 027-88123456', nobody, 'says-phone'],
    ['a phone number in wide digits', '请打１３９００００５６７８', nobody, 'says-phone'],
    ['a citizen number', '42010619900101001X', nobody, 'says-phone'],
    ['a building and a room', '送到3栋2单元501', nobody, 'says-room'],
    ['a room with its word', '送到 501 室', nobody, 'says-room'],
    ['a room with strokes', '住 3-2-501', nobody, 'says-room'],
    ['the room as the desk has it', '住3栋501', wang, 'says-room'],
    ['prices and sizes are no rooms', '大约 200 元，鞋码 38，2 件', nobody, null],
  ])('%s', (_, body, wisher, code) => {
    const refusal = (field: 'title' | 'body') => (code === null ? null : { code, field })
    expect(refuseClaimable(tidyClaimable(wish(body)), wisher, 0)).toEqual(refusal('body'))
    expect(refuseClaimable(tidyClaimable(wish('', body)), wisher, 0)).toEqual(refusal('title'))
  })
})

const post: ClaimableInput = { kind: 'post', title: '政策宣讲员', quota: 2 }

describe('what is offered', () => {
  test.each<[string, ClaimableInput, number, ClaimableRefusal | null]>([
    ['a post with places', post, 0, null],
    ['a post may name a room where it is served', { ...post, place: '3栋101室' }, 0, null],
    ['a name of blanks', { ...post, title: '  ' }, 0, { code: 'title-missing' }],
    ['a name too long', { ...post, title: '岗'.repeat(121) }, 0, { code: 'title-long' }],
    ['a post without a number of places', { ...post, quota: null }, 0, { code: 'quota-form' }],
    ['half a place', { ...post, quota: 1.5 }, 0, { code: 'quota-form' }],
    ['no place at all', { ...post, quota: 0 }, 0, { code: 'quota-form' }],
    ['fewer places than are taken', { ...post, quota: 1 }, 2, { code: 'quota-below', held: 2 }],
    ['a project for as many as come', { kind: 'coProject', title: '小区花园', quota: null }, 0, null],
    [
      'a project on a day that is none',
      { kind: 'coProject', title: '小区花园', quota: null, startsOn: '2026-02-30' },
      0,
      { code: 'day-form', field: 'startsOn' },
    ],
    [
      'a project that ends before it begins',
      { kind: 'coProject', title: '小区花园', quota: null, startsOn: '2026-12-01', endsOn: '2026-11-01' },
      0,
      { code: 'days-order' },
    ],
  ])('%s', (_, input, held, refusal) => {
    expect(refuseClaimable(tidyClaimable(input), nobody, held)).toEqual(refusal)
  })

  test('what people read keeps its punctuation, without blanks around it', () => {
    const { title, body } = tidyClaimable({ ...post, title: ' 政策  宣讲员 ', body: ' 每月一次，到小区讲政策。 ' })
    expect([title, body]).toEqual(['政策 宣讲员', '每月一次，到小区讲政策。'])
  })

  test('the same post is one on every station, the same wish is another one each time', () => {
    const keyOf = (...parts: string[]) => parts.join('/')
    const id = (kind: ClaimableInput['kind'], chance: string) =>
      claimableId(keyOf, { kind, title: '甲', centerCode: '420106012003', chance })
    expect([id('post', '1'), id('coProject', '1'), id('wish', '1'), id('wish', '2')]).toEqual([
      id('post', '2'),
      id('coProject', '2'),
      'wish-1',
      'wish-2',
    ])
  })
})

describe('a wish of a kiosk has a title to be read on a line', () => {
  const long = '想请人教我用手机看病挂号和视频，孩子在外地，每次去医院都要排很久的队，实在是很不方便'
  test.each([
    ['生活用品：一台收音机', { category: '生活用品', title: '一台收音机' }],
    ['一台收音机。', { title: '一台收音机' }],
    ['修收音机。周末在家。', { title: '修收音机', body: '修收音机。周末在家。' }],
    [long, { title: `${long.slice(0, 39)}…`, body: long }],
    ['。。', { title: '。。', body: '。。' }],
    ['我想说，是这样：灯坏了', { title: '我想说，是这样：灯坏了' }],
  ])('%s', (text, wish) => {
    expect(handedInWish(text)).toEqual(wish)
  })
})
