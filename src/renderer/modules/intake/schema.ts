import { type RecordOf, record } from '../../data/record'

/** What can be handed in at a kiosk: 签到 报到 诉求 心愿 报名 取号 评价, and how matters were used (办事事项用量). */
export const intakeKinds = ['checkIn', 'registration', 'request', 'wish', 'enrolment', 'ticket', 'rating', 'matterUse'] as const
export type IntakeKind = (typeof intakeKinds)[number]

/** 待核 · 已采用 · 已退回 */
export const intakeStatuses = ['pending', 'accepted', 'refused'] as const

/** 进件: what was handed in at a kiosk, opened by a desk. Its id is the one the kiosk gave it, so two desks open one. */
export const intakeSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: intakeKinds, maxLength: 14 },
    status: { type: 'string', enum: intakeStatuses, maxLength: 8 },
    receiptNo: { type: 'string', maxLength: 40 },
    /** ISO instant, by the kiosk's clock */
    handedInAt: { type: 'string', maxLength: 32 },
    /** Device number of the kiosk */
    terminalId: { type: 'string', maxLength: 16 },
    /** JSON text of `shared/intake.ts`, as it was handed in. */
    payload: { type: 'string', maxLength: 8000 },
    /** JSON text of what staff corrected; absent where nothing was. */
    corrected: { type: 'string', maxLength: 8000 },
    reason: { type: 'string', maxLength: 300 },
    /** What came of it: the check-in, the registration. */
    resultId: { type: 'string', maxLength: 64 },
    /** What the person is told under the receipt number. */
    answer: { type: 'string', maxLength: 1000 },
  },
  required: ['kind', 'status', 'receiptNo', 'handedInAt', 'terminalId', 'payload'],
  open: ['kind', 'status', 'receiptNo'],
})
export type Intake = RecordOf<typeof intakeSchema>

declare module '../../data/collections' {
  interface Collections {
    intake: Intake
  }
}
