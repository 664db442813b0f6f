import { expect, test } from 'vitest'
import { type IcsStop, icsOf } from './ics'

const stop = (fields: Partial<IcsStop>): IcsStop => ({
  id: 'stop-1',
  title: '健康巡诊',
  day: '2026-12-31',
  stopStatus: 'planned',
  isRecorded: false,
  where: '百瑞苑 · 驿站',
  ...fields,
})
const now = Date.UTC(2026, 10, 23, 1)

test('a sitting is an event in UTC with its place and items, a cancelled one says so, one without hours is a day', () => {
  const timed = stop({ startsAt: '09:00', endsAt: '11:30', items: ['量血压', '测血糖'], body: '请带医保卡; 空腹, 谢谢' })
  const text = icsOf([timed, stop({ id: 'stop-2', stopStatus: 'cancelled', where: '' })], { name: '巡回服务', now })
  expect(text.replace(/\r\n /g, '').split('\r\n').slice(7)).toEqual([
    'BEGIN:VEVENT',
    'UID:stop-1@yizhan',
    'DTSTAMP:20261123T010000Z',
    'DTSTART:20261231T010000Z',
    'DTEND:20261231T033000Z',
    'SUMMARY:健康巡诊',
    'LOCATION:百瑞苑 · 驿站',
    'DESCRIPTION:请带医保卡\\; 空腹\\, 谢谢\\n量血压、测血糖',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:stop-2@yizhan',
    'DTSTAMP:20261123T010000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:健康巡诊',
    'STATUS:CANCELLED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('no line is longer than 75 octets, no character is cut, and no line break is smuggled in', () => {
  const text = icsOf([stop({ title: '长'.repeat(100), body: `第一行\r\nBEGIN:VEVENT` })], { name: '巡回', now })
  const lines = text.split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text).not.toContain('\ufffd')
  expect(text.replace(/\r\n /g, '')).toContain(`SUMMARY:${'长'.repeat(100)}\r\n`)
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
})
