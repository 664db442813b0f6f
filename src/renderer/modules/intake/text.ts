import { defineText } from '../../i18n/text'
import type { IntakeKind, intakeStatuses } from './schema'

type Status = (typeof intakeStatuses)[number]

const kindZh: Record<IntakeKind, string> = {
  checkIn: '签到',
  registration: '报到',
  request: '诉求',
  wish: '微心愿',
  enrolment: '报名',
  ticket: '取号',
  rating: '评价',
  matterUse: '办事指南用量',
}
const kindEn: Record<IntakeKind, string> = {
  checkIn: 'Check-in',
  registration: 'Registration',
  request: 'Request',
  wish: 'Wish',
  enrolment: 'Sign-up',
  ticket: 'Number',
  rating: 'Rating',
  matterUse: 'Use of guidance',
}
const statusZh: Record<Status, string> = { pending: '待核', accepted: '已采用', refused: '已退回' }
const statusEn: Record<Status, string> = { pending: 'To check', accepted: 'Accepted', refused: 'Refused' }

/** Words about what was handed in at a kiosk. */
export const intakeText = defineText({
  'zh-CN': {
    title: '进件',
    record: '进件',
    kind: kindZh,
    status: statusZh,
    field: {
      kind: '类别',
      status: '状态',
      receiptNo: '回执编号',
      handedInAt: '交件时间',
      terminalId: '自助屏编号',
      payload: '交来的内容',
      corrected: '更正后的内容',
      reason: '退回原因',
      resultId: '办理结果',
      answer: '答复',
    },
    hidden: '（在进件页查看）',
    empty: '（空）',
    unknown: '（未知）',
  },
  en: {
    title: 'Intake',
    record: 'Intake',
    kind: kindEn,
    status: statusEn,
    field: {
      kind: 'Kind',
      status: 'Status',
      receiptNo: 'Receipt number',
      handedInAt: 'Handed in',
      terminalId: 'Kiosk',
      payload: 'What was handed in',
      corrected: 'As corrected',
      reason: 'Reason of the refusal',
      resultId: 'Result',
      answer: 'Answer',
    },
    hidden: '(see the intake page)',
    empty: '(empty)',
    unknown: '(unknown)',
  },
})
