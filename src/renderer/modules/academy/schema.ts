import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/**
 * 课程 · 班次 · 学员 · 报名 · 考勤 · 学时证书 · 年度学时目标 · 带来的学时(other centers') · 现场教学点 · 教学点预约 · 评价.
 */
export const sessionRecordKinds = [
  'course',
  'session',
  'learner',
  'enrolment',
  'attendance',
  'certificate',
  'hourTarget',
  'carriedHours',
  'teachingPoint',
  'booking',
  'feedback',
] as const
/** 社区工作者 · 居民(市民讲堂) · 未成年人(追光少年团、暑期托管班), who come with a guardian */
export const audiences = ['worker', 'resident', 'minor'] as const
export const sessionStatuses = ['planned', 'held', 'cancelled'] as const
/** 已报名 · 候补 · 已取消 */
export const enrolmentStatuses = ['signedUp', 'waiting', 'withdrawn'] as const
/** 到课 · 迟到 · 请假 · 未到 */
export const attendanceMarks = ['present', 'late', 'leave', 'absent'] as const
/** How a mark came: 签到码 · 名单 · 签到表 */
export const attendanceSources = ['code', 'list', 'sheet'] as const

export const sessionSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: sessionRecordKinds, maxLength: 13 },
    title: { type: 'string', minLength: 1, maxLength: 120 },
    body: { type: 'string', maxLength: 2000 },
    category: { type: 'string', maxLength: 60 },
    audience: { type: 'string', enum: audiences, maxLength: 8 },
    /** Of a course a day's sitting, of an attendance what was earned, of a target a year's, of carried hours and a certificate the sum. */
    creditHours: { type: 'number', minimum: 0, maximum: 1000, multipleOf: 0.25 },
    /** The city's course (collection catalogue) that a session is of. */
    cityCourseId: { type: 'string', maxLength: 64 },

    courseId: { type: 'string', maxLength: 64 },
    sessionId: { type: 'string', maxLength: 64 },
    learnerId: { type: 'string', maxLength: 64 },
    teachingPointId: { type: 'string', maxLength: 64 },
    bookingId: { type: 'string', maxLength: 64 },
    estateId: { type: 'string', maxLength: 64 },
    place: { type: 'string', maxLength: 120 },
    teacher: { type: 'string', maxLength: 60 },
    quota: { type: 'integer', minimum: 1, maximum: 10_000 },
    /** The days of a session, `YYYY-MM-DD`, ascending. */
    days: { type: 'array', items: { type: 'string', maxLength: 10 }, maxItems: 120 },
    /** `YYYY-MM-DD`, Chinese time */
    startsOn: { type: 'string', maxLength: 10 },
    endsOn: { type: 'string', maxLength: 10 },
    day: { type: 'string', maxLength: 10 },
    /** `HH:mm` */
    startsAt: { type: 'string', maxLength: 5 },
    endsAt: { type: 'string', maxLength: 5 },
    sessionStatus: { type: 'string', enum: sessionStatuses, maxLength: 9 },

    /** Of a learner; of a teaching point its contact. */
    name: { type: 'string', maxLength: 60 },
    namePinyin: { type: 'string', maxLength: 300 },
    phone: { type: 'string', maxLength: 30 },
    residentId: { type: 'string', maxLength: 64 },
    /** The center or organisation somebody comes from or a record was made at. */
    organisation: { type: 'string', maxLength: 120 },
    guardianName: { type: 'string', maxLength: 60 },
    guardianPhone: { type: 'string', maxLength: 30 },

    enrolmentStatus: { type: 'string', enum: enrolmentStatuses, maxLength: 9 },
    /** ISO instant from which somebody waits for a place: the order of the places. */
    signedUpAt: { type: 'string', maxLength: 32 },
    receiptNo: { type: 'string', maxLength: 40 },
    station: { type: 'string', enum: ['desk', 'kiosk'], maxLength: 5 },

    mark: { type: 'string', enum: attendanceMarks, maxLength: 7 },
    source: { type: 'string', enum: attendanceSources, maxLength: 5 },

    /** `YYYY` */
    year: { type: 'string', maxLength: 4 },
    certificateNo: { type: 'string', maxLength: 40 },
    issuedOn: { type: 'string', maxLength: 10 },
    /** People a booking brings. */
    seats: { type: 'integer', minimum: 1, maximum: 10_000 },
    stars: { type: 'integer', minimum: 1, maximum: 5 },
    active: { type: 'boolean' },
    /** A mark, a certificate or a booking that was taken back stays, and no longer counts. */
    void: { type: 'boolean' },
    reason: { type: 'string', maxLength: 300 },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['kind'],
  open: ['kind', 'sessionId', 'learnerId', 'courseId', 'teachingPointId', 'day'],
})
export type SessionRecord = RecordOf<typeof sessionSchema>
type Of<K extends (typeof sessionRecordKinds)[number], A extends keyof SessionRecord, M extends keyof SessionRecord> = Kind<
  SessionRecord,
  K,
  A,
  M
>

/** A course of this center; the city's are in the catalogue and read only. */
export type Course = Of<'course', 'title' | 'audience' | 'creditHours' | 'active', 'body' | 'category' | 'cityCourseId' | 'note'>
/** 班次: a course held on these days at one time and place. */
export type Session = Of<
  'session',
  'title' | 'courseId' | 'days' | 'startsAt' | 'endsAt' | 'sessionStatus' | 'creditHours' | 'audience',
  'body' | 'place' | 'teachingPointId' | 'teacher' | 'quota' | 'reason' | 'note' | 'cityCourseId'
>
/** One person in the whole city: a worker's id follows from name and phone, so that their record moves with them. */
export type Learner = Of<
  'learner',
  'name' | 'namePinyin' | 'audience',
  'phone' | 'residentId' | 'organisation' | 'guardianName' | 'guardianPhone' | 'active' | 'note'
>
/** One for a session and a learner. */
export type Enrolment = Of<
  'enrolment',
  'sessionId' | 'learnerId' | 'enrolmentStatus' | 'signedUpAt',
  'receiptNo' | 'station' | 'reason' | 'note'
>
/** One for a session, a day and a learner. */
export type Attendance = Of<
  'attendance',
  'sessionId' | 'learnerId' | 'day' | 'mark' | 'source',
  'creditHours' | 'void' | 'reason' | 'note'
>
export type Certificate = Of<
  'certificate',
  'learnerId' | 'year' | 'creditHours' | 'certificateNo' | 'issuedOn',
  'void' | 'reason' | 'organisation'
>
export type HourTarget = Of<'hourTarget', 'year' | 'creditHours' | 'audience', 'note'>
/** Hours another center attests of somebody who came from there; one for a learner, a session there and a day. `issuedOn`: when it said so last. */
export type CarriedHours = Of<'carriedHours', 'learnerId' | 'title' | 'day' | 'creditHours' | 'organisation', 'issuedOn' | 'note'>
export type TeachingPoint = Of<
  'teachingPoint',
  'title' | 'active',
  'body' | 'place' | 'estateId' | 'quota' | 'name' | 'phone' | 'category' | 'note'
>
export type Booking = Of<
  'booking',
  'teachingPointId' | 'day' | 'startsAt' | 'endsAt' | 'seats' | 'title',
  'organisation' | 'name' | 'phone' | 'sessionId' | 'void' | 'reason' | 'note'
>
export type Feedback = Of<'feedback', 'stars' | 'day', 'bookingId' | 'teachingPointId' | 'sessionId' | 'body'>

declare module '../../data/collections' {
  interface Collections {
    sessions: SessionRecord
  }
}
