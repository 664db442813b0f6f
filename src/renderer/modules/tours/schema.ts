import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/** 巡回服务 (the recurring round) · 巡回站次 (one sitting) · 报名与到场 · 服务项目已做 · 节假日与调休 */
export const tourRecordKinds = ['tour', 'tourStop', 'visitor', 'served', 'holiday'] as const
/** 每周 · 隔周 · 每月第几个星期几 · 每月几号 · 只一次 */
export const recurrences = ['weekly', 'fortnightly', 'monthlyByWeekday', 'monthlyByDay', 'once'] as const
export const stopStatuses = ['planned', 'held', 'cancelled'] as const
/** 已报名 · 候补 · 已到场 · 已取消 */
export const visitorStatuses = ['signedUp', 'waiting', 'arrived', 'withdrawn'] as const

export const tourSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: tourRecordKinds, maxLength: 8 },
    title: { type: 'string', minLength: 1, maxLength: 120 },
    body: { type: 'string', maxLength: 2000 },
    teamId: { type: 'string', maxLength: 64 },
    /** Members of teams who come; a person booked twice at one time is told of. */
    teamMemberIds: { type: 'array', items: { type: 'string', maxLength: 64 }, maxItems: 60 },
    estateId: { type: 'string', maxLength: 64 },
    /** The room or station; booked twice at one time is told of. */
    place: { type: 'string', maxLength: 120 },
    recurrence: { type: 'string', enum: recurrences, maxLength: 16 },
    /** 1 Monday … 7 Sunday, GB/T 7408 */
    weekday: { type: 'integer', minimum: 1, maximum: 7 },
    /** Of `monthlyByWeekday` which one (1 … 5, 5 the last), of `monthlyByDay` the day of the month. */
    nth: { type: 'integer', minimum: 1, maximum: 31 },
    /** What can be ticked for a visitor: 量血压, 测血糖 … */
    items: { type: 'array', items: { type: 'string', maxLength: 40 }, maxItems: 30 },
    quota: { type: 'integer', minimum: 1, maximum: 10_000 },
    /** `YYYY-MM-DD`, Chinese time */
    startsOn: { type: 'string', maxLength: 10 },
    endsOn: { type: 'string', maxLength: 10 },
    day: { type: 'string', maxLength: 10 },
    /** `HH:mm` */
    startsAt: { type: 'string', maxLength: 5 },
    endsAt: { type: 'string', maxLength: 5 },

    tourId: { type: 'string', maxLength: 64 },
    stopStatus: { type: 'string', enum: stopStatuses, maxLength: 9 },

    stopId: { type: 'string', maxLength: 64 },
    visitorId: { type: 'string', maxLength: 64 },
    residentId: { type: 'string', maxLength: 64 },
    name: { type: 'string', maxLength: 60 },
    namePinyin: { type: 'string', maxLength: 300 },
    phone: { type: 'string', maxLength: 30 },
    visitorStatus: { type: 'string', enum: visitorStatuses, maxLength: 9 },
    receiptNo: { type: 'string', maxLength: 40 },
    /** ISO instant from which somebody waits for a place: the order of the places, whatever becomes of the status. */
    signedUpAt: { type: 'string', maxLength: 32 },
    /** ISO instant */
    arrivedAt: { type: 'string', maxLength: 32 },
    station: { type: 'string', enum: ['desk', 'kiosk'], maxLength: 5 },
    item: { type: 'string', maxLength: 40 },
    /** A tick that was taken back stays, and no longer counts. */
    void: { type: 'boolean' },
    /** Of a day that is no weekend by the calendar: worked (调休) or free. */
    worked: { type: 'boolean' },
    active: { type: 'boolean' },
    reason: { type: 'string', maxLength: 300 },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['kind'],
  open: ['kind', 'tourId', 'stopId', 'day'],
})
export type TourRecord = RecordOf<typeof tourSchema>
type Of<K extends (typeof tourRecordKinds)[number], A extends keyof TourRecord, M extends keyof TourRecord> = Kind<
  TourRecord,
  K,
  A,
  M
>
type Plan = 'body' | 'teamId' | 'teamMemberIds' | 'estateId' | 'place' | 'items' | 'quota' | 'startsAt' | 'endsAt' | 'note'

export type Tour = Of<'tour', 'title' | 'recurrence' | 'startsOn' | 'active', Plan | 'weekday' | 'nth' | 'endsOn'>
/** One sitting of a tour, or one that stands alone; its id says tour and day, so that two stations plan it once. */
export type TourStop = Of<'tourStop', 'title' | 'day' | 'stopStatus', Plan | 'tourId' | 'reason'>
/** Who signs up or comes; one for a stop and a person. */
export type Visitor = Of<
  'visitor',
  'stopId' | 'name' | 'namePinyin' | 'visitorStatus',
  'residentId' | 'phone' | 'receiptNo' | 'signedUpAt' | 'arrivedAt' | 'station' | 'reason' | 'note'
>
/** One service item done for one visitor. */
export type Served = Of<'served', 'stopId' | 'visitorId' | 'item', 'void' | 'reason'>
export type Holiday = Of<'holiday', 'day' | 'title' | 'worked', 'note'>

declare module '../../data/collections' {
  interface Collections {
    tours: TourRecord
  }
}
