import { defineText } from '../../i18n/text'

/** What the stages, ages and grades of requests (诉求) and tickets (工单) are called here, as their own page calls them. */
export const subjectText = defineText({
  'zh-CN': {
    kind: { request: '诉求', ticket: '工单' },
    stage: {
      solicit: '待征集',
      deliberate: '待会商',
      execute: '待执行',
      feedback: '待反馈',
      adjust: '已反馈',
      close: '已调整',
      closed: '已办结',
      open: '待派单',
      assign: '已派单',
      visit: '已上门',
      done: '已完成',
      rate: '已评价',
      cancel: '已撤销',
    },
    severity: { 1: '一般', 2: '较大', 3: '重大', 4: '特大' },
    age: { week: '一周内', month: '一个月内', quarter: '三个月内', older: '三个月以前' },
  },
  en: {
    kind: { request: 'Requests', ticket: 'Tickets' },
    stage: {
      solicit: 'To solicit',
      deliberate: 'To deliberate',
      execute: 'To execute',
      feedback: 'To answer',
      adjust: 'Answered',
      close: 'Adjusted',
      closed: 'Closed',
      open: 'To assign',
      assign: 'Assigned',
      visit: 'Visited',
      done: 'Done',
      rate: 'Rated',
      cancel: 'Cancelled',
    },
    severity: { 1: 'Ordinary', 2: 'Larger', 3: 'Major', 4: 'Very large' },
    age: { week: 'Within a week', month: 'Within a month', quarter: 'Within three months', older: 'Older' },
  },
})
