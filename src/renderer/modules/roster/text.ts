import { defineText } from '../../i18n/text'
import type { AddedKind } from './place-operations'
import type { DayFault, EraseReason, PersonFaultCode, PlaceFault } from './rules'
import type { Place } from './schema'

type Faults = Record<PersonFaultCode, string>
type Days = Record<DayFault['code'], string>
type PlaceFaults = Record<PlaceFault['code'], string>
type Reasons = Record<EraseReason, string>
type UseTypes = Record<NonNullable<Place['useType']>, string>
type Kinds = Record<AddedKind, string>

const faultsZh: Faults = {
  'name-missing': '请填写姓名',
  'name-long': '姓名不能超过 60 个字',
  'number-length': '身份证号应为 18 位，请数一数',
  'number-characters': '身份证号只能是数字，最后一位可以是 X',
  'number-date': '身份证号里的出生日期不存在，请核对第 7 到 14 位',
  'number-checksum': '身份证号有一位不对，请逐位核对',
  'number-province': '身份证号开头两位不是任何省份，请核对',
  'number-is-document': '身份证请填在“身份证号”里；这里填护照等其他证件，并选好证件类型',
  'sex-disagrees': '与身份证号不一致，请核对',
  'birth-disagrees': '与身份证号不一致，请核对',
  'birth-form': '请写成 1990-01-31 这样；只知道月份就写 1990-01',
  'birth-future': '出生日期不能晚于今天',
  'phone-form': '电话号码不对。手机 11 位；座机如 027-87654321；多个号码用空格分开',
  'relation-needs-household': '还没有归到哪一户。请选“户主”，或先打开那一户再添加',
  'relation-unknown': '没有这种关系，请重新选择',
  'relation-sex': '与性别不一致，请核对',
  'second-householder': '这一户已经有户主。要换户主，请在“这一户”里点“换户主”',
}
const faultsEn: Faults = {
  'name-missing': 'Enter the name',
  'name-long': 'A name has at most 60 characters',
  'number-length': 'A citizen number has 18 characters; please count them',
  'number-characters': 'A citizen number is digits; only the last may be an X',
  'number-date': 'The birth date in the number does not exist; check characters 7 to 14',
  'number-checksum': 'One character of the number is wrong; compare them one by one',
  'number-province': 'The first two digits are no province; please check',
  'number-is-document': 'An identity card goes into “Citizen number”; here goes a passport or other document, with its type',
  'sex-disagrees': 'Differs from the citizen number; please check',
  'birth-disagrees': 'Differs from the citizen number; please check',
  'birth-form': 'Write it like 1990-01-31, or 1990-01 where only the month is known',
  'birth-future': 'A birth date cannot be after today',
  'phone-form': 'Not a phone number. Mobile: 11 digits; landline: 027-87654321; part several with a blank',
  'relation-needs-household': 'Not in a household yet. Choose “Householder”, or open the household and add there',
  'relation-unknown': 'There is no such relation; choose again',
  'relation-sex': 'Does not go with the sex; please check',
  'second-householder': 'This household has a householder. To change it, use “Make householder”',
}

const daysZh: Days = {
  'day-form': '请写成 2026-01-31 这样',
  'day-future': '日期不能晚于今天',
  'day-before-birth': '日期早于出生日期，请核对',
}
const daysEn: Days = {
  'day-form': 'Write it like 2026-01-31',
  'day-future': 'The day cannot be after today',
  'day-before-birth': 'That is before the date of birth; please check',
}

const placesZh: PlaceFaults = {
  'name-missing': '小区和房号都要填写',
  'name-long': '名称不能超过 60 个字',
  'name-taken': '同一处已经有这个名称',
  'no-parent': '上一级刚被删除，请重新选择',
  'not-empty': '里面还有人或房屋，不能删除',
}
const placesEn: PlaceFaults = {
  'name-missing': 'Enter estate and room',
  'name-long': 'A name has at most 60 characters',
  'name-taken': 'There is one of that name here already',
  'no-parent': 'The place above was just deleted; choose again',
  'not-empty': 'There are people or dwellings in it; it cannot be deleted',
}

/** Refusals and the values that only this module says; names of fields stand in import/screens/field-text.ts. */
export const rosterText = defineText({
  'zh-CN': {
    fault: faultsZh,
    day: daysZh,
    place: placesZh,
    gone: '这条记录刚被删除，可能是别的电脑操作的',
    alreadyHere: (name: string) => `花名册里已经有这个人：${name}`,
    openExisting: '打开那条记录',
    eraseReason: {
      mistake: '登记错了，没有这个人',
      twice: '同一个人登记了两次',
      request: '本人要求删除',
      expired: '超过保存期限',
    } as Reasons,
    useType: { ownerOccupied: '自住', rented: '出租', vacant: '空置', sharedRental: '群租', commercial: '商用' } as UseTypes,
    kind: { estate: '小区', grid: '网格', building: '楼栋', entrance: '单元', dwelling: '房屋' } as Kinds,
    age: (years: number) => `${years} 岁`,
    people: (count: number) => `${count} 人`,
    households: (count: number) => `${count} 户`,
    unknown: '未填',
    indexFault: '花名册打不开',
    indexFaultAdvice: '已登记的内容都还在。请再试一次；还是不行，请关闭驿站后重新打开。',
    preparing: '正在准备花名册…第一次打开要几秒钟',
  },
  en: {
    fault: faultsEn,
    day: daysEn,
    place: placesEn,
    gone: 'This record was just deleted, perhaps on another computer',
    alreadyHere: (name: string) => `In the roster already: ${name}`,
    openExisting: 'Open that record',
    eraseReason: {
      mistake: 'Recorded by mistake, there is no such person',
      twice: 'The same person was recorded twice',
      request: 'The person asks for it',
      expired: 'Kept longer than allowed',
    } as Reasons,
    useType: {
      ownerOccupied: 'owner-occupied',
      rented: 'rented out',
      vacant: 'vacant',
      sharedRental: 'shared rental',
      commercial: 'commercial',
    } as UseTypes,
    kind: { estate: 'estate', grid: 'grid', building: 'building', entrance: 'entrance', dwelling: 'dwelling' } as Kinds,
    age: (years: number) => `${years}`,
    people: (count: number) => `${count} people`,
    households: (count: number) => `${count} households`,
    unknown: 'not filled in',
    indexFault: 'The roster does not open',
    indexFaultAdvice: 'Everything recorded is still there. Try again; if it keeps failing, close Yizhan and open it again.',
    preparing: 'Preparing the roster… the first time takes a few seconds',
  },
})
