import { defineText } from '../../i18n/text'

/** What a resident reads in the hall: large, few words, where to go. */
export const kioskText = defineText({
  'zh-CN': {
    welcome: '欢迎您',
    intro: '有事请讲，我们来办',
    desk: '到服务台',
    deskHint: '办事、咨询，工作人员在服务台等您',
    help: '需要帮忙',
    helpHint: '看不清、走不动，请招手，我们过来',
    paper: '请带上',
    paperHint: '本人身份证；替家人办事，请带上两人的证件',
    weekdays: '日一二三四五六',
    day: (year: number, month: number, day: number, weekday: string) => `${year}年${month}月${day}日 星期${weekday}`,
  },
  en: {
    welcome: 'Welcome',
    intro: 'Tell us what you need',
    desk: 'Go to the service desk',
    deskHint: 'Staff at the desk answer questions and take requests',
    help: 'Need a hand?',
    helpHint: 'If you cannot see or walk well, wave: we come to you',
    paper: 'Please bring',
    paperHint: 'Your identity card; for a family member, both cards',
    weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
    day: (year: number, month: number, day: number, weekday: string) => `${weekday}, ${year}-${month}-${day}`,
  },
})
