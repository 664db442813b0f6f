import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isProofWhole, proofOf } from './proof'
import { syncText } from './text'

const station = {
  centerName: '百瑞苑社区党群服务中心',
  centerCode: '420106012003',
  terminalName: '=1 号窗口',
  deviceId: 'deska001',
}
const line = { at: '2026-11-23T01:00:00.000Z', collection: 'residents', id: 'r1', rev: '1-abc', stamp: '0mfa1b2c3-0000|deska001' }
const make = (count: number) =>
  proofOf({
    lines: Array.from({ length: count }, (_, index) => ({ ...line, id: `r${index}` })),
    station,
    madeAt: '2026-11-23T09:30:00.000Z',
    by: '周敏',
    words: syncText['zh-CN'].proofFile,
    kindOf: () => '居民',
  })

test('the proof names the center, the computer and every record that was taken, and Excel reads nothing of it as a formula', () => {
  expect(make(1).split('\r\n').slice(0, -2)).toEqual([
    '\uFEFF传送凭证',
    '服务中心,百瑞苑社区党群服务中心,420106012003',
    "电脑,'=1 号窗口,deska001",
    '制作时间,2026-11-23 17:30,制作人,周敏',
    '传到的时间,种类,记录编号,数据中心的版本,改动标记',
    '2026-11-23 09:00,居民,r0,1-abc,0mfa1b2c3-0000|deska001',
    '条数,1',
  ])
})

test('it is whole as it was made, and not when any character above the last line, or one of the hash, was changed', () => {
  const file = make(20)
  expect(isProofWhole(file)).toBe(true)
  const lastLine = file.lastIndexOf('以上各行')
  const inHash = fc.integer({ min: file.length - 66, max: file.length - 3 })
  fc.assert(
    fc.property(fc.oneof(fc.nat(lastLine - 1), inHash), (place) => {
      const other = file[place] === '0' ? '1' : '0'
      expect(isProofWhole(file.slice(0, place) + other + file.slice(place + 1))).toBe(false)
    }),
  )
})
