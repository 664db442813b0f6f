import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/** 服务队 · 队员 · 服务班次 */
export const teamRecordKinds = ['serviceTeam', 'teamMember', 'shift'] as const
/** "3+N": 医疗 教育 法律 always have their slot; 专项 and 小区邻里服务队 as many as there are. */
export const teamKinds = ['medical', 'education', 'legal', 'special', 'neighbourhood'] as const
/** Where a member of a team comes from: 下沉党员 · 居民 · 外请 */
export const teamMemberSources = ['member', 'resident', 'outside'] as const
/** 已排班 · 已服务 · 未到 */
export const shiftStatuses = ['planned', 'served', 'missed'] as const

export const teamSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: teamRecordKinds, maxLength: 11 },
    name: { type: 'string', minLength: 1, maxLength: 120 },
    namePinyin: { type: 'string', maxLength: 400 },
    teamKind: { type: 'string', enum: teamKinds, maxLength: 13 },
    /** Of a special team what it is for: 物业 养老 家电维修, from the list or in words of its own. */
    speciality: { type: 'string', maxLength: 30 },
    /** Estates a team covers. */
    estateIds: { type: 'array', items: { type: 'string', maxLength: 64 }, maxItems: 200 },
    unitId: { type: 'string', maxLength: 64 },
    unitName: { type: 'string', maxLength: 120 },
    leadName: { type: 'string', maxLength: 60 },
    phone: { type: 'string', maxLength: 30 },

    teamId: { type: 'string', maxLength: 64 },
    source: { type: 'string', enum: teamMemberSources, maxLength: 8 },
    /** The deployed member or the resident; absent for somebody from outside. */
    personId: { type: 'string', maxLength: 64 },
    skills: { type: 'array', items: { type: 'string', maxLength: 30 }, maxItems: 20 },
    role: { type: 'string', maxLength: 60 },

    teamMemberId: { type: 'string', maxLength: 64 },
    /** `YYYY-MM-DD`, Chinese time */
    day: { type: 'string', maxLength: 10 },
    /** `HH:mm` */
    startsAt: { type: 'string', maxLength: 5 },
    endsAt: { type: 'string', maxLength: 5 },
    estateId: { type: 'string', maxLength: 64 },
    place: { type: 'string', maxLength: 120 },
    /** Service hours that count; in quarters of an hour. */
    hours: { type: 'number', minimum: 0, maximum: 24, multipleOf: 0.25 },
    shiftStatus: { type: 'string', enum: shiftStatuses, maxLength: 7 },

    startsOn: { type: 'string', maxLength: 10 },
    endsOn: { type: 'string', maxLength: 10 },
    reason: { type: 'string', maxLength: 300 },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['kind'],
  open: ['kind', 'teamId', 'teamMemberId'],
})
export type TeamRecord = RecordOf<typeof teamSchema>
type Of<K extends (typeof teamRecordKinds)[number], A extends keyof TeamRecord, M extends keyof TeamRecord> = Kind<
  TeamRecord,
  K,
  A,
  M
>

export type ServiceTeam = Of<
  'serviceTeam',
  'name' | 'namePinyin' | 'teamKind' | 'estateIds',
  'speciality' | 'unitId' | 'unitName' | 'leadName' | 'phone' | 'startsOn' | 'endsOn' | 'reason' | 'note'
>
export type TeamMember = Of<
  'teamMember',
  'teamId' | 'name' | 'namePinyin' | 'source',
  'personId' | 'skills' | 'unitName' | 'phone' | 'role' | 'startsOn' | 'endsOn' | 'reason' | 'note'
>
export type Shift = Of<
  'shift',
  'teamId' | 'teamMemberId' | 'day' | 'shiftStatus',
  'startsAt' | 'endsAt' | 'estateId' | 'place' | 'hours' | 'reason' | 'note'
>

declare module '../../data/collections' {
  interface Collections {
    teams: TeamRecord
  }
}
