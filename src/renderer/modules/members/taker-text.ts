import { defineText } from '../../i18n/text'
import type { CheckInRefusal } from './checkin-rules'
import type { ClaimableRefusal } from './claimable-rules'
import type { RegisterRefusal } from './registration-operations'

type Codes = CheckInRefusal['code'] | RegisterRefusal['code'] | 'unit-unknown'

const zh: Record<Codes, string> = {
  'not-allowed': '您的岗位不能登记下沉党员，请找社区工作者或书记',
  'unknown-member': '这台电脑还没有这位党员。等同步完成再采用；还是没有，请退回',
  'unknown-activity': '这台电脑还没有这项活动。等同步完成再采用；还是没有，请退回',
  'not-registered': '这位党员那天没有在本社区报到。请先办报到，再采用签到',
  'other-day': '这项活动不在那一天',
  closed: '这项活动已经关闭',
  future: '签到的日期还没到：那台自助屏的时钟不准。请退回，并校准时钟',
  full: '这项活动的名额已满',
  already: '这一天已经签过到了',
  faulty: '姓名、电话或身份证号不对，请先更正',
  'reason-missing': '请写明原因',
  'already-registered': '这位党员已经报到过了，请退回',
  'not-active': '这条报到已经结束',
  namesakes:
    '这个单位已有同名的党员，电话不一样。是同一个人，就把电话更正成原来登记的再采用；不是，请到“下沉党员”页登记，再退回这一件',
  'unit-gone': '这个单位已经停用。请更正单位再采用',
  'unit-unknown': '单位名录里没有这个单位。请更正单位名称，或先到单位页新增，再采用',
}
const en: Record<Codes, string> = {
  'not-allowed': 'Your role does not register members; ask a community worker or the director',
  'unknown-member': 'This computer does not have this member yet. Accept it after the sync; if still missing, refuse it',
  'unknown-activity': 'This computer does not have this activity yet. Accept it after the sync; if still missing, refuse it',
  'not-registered': 'The member was not registered here on that day. Register first, then accept the check-in',
  'other-day': 'The activity is not on that day',
  closed: 'The activity is closed',
  future: 'The day of the check-in has not come: the clock of that kiosk is wrong. Refuse it and set the clock',
  full: 'All places of this activity are taken',
  already: 'There is a check-in for this day',
  faulty: 'Name, phone or citizen number is wrong; correct it first',
  'reason-missing': 'Please give a reason',
  'already-registered': 'This member is registered already; refuse it',
  'not-active': 'This registration has ended',
  namesakes:
    'The unit has a member of this name with another phone. The same person: correct the phone and accept. Somebody else: register on the page of members and refuse this',
  'unit-gone': 'This unit is retired. Correct the unit and accept',
  'unit-unknown': 'The directory has no such unit. Correct its name, or add it on the page of units, then accept',
}

/** Why something a kiosk handed in cannot be taken, to whoever decides about it. */
export const takerText = defineText({ 'zh-CN': zh, en })

type WishCodes = Extract<ClaimableRefusal['code'], 'not-allowed' | 'says-name' | 'says-phone' | 'says-room'>
const wishZh: Record<WishCodes, string> = {
  'not-allowed': '您的岗位不能发布微心愿，请找社区工作者或书记',
  'says-name': '心愿里有许愿人的姓名。微心愿会公开，请先更正内容、去掉姓名，再采用',
  'says-phone': '心愿里有电话或证件号码。微心愿会公开，请先更正内容、去掉号码，再采用',
  'says-room': '心愿里有楼栋或房号。微心愿会公开，请先更正内容、去掉住处，再采用',
}
const wishEn: Record<WishCodes, string> = {
  'not-allowed': 'Your role does not publish wishes; ask a community worker or the director',
  'says-name': 'The text names the wisher. Wishes are public: correct the text, take the name out, then accept',
  'says-phone': 'The text has a phone or document number. Wishes are public: correct the text, take it out, then accept',
  'says-room': 'The text has a building or room number. Wishes are public: correct the text, take it out, then accept',
}

/** Why a wish handed in at a kiosk cannot be published as it is. */
export const wishTakerText = defineText({ 'zh-CN': wishZh, en: wishEn })
