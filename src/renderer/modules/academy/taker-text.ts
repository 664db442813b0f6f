import { defineText } from '../../i18n/text'
import type { EnrolRefusal } from './learner-rules'

const zh: Record<EnrolRefusal['code'], string> = {
  'not-allowed': '您的岗位不能登记课程报名，请找社区工作者或书记',
  unknown: '这台电脑还没有这个班次。等同步完成再受理；还是没有，请退回',
  cancelled: '这个班次已经取消，请退回并说明',
  over: '这个班次已经结束，请退回并说明',
  'already-signed-up': '这个人已经报过名了，请退回',
  'name-missing': '没有写姓名，请先更正',
  'name-long': '姓名写得太长，请先更正',
  'phone-missing': '没有写电话，请先更正',
  'phone-form': '电话不对，请先更正',
  'guardian-missing': '孩子报名要写监护人姓名，请先更正',
  'guardian-phone-missing': '孩子报名要写监护人电话，请先更正',
  'guardian-phone-form': '监护人电话不对，请先更正',
}
const en: Record<EnrolRefusal['code'], string> = {
  'not-allowed': 'Your role does not sign people up for courses; ask a community worker or the director',
  unknown: 'This computer does not have this session yet. Accept it after the sync; if still missing, refuse it',
  cancelled: 'This session was cancelled; refuse it and say so',
  over: 'This session is over; refuse it and say so',
  'already-signed-up': 'This person has signed up already; refuse it',
  'name-missing': 'There is no name; correct it first',
  'name-long': 'The name is too long; correct it first',
  'phone-missing': 'There is no phone; correct it first',
  'phone-form': 'The phone is wrong; correct it first',
  'guardian-missing': 'A child needs the name of a guardian; correct it first',
  'guardian-phone-missing': 'A child needs the phone of a guardian; correct it first',
  'guardian-phone-form': 'The guardian’s phone is wrong; correct it first',
}

/** Of a sign-up a kiosk handed in: why it cannot be taken, to whoever decides; and what its receipt number tells. */
export const takerText = defineText({
  'zh-CN': { refusal: zh, waiting: (place: number) => `名额已满，您是候补第 ${place} 位。有空位会通知您。` },
  en: {
    refusal: en,
    waiting: (place: number) => `All places are taken; you are number ${place} on the waiting list. You will be told.`,
  },
})
