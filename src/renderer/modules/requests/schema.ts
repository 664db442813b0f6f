import { type RecordOf, record } from '../../data/record'
import type { Kind } from '../kind'

/**
 * 服务工单 · 诉求 (both with steps that are facts) · 紧急联系人 · 议事会 · 参会 · 决议 · 微心愿与共建项目的进展 · 办事事项用量.
 */
export const requestRecordKinds = [
  'ticket',
  'request',
  'step',
  'callContact',
  'councilMeeting',
  'councilAttendance',
  'resolution',
  'matterUse',
] as const
/** 征集 会商 执行 反馈 调整, then 办结 */
export const loopSteps = ['solicit', 'deliberate', 'execute', 'feedback', 'adjust', 'close'] as const
/** 受理 派单 上门 完成 评价; 退回重办, 撤销 */
export const ticketSteps = ['open', 'assign', 'visit', 'done', 'rate', 'reopen', 'cancel'] as const
/** 决策共谋 发展共建 建设共管 效果共评 成果共享, as steps of a co-built project; 已实现 and 致谢 of a wish. */
export const projectSteps = ['plan', 'build', 'manage', 'evaluate', 'share', 'delivered', 'thanked'] as const
export const allSteps = [...loopSteps, ...ticketSteps, ...projectSteps] as const

export const requestSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: requestRecordKinds, maxLength: 17 },
    title: { type: 'string', minLength: 1, maxLength: 120 },
    body: { type: 'string', maxLength: 2000 },
    category: { type: 'string', maxLength: 60 },
    /** Four grades decide who may close: 一般 较大 重大 特大 as 1 … 4. */
    severity: { type: 'integer', minimum: 1, maximum: 4 },
    estateId: { type: 'string', maxLength: 64 },
    place: { type: 'string', maxLength: 120 },
    /** Who asks; shown masked. */
    name: { type: 'string', maxLength: 60 },
    phone: { type: 'string', maxLength: 30 },
    residentId: { type: 'string', maxLength: 64 },
    receiptNo: { type: 'string', maxLength: 40 },
    station: { type: 'string', enum: ['desk', 'kiosk'], maxLength: 5 },
    teamId: { type: 'string', maxLength: 64 },
    unitId: { type: 'string', maxLength: 64 },
    assigneeId: { type: 'string', maxLength: 64 },
    /** `YYYY-MM-DD`, Chinese time: when it came, when it is due, when a step was taken, when a council met. */
    day: { type: 'string', maxLength: 10 },
    dueOn: { type: 'string', maxLength: 10 },
    /** A resolution or a request it grew out of. */
    originId: { type: 'string', maxLength: 64 },

    /** What a step is a step of: a ticket, a request, or a wish or project of the catalogue. */
    subjectId: { type: 'string', maxLength: 64 },
    step: { type: 'string', enum: allSteps, maxLength: 10 },
    /** The step it follows, so that the order is one wherever it is read. */
    afterId: { type: 'string', maxLength: 64 },
    /** Goes back: to which step, and why (`reason`). */
    back: { type: 'boolean' },
    /** What the step leaves: the list, the minute, the action log, the answer to residents, the change note. */
    artefact: { type: 'string', maxLength: 4000 },
    stars: { type: 'integer', minimum: 1, maximum: 5 },
    reason: { type: 'string', maxLength: 300 },
    /** ISO instant: whoever took a step that did not count was told so. */
    toldAt: { type: 'string', maxLength: 32 },

    /** 紧急联系: the order in the phone tree, and who calls on. */
    order: { type: 'integer', minimum: 0, maximum: 10_000 },
    callerId: { type: 'string', maxLength: 64 },
    role: { type: 'string', maxLength: 60 },

    meetingId: { type: 'string', maxLength: 64 },
    /** `HH:mm`, Chinese time */
    startsAt: { type: 'string', maxLength: 5 },
    agenda: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 30 },
    minute: { type: 'string', maxLength: 8000 },
    present: { type: 'boolean' },
    inFavour: { type: 'integer', minimum: 0, maximum: 10_000 },
    against: { type: 'integer', minimum: 0, maximum: 10_000 },
    abstained: { type: 'integer', minimum: 0, maximum: 10_000 },
    /** What a resolution became: a request, or a project of the catalogue. */
    resultId: { type: 'string', maxLength: 64 },
    active: { type: 'boolean' },
    /** How often a matter of the catalogue was looked up and printed. */
    lookedUp: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    printed: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    terminalId: { type: 'string', maxLength: 16 },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['kind'],
  open: ['kind', 'subjectId', 'meetingId', 'receiptNo'],
})
export type RequestRecord = RecordOf<typeof requestSchema>
type Of<K extends (typeof requestRecordKinds)[number], A extends keyof RequestRecord, M extends keyof RequestRecord> = Kind<
  RequestRecord,
  K,
  A,
  M
>
type Asked =
  | 'body'
  | 'category'
  | 'severity'
  | 'estateId'
  | 'place'
  | 'name'
  | 'phone'
  | 'residentId'
  | 'receiptNo'
  | 'station'
  | 'teamId'
  | 'unitId'
  | 'dueOn'
  | 'originId'
  | 'note'

/** 服务工单: one person's wish for a service, assigned, visited, done, rated. */
export type Ticket = Of<'ticket', 'title' | 'day', Asked>
/** 诉求: what goes through 征集—会商—执行—反馈—调整. */
export type LoopRequest = Of<'request', 'title' | 'day' | 'severity', Asked>
/**
 * A fact, never changed (but that its author was told where it did not count): the state of its subject is derived from all of them.
 * `severity` of a 办结 is the grade it was closed at.
 */
export type Step = Of<
  'step',
  'subjectId' | 'step' | 'day',
  | 'afterId'
  | 'back'
  | 'artefact'
  | 'assigneeId'
  | 'teamId'
  | 'dueOn'
  | 'stars'
  | 'reason'
  | 'severity'
  | 'station'
  | 'toldAt'
  | 'note'
>
export type CallContact = Of<
  'callContact',
  'name' | 'phone' | 'order',
  'callerId' | 'role' | 'estateId' | 'category' | 'residentId' | 'active' | 'note'
>
export type CouncilMeeting = Of<
  'councilMeeting',
  'title' | 'day',
  'startsAt' | 'estateId' | 'place' | 'agenda' | 'minute' | 'note'
>
export type CouncilAttendance = Of<'councilAttendance', 'meetingId' | 'name', 'residentId' | 'role' | 'present' | 'note'>
export type Resolution = Of<
  'resolution',
  'meetingId' | 'title' | 'inFavour' | 'against' | 'abstained',
  'body' | 'resultId' | 'note'
>
/** 办事事项用量: of one matter (`originId`), one desk and one month (`day` is its first); no other terminal writes it, so nothing is lost. */
export type MatterUse = Of<'matterUse', 'originId' | 'day' | 'terminalId', 'lookedUp' | 'printed'>

declare module '../../data/collections' {
  interface Collections {
    requests: RequestRecord
  }
}
