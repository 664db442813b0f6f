import { defineText } from '../../i18n/text'

/** 下沉党员名单 and 联系名单 as files. */
export const exportText = defineText({
  'zh-CN': {
    download: '导出 Excel',
    members: '下沉党员名单',
    callList: '联系名单',
    fileName: (list: string, day: string) => `${list} ${day}.xlsx`,
    name: '姓名',
    unit: '单位',
    position: '职务',
    registration: '报到',
    phone: '电话',
    skills: '特长',
    answer: '联系情况',
    kind: { linked: '联系地', residential: '居住地' },
    notRegistered: '未报到',
  },
  en: {
    download: 'Export to Excel',
    members: 'Deployed members',
    callList: 'Call list',
    fileName: (list: string, day: string) => `${list} ${day}.xlsx`,
    name: 'Name',
    unit: 'Unit',
    position: 'Position',
    registration: 'Registered',
    phone: 'Phone',
    skills: 'Skills',
    answer: 'Answer',
    kind: { linked: 'linked', residential: 'residential' },
    notRegistered: 'not registered',
  },
})
