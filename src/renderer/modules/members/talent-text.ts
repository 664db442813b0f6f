import { defineText } from '../../i18n/text'

/** 专业人才库 */
export const talentText = defineText({
  'zh-CN': {
    title: '人才库',
    hint: '按特长找人，只列出已经报到的下沉党员，按姓名排列。',
    skill: '特长',
    skillHint: '例如：会修电器',
    estate: '小区',
    allEstates: '全部小区',
    known: '大家登记过的特长',
    name: '姓名',
    unit: '单位',
    phone: '电话',
    noPhone: '没有登记',
    found: (count: number) => `找到 ${count} 人`,
    more: (count: number) => `再看一些，还有 ${count} 人`,
    listTitle: (skill: string, estate: string) =>
      [skill || '全部特长', estate, '联系名单'].filter((part) => part !== '').join(' · '),
    none: '没有找到有这项特长的人',
    noneHint: '换个说法试试，或者选“全部小区”。',
    empty: '人才库还是空的',
    emptyHint: '登记下沉党员时写上特长，例如“会修电器、法律咨询”，就能在这里找到。',
  },
  en: {
    title: 'Talent pool',
    hint: 'Find people by what they can do: registered members only, by name.',
    skill: 'Skill',
    skillHint: 'For example: 会修电器',
    estate: 'Estate',
    allEstates: 'All estates',
    known: 'Skills that were entered',
    name: 'Name',
    unit: 'Unit',
    phone: 'Phone',
    noPhone: 'not entered',
    found: (count: number) => `${count} found`,
    more: (count: number) => `Show more, ${count} are left`,
    listTitle: (skill: string, estate: string) =>
      [skill || 'All skills', estate, 'call list'].filter((part) => part !== '').join(' · '),
    none: 'Nobody with this skill was found',
    noneHint: 'Say it another way, or choose all estates.',
    empty: 'The talent pool is empty',
    emptyHint: 'Enter skills when a member is registered, and they can be found here.',
  },
})
