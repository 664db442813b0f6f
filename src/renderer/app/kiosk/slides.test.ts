import { describe, expect, test } from 'vitest'
import type { CatalogueRecord } from '../../modules/catalogue'
import { slidesOf, weekOf } from './slides'

const record = (fields: Partial<CatalogueRecord>) => ({ id: fields.title, ...fields }) as CatalogueRecord
const notice = (title: string, fields: Partial<CatalogueRecord> = {}) =>
  record({ kind: 'notice', title, onSlides: true, ...fields })
const tour = (title: string, startsOn: string, fields: Partial<CatalogueRecord> = {}) =>
  record({ kind: 'offering', offeringKind: 'tour', title, startsOn, ...fields })

// A Wednesday.
const today = '2026-11-25'

describe('the week of a day', () => {
  test.each([
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2026-11-25', '2026-11-23', '2026-11-29'],
    ['2026-11-29', '2026-11-23', '2026-11-29'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
  ])('%s lies in that from %s to %s', (day, from, to) => expect(weekOf(day)).toEqual({ from, to }))
})

describe('what a kiosk shows that nobody stands before', () => {
  test.each<[string, CatalogueRecord, boolean]>([
    ['a notice chosen for it', notice('停水'), true],
    ['a notice that was not chosen', notice('停水', { onSlides: false }), false],
    ['a notice whose days are over', notice('停水', { endsOn: '2026-11-24' }), false],
    ['a notice whose days have not come', notice('停水', { startsOn: '2026-11-26' }), false],
    ['a tour of this week', tour('巡诊', '2026-11-29'), true],
    ['a tour of today', tour('巡诊', today), true],
    ['a tour that was yesterday', tour('巡诊', '2026-11-24'), false],
    ['a tour that lasts until today', tour('巡诊', '2026-11-20', { endsOn: today }), true],
    ['a tour of next week', tour('巡诊', '2026-11-30'), false],
    ['a tour that was called off', tour('巡诊', today, { open: false }), false],
    ['a course', tour('书法', today, { offeringKind: 'course' }), false],
    ['an activity', record({ kind: 'activity', title: '清洁家园', startsOn: today, onSlides: true }), false],
  ])('%s', (_, one, isShown) => expect(slidesOf([one], today).length === 1).toBe(isShown))

  test('who is on duty comes first, then the tours by their day, then the notices', () => {
    const slides = slidesOf(
      [
        notice('停水'),
        tour('修鞋', '2026-11-27', { startsAt: '09:00', endsAt: '11:00', place: '广场' }),
        tour('巡诊', today),
        notice('今日值班'),
      ],
      today,
    )
    expect(slides.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'onDuty 今日值班',
      'tour 巡诊',
      'tour 修鞋',
      'notice 停水',
    ])
    expect(slides[2]).toEqual({
      id: '修鞋',
      kind: 'tour',
      title: '修鞋',
      body: '',
      day: '2026-11-27',
      time: '09:00–11:00',
      place: '广场',
    })
  })
})
