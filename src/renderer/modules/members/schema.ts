import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/** 下沉单位 · 下沉党员(干部) · 报到 · 结对帮扶 · 认领 · 挂职 · 许下微心愿的人 */
export const memberKinds = ['sendingUnit', 'member', 'registration', 'pairing', 'claim', 'posting', 'wisher'] as const
/** 联系地社区 · 居住地社区 */
export const registrationKinds = ['linked', 'residential'] as const
/** A registration that was refused or has ended stays, with its reason. */
export const registrationStatuses = ['active', 'refused', 'ended'] as const
/** 岗位 · 微心愿 · 共建项目 */
export const claimTargets = ['post', 'wish', 'project'] as const
export const claimStatuses = ['active', 'withdrawn', 'done'] as const

/** Everything about deployed members but their check-ins. Names of fields mean the same in every kind. */
export const memberSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: memberKinds, maxLength: 16 },
    name: { type: 'string', minLength: 1, maxLength: 120 },
    namePinyin: { type: 'string', maxLength: 400 },
    /** Other names a unit goes by. */
    aliases: { type: 'array', items: { type: 'string', maxLength: 120 }, maxItems: 10 },
    /** 统一社会信用代码, GB 32100-2015: 18 characters, checked. */
    creditCode: { type: 'string', maxLength: 18 },
    /** 单位党组织 */
    unitPartyOrg: { type: 'string', maxLength: 120 },
    contactName: { type: 'string', maxLength: 60 },
    contactPhone: { type: 'string', maxLength: 30 },
    /** How many members the unit was asked to send; a quarter's sheet shows the missing. */
    expectedMembers: { type: 'integer', minimum: 0, maximum: 100_000 },
    /** 12 digits; of a unit the community it is linked to, of a registration the one registered with. */
    communityCode: { type: 'string', maxLength: 12 },

    unitId: { type: 'string', maxLength: 64 },
    memberId: { type: 'string', maxLength: 64 },
    /** GB 11643, checked; most lists do not have it. */
    citizenNumber: { type: 'string', maxLength: 18 },
    phone: { type: 'string', maxLength: 30 },
    /** 职务 */
    position: { type: 'string', maxLength: 60 },
    /** GB/T 4762, two digits */
    politicalStatus: { type: 'string', maxLength: 2 },
    /** 会修电器, 法律咨询: words as people say them. */
    skills: { type: 'array', items: { type: 'string', maxLength: 30 }, maxItems: 20 },
    /** Six digits a member types at the kiosk instead of a name. */
    personalCode: { type: 'string', maxLength: 6 },
    /** Where the member lives or serves in this community. */
    estateId: { type: 'string', maxLength: 64 },

    registrationKind: { type: 'string', enum: registrationKinds, maxLength: 12 },
    registrationStatus: { type: 'string', enum: registrationStatuses, maxLength: 8 },
    receiptNo: { type: 'string', maxLength: 40 },

    /** 户 a member is paired with. */
    householdId: { type: 'string', maxLength: 64 },
    claimTarget: { type: 'string', enum: claimTargets, maxLength: 8 },
    /** A post, wish or co-project of the catalogue. */
    targetId: { type: 'string', maxLength: 64 },
    claimStatus: { type: 'string', enum: claimStatuses, maxLength: 10 },
    /** ISO instant at which whoever claimed was told that the last place went to somebody else. */
    toldAt: { type: 'string', maxLength: 32 },
    /** Where a wisher lives, as it was told; the wish itself stands in the catalogue and says nothing of it. */
    room: { type: 'string', maxLength: 120 },
    /** 挂职 role: 社区书记助理 … */
    role: { type: 'string', maxLength: 60 },
    /** `YYYY-MM-DD` */
    startsOn: { type: 'string', maxLength: 10 },
    endsOn: { type: 'string', maxLength: 10 },
    /** 交接说明 */
    handOver: { type: 'string', maxLength: 2000 },
    /** Why it was refused, ended, withdrawn. */
    reason: { type: 'string', maxLength: 300 },
    active: { type: 'boolean' },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['kind'],
  open: ['kind', 'unitId', 'memberId', 'targetId'],
})
export type MemberRecord = RecordOf<typeof memberSchema>
type Of<K extends (typeof memberKinds)[number], A extends keyof MemberRecord, M extends keyof MemberRecord> = Kind<
  MemberRecord,
  K,
  A,
  M
>

export type SendingUnit = Of<
  'sendingUnit',
  'name' | 'namePinyin' | 'active',
  'aliases' | 'creditCode' | 'unitPartyOrg' | 'contactName' | 'contactPhone' | 'expectedMembers' | 'communityCode' | 'note'
>
export type Member = Of<
  'member',
  'name' | 'namePinyin' | 'unitId',
  'citizenNumber' | 'phone' | 'position' | 'politicalStatus' | 'skills' | 'personalCode' | 'estateId' | 'note'
>
export type Registration = Of<
  'registration',
  'memberId' | 'registrationKind' | 'registrationStatus' | 'communityCode' | 'startsOn',
  'receiptNo' | 'endsOn' | 'reason' | 'note'
>
export type Pairing = Of<'pairing', 'memberId' | 'householdId' | 'startsOn', 'endsOn' | 'reason' | 'note'>
export type Claim = Of<'claim', 'claimTarget' | 'targetId' | 'claimStatus', 'memberId' | 'unitId' | 'reason' | 'toldAt' | 'note'>
export type WisherRecord = Of<'wisher', 'targetId', 'name' | 'phone' | 'room' | 'receiptNo' | 'note'>
export type Posting = Of<'posting', 'memberId' | 'role' | 'startsOn' | 'endsOn', 'handOver' | 'active' | 'note'>

/** 签到: once for a member, an activity and a day, which its id says. */
export const checkInSchema = record({
  version: 0,
  properties: {
    memberId: { type: 'string', maxLength: 64 },
    activityId: { type: 'string', maxLength: 64 },
    /** `YYYY-MM-DD`, Chinese time */
    day: { type: 'string', maxLength: 10 },
    /** ISO instant; of a late entry the one that was told, not the one it was typed at. */
    arrivedAt: { type: 'string', maxLength: 32 },
    station: { type: 'string', enum: ['desk', 'kiosk'], maxLength: 5 },
    /** Service hours that count on the card; in quarters of an hour. */
    hours: { type: 'number', minimum: 0, maximum: 24, multipleOf: 0.25 },
    /** 补登, and why; absent where it was taken on the spot. */
    lateReason: { type: 'string', maxLength: 200 },
    /** Why the hours or the time were corrected afterwards. */
    correctedReason: { type: 'string', maxLength: 200 },
    /** It was taken by mistake: it no longer counts, and stays to be seen. */
    voidReason: { type: 'string', maxLength: 200 },
  },
  required: ['memberId', 'activityId', 'day', 'arrivedAt', 'station'],
  open: ['memberId', 'activityId', 'day'],
})
export type CheckIn = RecordOf<typeof checkInSchema>

declare module '../../data/collections' {
  interface Collections {
    members: MemberRecord
    checkins: CheckIn
  }
}
