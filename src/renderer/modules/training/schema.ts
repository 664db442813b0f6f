import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/**
 * 问题 · 案例 · 帮带组("1+10") · 结对 · 帮带活动 · 成长目标 · 社区书记 · 培养经历 · 名书记工作室 · 比武竞赛 · 参赛 · 跟岗交流.
 */
export const trainingRecordKinds = [
  'problem',
  'caseStudy',
  'mentorGroup',
  'mentorPairing',
  'mentorMeeting',
  'goal',
  'secretary',
  'cohortStay',
  'studio',
  'contest',
  'contestEntry',
  'exchange',
] as const
/** 已收集 · 高频问题 · 已归档 */
export const problemStatuses = ['collected', 'highFrequency', 'retired'] as const
/** 强雁 · 拔尖 · 领航: names of their own, kept in pinyin */
export const cohorts = ['qiangyan', 'bajian', 'linghang'] as const
/** 在培 · 结业 · 退出 */
export const cohortStatuses = ['current', 'graduated', 'left'] as const
/** 结对共建 · 跟岗锻炼 · 交流学习 */
export const exchangeKinds = ['pairing', 'shadowing', 'visit'] as const

const ids = { type: 'array', items: { type: 'string', maxLength: 64 }, maxItems: 200 } as const

export const trainingSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: trainingRecordKinds, maxLength: 13 },
    title: { type: 'string', minLength: 1, maxLength: 120 },
    body: { type: 'string', maxLength: 4000 },
    category: { type: 'string', maxLength: 60 },
    tags: { type: 'array', items: { type: 'string', maxLength: 30 }, maxItems: 20 },
    /** `YYYY-MM-DD`, Chinese time */
    day: { type: 'string', maxLength: 10 },
    startsOn: { type: 'string', maxLength: 10 },
    endsOn: { type: 'string', maxLength: 10 },
    dueOn: { type: 'string', maxLength: 10 },
    doneOn: { type: 'string', maxLength: 10 },
    place: { type: 'string', maxLength: 120 },
    estateId: { type: 'string', maxLength: 64 },

    problemStatus: { type: 'string', enum: problemStatuses, maxLength: 13 },
    /** The problem this one is told together with. */
    groupId: { type: 'string', maxLength: 64 },
    /** The answer worked out for a high-frequency problem: 社区答案. */
    answer: { type: 'string', maxLength: 4000 },
    problemIds: ids,
    /** What was done, and what came of it. */
    measures: { type: 'string', maxLength: 4000 },
    result: { type: 'string', maxLength: 2000 },

    mentorGroupId: { type: 'string', maxLength: 64 },
    pairingId: { type: 'string', maxLength: 64 },
    learnerId: { type: 'string', maxLength: 64 },
    learnerIds: ids,
    secretaryId: { type: 'string', maxLength: 64 },
    /** With whom a secretary is paired or exchanged, where that is a secretary here. */
    otherId: { type: 'string', maxLength: 64 },
    contestId: { type: 'string', maxLength: 64 },
    name: { type: 'string', maxLength: 60 },
    namePinyin: { type: 'string', maxLength: 300 },
    phone: { type: 'string', maxLength: 30 },
    /** 职务 */
    role: { type: 'string', maxLength: 60 },
    organisation: { type: 'string', maxLength: 120 },
    cohort: { type: 'string', enum: cohorts, maxLength: 8 },
    year: { type: 'string', maxLength: 4 },
    cohortStatus: { type: 'string', enum: cohortStatuses, maxLength: 9 },
    /** 创建库: one of the hundred. */
    inPool: { type: 'boolean' },
    exchangeKind: { type: 'string', enum: exchangeKinds, maxLength: 9 },
    /** ISO instant a pairing was made at: decides between two made apart. */
    pairedAt: { type: 'string', maxLength: 32 },
    active: { type: 'boolean' },
    void: { type: 'boolean' },
    reason: { type: 'string', maxLength: 300 },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['kind'],
  open: ['kind', 'mentorGroupId', 'learnerId', 'secretaryId', 'groupId', 'day'],
})
export type TrainingRecord = RecordOf<typeof trainingSchema>
type Of<K extends (typeof trainingRecordKinds)[number], A extends keyof TrainingRecord, M extends keyof TrainingRecord> = Kind<
  TrainingRecord,
  K,
  A,
  M
>

/** A problem as it was heard; those that are alike point at one of them (`groupId`). */
export type Problem = Of<
  'problem',
  'title' | 'day' | 'problemStatus',
  'body' | 'category' | 'tags' | 'estateId' | 'groupId' | 'answer' | 'organisation' | 'reason' | 'note'
>
export type CaseStudy = Of<
  'caseStudy',
  'title' | 'day',
  'body' | 'category' | 'tags' | 'problemIds' | 'measures' | 'result' | 'name' | 'phone' | 'organisation' | 'active' | 'note'
>
/** A mentor with at most ten. */
export type MentorGroup = Of<
  'mentorGroup',
  'name' | 'namePinyin' | 'active',
  'title' | 'phone' | 'role' | 'organisation' | 'body' | 'startsOn' | 'endsOn' | 'reason' | 'note'
>
/** One for a group and a worker (`learnerId`, collection sessions). */
export type MentorPairing = Of<
  'mentorPairing',
  'mentorGroupId' | 'learnerId' | 'name' | 'pairedAt' | 'startsOn',
  'organisation' | 'endsOn' | 'reason' | 'note'
>
export type MentorMeeting = Of<
  'mentorMeeting',
  'mentorGroupId' | 'day' | 'title',
  'place' | 'body' | 'learnerIds' | 'void' | 'reason'
>
export type Goal = Of<'goal', 'pairingId' | 'title', 'dueOn' | 'doneOn' | 'note' | 'void'>
export type Secretary = Of<
  'secretary',
  'name' | 'namePinyin' | 'active',
  | 'phone'
  | 'role'
  | 'organisation'
  | 'cohort'
  | 'year'
  | 'cohortStatus'
  | 'inPool'
  | 'startsOn'
  | 'endsOn'
  | 'doneOn'
  | 'reason'
  | 'note'
>
/** One stay in a cohort: one for a secretary, a cohort and a year, so that who goes on to the next keeps what was before. */
export type CohortStay = Of<
  'cohortStay',
  'secretaryId' | 'cohort' | 'year' | 'cohortStatus',
  'startsOn' | 'doneOn' | 'reason' | 'note'
>
export type Studio = Of<'studio', 'title' | 'active', 'secretaryId' | 'place' | 'body' | 'startsOn' | 'note'>
export type Contest = Of<'contest', 'title' | 'day', 'place' | 'body' | 'note'>
/** Who took part and what they brought; nobody is ranked. */
export type ContestEntry = Of<'contestEntry', 'contestId' | 'secretaryId', 'title' | 'body' | 'void' | 'note'>
export type Exchange = Of<
  'exchange',
  'secretaryId' | 'exchangeKind' | 'startsOn' | 'title',
  'otherId' | 'organisation' | 'endsOn' | 'place' | 'body' | 'void' | 'reason' | 'note'
>

declare module '../../data/collections' {
  interface Collections {
    training: TrainingRecord
  }
}
