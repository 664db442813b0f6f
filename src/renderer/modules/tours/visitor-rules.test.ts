import { describe, expect, test } from 'vitest'
import type { Served, Visitor } from './schema'
import { attendanceOf, noticesOf, sameVisitor, totalsOf } from './visitor-rules'

const visitor = (id: string, fields: Partial<Visitor> = {}): Visitor =>
  ({
    id,
    kind: 'visitor',
    stopId: 'stop-1',
    name: id,
    namePinyin: '',
    visitorStatus: 'signedUp',
    createdAt: '2026-11-20T01:00:00.000Z',
    signedUpAt: `2026-11-20T01:00:0${id.length}.000Z`,
    ...fields,
  }) as Visitor
const tick = (visitorId: string, item: string, isVoid = false): Served =>
  ({
    id: `${visitorId} ${item}`,
    kind: 'served',
    stopId: 'stop-1',
    visitorId,
    item,
    ...(isVoid && { void: true }),
  }) as unknown as Served
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id)

describe('places', () => {
  const all = [visitor('ccc'), visitor('a'), visitor('bb')]

  test('go to those who asked first, whatever reached this station first; the others wait in that order', () => {
    for (const given of [all, [...all].reverse()]) {
      const { expected, waiting, left } = attendanceOf(given, 2)
      expect([ids(expected), ids(waiting), left]).toEqual([['a', 'bb'], ['ccc'], 0])
    }
  })

  test('who is here keeps a place, and the last who asked waits', () => {
    const here = visitor('ccc', { visitorStatus: 'arrived', arrivedAt: '2026-11-23T01:00:00.000Z' })
    const { arrived, expected, waiting } = attendanceOf([here, visitor('a'), visitor('bb')], 2)
    expect([ids(arrived), ids(expected), ids(waiting)]).toEqual([['ccc'], ['a'], ['bb']])
  })

  test('without a number there is always one, and a withdrawn one falls to the next, who is told', () => {
    expect(attendanceOf(all, undefined)).toMatchObject({ waiting: [], left: null })
    const later = [visitor('a', { visitorStatus: 'withdrawn' }), visitor('bb', { visitorStatus: 'waiting' }), visitor('ccc')]
    const told = noticesOf(attendanceOf(later, 1)).map(({ code, person }) => `${code} ${person.id}`)
    expect(told).toEqual(['lost ccc', 'won bb'])
  })
})

describe('a resident written twice by two stations', () => {
  const both = [
    visitor('a', { residentId: 'r1' }),
    visitor('bb', { residentId: 'r1', visitorStatus: 'arrived', arrivedAt: '2026-11-23T01:00:00.000Z' }),
  ]

  test('is one person, here, and counted once with what either ticked', () => {
    const served = [tick('a', '量血压'), tick('bb', '量血压'), tick('bb', '测血糖'), tick('a', '理发', true)]
    expect(totalsOf(['量血压', '测血糖', '理发'], both, served)).toEqual({
      signedUp: 1,
      arrived: 1,
      items: [
        { item: '量血压', count: 1 },
        { item: '测血糖', count: 1 },
        { item: '理发', count: 0 },
      ],
      served: 2,
    })
    expect(attendanceOf(both, 1)).toMatchObject({ expected: [], left: 0 })
  })
})

test.each<[string, Parameters<typeof sameVisitor>[1], string | null]>([
  ['the same resident', { residentId: 'r1', name: '别名' }, 'a'],
  ['a name and the phone given at a kiosk', { residentId: 'r2', name: '李 军', phones: ['13900005678'] }, 'bb'],
  ['the same name with another phone', { residentId: 'r2', name: '李军', phones: ['13900000000'] }, null],
  ['a name two people have', { name: '陈芳' }, null],
  ['nobody', { name: '赵敏' }, null],
])('%s is found among those who signed up', (_, who, expected) => {
  const visitors = [
    visitor('a', { residentId: 'r1', name: '王芳' }),
    visitor('bb', { name: '李军', phone: '13900005678' }),
    visitor('ccc', { name: '陈芳' }),
    visitor('dddd', { name: '陈芳', phone: '13800001234' }),
  ]
  expect(sameVisitor(visitors, who)?.id ?? null).toBe(expected)
})
