import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { allowedFields, bans, fieldFindings, wordFindings } from './check-people'
import { numericOrders, orderFindings } from './people-orders'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-people-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const screen = 'src/renderer/modules/members/screens/Planted.tsx'
const ordersOf = (text: string, beside: Record<string, string> = {}) => {
  const files = { [screen]: text, ...beside }
  return orderFindings(plant(files), [screen]).map(({ what }) => what.replace(/^ranking: |; people are.*$/g, ''))
}

describe('nobody is shown in the order of what they did', () => {
  it.each([
    ['by hours, written there', 'list.sort((a, b) => (a.hours < b.hours ? 1 : -1))', ['sorts by “hours”']],
    ['by hours, taken apart', 'list.toSorted(({ hours: x }, { hours: y }) => (x < y ? 1 : -1))', ['sorts by “hours”']],
    [
      'by what a map counts',
      'list.sort((a, b) => cmp(checkInCounts.get(a.id), checkInCounts.get(b.id)))',
      ['sorts by “checkInCounts”'],
    ],
    ['by a length', 'list.sort((a, b) => cmp(a.claims.length, b.claims.length))', ['sorts by “length”']],
    ['by a number with any other name', 'list.sort((a, b) => b.merit - a.merit)', ['subtracts what may be an amount']],
    [
      'by a comparator of that file',
      'const most = (a, b) => b.times - a.times\nlist.sort(most)',
      ['subtracts what may be an amount', 'sorts by “times”'],
    ],
    [
      'by a function the comparator calls',
      'const of = (a) => a.totalHours\nlist.sort((a, b) => cmp(of(a), of(b)))',
      ['sorts by “totalHours”'],
    ],
    [
      'by what a maker of comparators makes',
      'function by(day) {\n  return (a, b) => cmp(a.sum, b.sum)\n}\nlist.sort(by(day))',
      ['sorts by “sum”'],
    ],
    ['by what nobody can read', 'list.sort(table[kind].order2())', ['sorts by something that cannot be read from here']],
    ['in a query', "data.checkins.find({ selector: {}, sort: [{ hours: 'desc' }] })", ['asks for an order by “hours”']],
  ])('%s', (_, text, expected) => expect(ordersOf(text)).toEqual(expected))

  it('a comparator is followed to the file it comes from', () => {
    const beside = { 'src/renderer/modules/members/orders.ts': 'export const byZeal = (a, b) => (a.hours < b.hours ? 1 : -1)' }
    expect(ordersOf("import { byZeal } from '../orders'\nlist.sort(byZeal)", beside)).toEqual(['sorts by “hours”'])
  })

  it.each([
    ['names', 'list.sort((a, b) => a.namePinyin.localeCompare(b.namePinyin))'],
    ['a collator', "const inChinese = new Intl.Collator('zh-CN')\nlist.sort(inChinese.compare)"],
    ['days', 'const latest = (a, b) => b.day.localeCompare(a.day)\nlist.sort(latest)'],
    ['states', 'list.sort((a, b) => Number(a.open) - Number(b.open))'],
    ['a fixed list', 'list.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))'],
    ['when a term ends', 'list.sort((a, b) => a.daysLeft - b.daysLeft)'],
    ['words', '[...new Set(skills)].sort()'],
  ])('by %s they may be', (_, text) => expect(ordersOf(text)).toEqual([]))

  it('homes are counted in the roster, and characters ordered by how common they are', () => {
    const byAmount = 'list.sort((a, b) => b.people - a.people)'
    const files = { 'src/renderer/modules/roster/x.ts': byAmount, 'src/renderer/app/kiosk/keyboard/x.ts': byAmount }
    expect(orderFindings(plant(files), Object.keys(files))).toEqual([])
  })

  it('every number that may order says what it is', () => {
    for (const reason of Object.values(numericOrders)) expect(reason).toMatch(/.{20,}/)
  })
})

describe('no photo, no position, no forced punch', () => {
  const planted: Record<string, string[]> = {
    'no-photo-no-position': [
      'navigator.geolocation.getCurrentPosition(keep)',
      'await navigator.mediaDevices.enumerateDevices()',
      'const stream = await getUserMedia({ video: true })',
      'export const Selfie = () => <input type="file" accept="image/*" />',
      'export const Selfie = () => <input type="file" capture="user" />',
    ],
    'no-ranking-in-words': ["export const title = '签到排行'", "export const title = 'Leaderboard'"],
    'no-forced-punch': ["export const title = '今日未签到名单'", "export const title = '打卡'"],
  }

  it('has planted violations for every ban', () => {
    expect(Object.keys(planted).sort()).toEqual(bans.map(({ name }) => name).sort())
  })

  it.each(Object.entries(planted).flatMap(([rule, texts]) => texts.map((text) => [rule, text] as const)))(
    '%s finds %s',
    (rule, text) => {
      const where = 'src/renderer/modules/members/Planted.tsx'
      expect(wordFindings(plant({ [where]: text }), [where]).map((finding) => finding.rule)).toEqual([rule])
    },
  )

  it('listening to an event early is no photo', () => {
    const where = 'src/renderer/app/idle.ts'
    const text = "window.addEventListener('keydown', saw, { capture: true })"
    expect(wordFindings(plant({ [where]: text }), [where])).toEqual([])
  })
})

describe('what a record keeps of somebody', () => {
  const allowed = { members: Object.keys(allowedFields).map((name) => name.replace('members.', '')) }

  it.each(['photo', 'checkInPhoto', 'arrivedLocation', 'gpsTrack', 'latitude', 'score', 'rankInUnit', 'faceImage'])(
    '%s is found',
    (name) => {
      expect(fieldFindings({ ...allowed, checkins: ['day', name] }).map(({ where }) => where)).toEqual([`checkins.${name}`])
    },
  )

  it('the day, the hours and 职务 are not', () => {
    expect(fieldFindings({ ...allowed, checkins: ['day', 'hours', 'arrivedAt', 'station'] })).toEqual([])
  })

  it('an allowance that nothing needs any more is found', () => {
    expect(fieldFindings({ members: [] }).map(({ where }) => where)).toEqual(['members.position'])
  })
})
