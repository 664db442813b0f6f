import { defineText } from '../../i18n/text'
import type { ComingRefusal } from './visitor-rules'

const zh: Record<ComingRefusal['code'], string> = {
  'not-allowed': '您的岗位不能登记巡回服务的报名，请找社区工作者或书记',
  unknown: '这台电脑还没有这一场巡回服务。等同步完成再受理；还是没有，请退回',
  cancelled: '这一场巡回服务已经取消，请退回并说明',
  over: '这一场巡回服务已经结束，请退回并说明',
  'not-yet': '这一场还没到日子',
  'name-missing': '没有写姓名，请先更正',
  already: '这个人已经到场了',
  'already-signed-up': '这个人已经报过名了，请退回',
}
const en: Record<ComingRefusal['code'], string> = {
  'not-allowed': 'Your role does not sign people up for tours; ask a community worker or the director',
  unknown: 'This computer does not have this tour yet. Accept it after the sync; if still missing, refuse it',
  cancelled: 'This sitting was cancelled; refuse it and say so',
  over: 'This sitting is over; refuse it and say so',
  'not-yet': 'The day of this sitting has not come',
  'name-missing': 'There is no name; correct it first',
  already: 'This person is here already',
  'already-signed-up': 'This person has signed up already; refuse it',
}

/** Of a sign-up a kiosk handed in: why it cannot be taken, to whoever decides; and what its receipt number tells. */
export const takerText = defineText({
  'zh-CN': { refusal: zh, waiting: (place: number) => `名额已满，您是候补第 ${place} 位。有空位会通知您。` },
  en: {
    refusal: en,
    waiting: (place: number) => `All places are taken; you are number ${place} on the waiting list. You will be told.`,
  },
})
