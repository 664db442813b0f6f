import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/**
 * What a kiosk may show: 活动 · 常设岗位任务 · 岗位 · 共建项目 · 微心愿 · 通知 · 办事指南 · 课程与巡回(可报名) · 下沉党员卡(masked) ·
 * 下沉单位卡 · 办理进度 · 市级课程(read only) · 自助屏设置.
 * Nothing in this collection says who somebody is.
 */
export const catalogueKinds = [
  'activity',
  'duty',
  'post',
  'coProject',
  'wish',
  'notice',
  'matter',
  'offering',
  'memberCard',
  'unitCard',
  'progress',
  'course',
  'kioskOrder',
] as const
export type CatalogueKind = (typeof catalogueKinds)[number]

/** 决策共谋 发展共建 建设共管 效果共评 成果共享 */
export const coCreationStages = ['plan', 'build', 'manage', 'evaluate', 'share'] as const
/** 共建项目 · 实事项目 */
export const projectKinds = ['coProject', 'publicProject'] as const
export const offeringKinds = ['course', 'tour'] as const
/** Where a matter (便民和审批服务事项) is dealt with: 政务大厅 · 下沉社区 · 自助屏 */
export const matterChannels = ['hall', 'community', 'kiosk'] as const

export const catalogueSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: catalogueKinds, maxLength: 12 },
    /** What people read on a tile or a line; of a member card the masked name 王*芳. */
    title: { type: 'string', minLength: 1, maxLength: 120 },
    titlePinyin: { type: 'string', maxLength: 400 },
    body: { type: 'string', maxLength: 4000 },
    place: { type: 'string', maxLength: 120 },
    /** `YYYY-MM-DD`; a notice is shown and an activity can be checked in to within these days. */
    startsOn: { type: 'string', maxLength: 10 },
    endsOn: { type: 'string', maxLength: 10 },
    /** `HH:mm` */
    startsAt: { type: 'string', maxLength: 5 },
    endsAt: { type: 'string', maxLength: 5 },
    /** Service hours a check-in counts. */
    hours: { type: 'number', minimum: 0, maximum: 24, multipleOf: 0.25 },
    /** Places there are; absent: as many as come. */
    quota: { type: 'integer', minimum: 1, maximum: 10_000 },
    /** Of an offering how many have or wait for a place: a number, never who. */
    taken: { type: 'integer', minimum: 0, maximum: 100_000 },
    category: { type: 'string', maxLength: 60 },
    tags: { type: 'array', items: { type: 'string', maxLength: 30 }, maxItems: 20 },
    /** 申请材料 */
    materials: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 40 },
    /** 办理流程 */
    steps: { type: 'array', items: { type: 'string', maxLength: 300 }, maxItems: 40 },
    /** Of a matter out of the city's file: its number there, where it is dealt with, and the edition of the file it last stood in. */
    code: { type: 'string', maxLength: 60 },
    channels: { type: 'array', items: { type: 'string', enum: matterChannels, maxLength: 9 }, maxItems: 3 },
    version: { type: 'string', maxLength: 40 },
    /** Follows from the facts in collection `requests` and is kept in step with them. */
    stage: { type: 'string', enum: coCreationStages, maxLength: 8 },
    /** Absent: a co-built project. */
    projectKind: { type: 'string', enum: projectKinds, maxLength: 13 },
    offeringKind: { type: 'string', enum: offeringKinds, maxLength: 6 },
    /** Who signs up is a minor and comes with a guardian (监护人). */
    forMinors: { type: 'boolean' },
    /** Who is on duty, what is shown while the kiosk rests. */
    onSlides: { type: 'boolean' },
    open: { type: 'boolean' },

    memberId: { type: 'string', maxLength: 64 },
    unitId: { type: 'string', maxLength: 64 },
    unitName: { type: 'string', maxLength: 120 },
    unitPinyin: { type: 'string', maxLength: 400 },
    /** Initials of a masked name as far as they may be shown: `w`. */
    initials: { type: 'string', maxLength: 8 },
    /** The personal code through the city's salted key: it says nothing, and is compared with what was typed. */
    codeKey: { type: 'string', maxLength: 64 },

    /** Of a progress and of what it tells: accepted, refused (with `body`), done. */
    receiptNo: { type: 'string', maxLength: 40 },
    step: { type: 'string', maxLength: 12 },

    /** The kiosk an order is for, by device number. */
    terminalId: { type: 'string', maxLength: 16 },
    paused: { type: 'boolean' },
    /** PBKDF2 of the number that leaves the kiosk, as a worker's PIN. */
    leaveHash: { type: 'string', maxLength: 64 },
    leaveSalt: { type: 'string', maxLength: 64 },
    leaveRounds: { type: 'integer', minimum: 1 },
  },
  required: ['kind', 'title'],
  open: ['kind', 'memberId', 'unitId', 'receiptNo', 'terminalId'],
})
export type CatalogueRecord = RecordOf<typeof catalogueSchema>
type Of<K extends CatalogueKind, A extends keyof CatalogueRecord, M extends keyof CatalogueRecord> = Kind<
  CatalogueRecord,
  K,
  A,
  M
>
type Days = 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt'

/** 活动: on its days members check in to it. */
export type Activity = Of<'activity', 'title' | 'startsOn', 'body' | 'place' | Days | 'hours' | 'quota' | 'tags' | 'open'>
/** 常设任务: checked in to on any day while it is open. */
export type Duty = Of<'duty', 'title', 'body' | 'place' | 'hours' | 'tags' | 'open'>
export type Post = Of<'post', 'title' | 'quota', 'body' | 'place' | 'tags' | 'open'>
export type CoProject = Of<'coProject', 'title' | 'stage', 'projectKind' | 'body' | 'place' | 'quota' | Days | 'open'>
export type Wish = Of<'wish', 'title', 'body' | 'category' | 'quota' | 'open'>
export type Notice = Of<'notice', 'title', 'body' | Days | 'onSlides'>
export type Matter = Of<
  'matter',
  'title',
  'titlePinyin' | 'body' | 'category' | 'tags' | 'materials' | 'steps' | 'place' | 'open' | 'code' | 'channels' | 'version'
>
export type Offering = Of<
  'offering',
  'title' | 'offeringKind' | 'startsOn',
  'body' | 'place' | Days | 'quota' | 'taken' | 'onSlides' | 'open' | 'forMinors'
>
export type MemberCard = Of<'memberCard', 'title' | 'memberId' | 'unitId' | 'unitName' | 'unitPinyin' | 'initials', 'codeKey'>
/** 下沉单位: its name, for whoever registers at a kiosk to choose from; `tags` are its aliases. */
export type UnitCard = Of<'unitCard', 'title' | 'titlePinyin' | 'unitId', 'tags'>
export type Progress = Of<'progress', 'title' | 'receiptNo' | 'step', 'body'>
/** A course of the city's, as its file brings it; centers hold sessions of it and change nothing. */
export type CityCourse = Of<
  'course',
  'title',
  'titlePinyin' | 'body' | 'category' | 'tags' | 'hours' | 'open' | 'code' | 'version'
>
export type KioskOrder = Of<'kioskOrder', 'title' | 'terminalId', 'paused' | 'body' | 'leaveHash' | 'leaveSalt' | 'leaveRounds'>

declare module '../../data/collections' {
  interface Collections {
    catalogue: CatalogueRecord
  }
}
