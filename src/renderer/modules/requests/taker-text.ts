import { defineText } from '../../i18n/text'

/** Why something a kiosk handed in cannot be taken, to whoever decides about it. */
export const takerText = defineText({
  'zh-CN': {
    'not-allowed': '您的岗位不能登记诉求和工单，请找社区工作者或书记',
    'ticket-unknown': '这台电脑上没有这个受理号的工单。等同步完成再采用；还是没有，请退回',
    'not-done': '这张工单还没有完成，不能评价。先在工单页点“完成”，再采用',
    rated: '这张工单已经评价过了，请退回',
  },
  en: {
    'not-allowed': 'Your role does not register requests and tickets; ask a community worker or the director',
    'ticket-unknown': 'This computer has no ticket of this number. Accept it after the sync; if still missing, refuse it',
    'not-done': 'The ticket is not done yet. Mark it done on its page, then accept this',
    rated: 'This ticket was rated already; refuse this one',
  },
})
