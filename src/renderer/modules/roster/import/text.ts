import { sheetText } from '../../../i18n/sheet-text'
import { defineText } from '../../../i18n/text'
import type { FileRefusal } from '../../../lib/sheet/types'
import type { FlagCode, RefusalCode } from './types'

type Advice = { reason: string; remedy: string }
type Texts = {
  file: Record<FileRefusal['code'], string>
  refusal: Record<RefusalCode, Advice>
  flag: Record<FlagCode, Advice>
  wrongRows: { row: string; reason: string; remedy: string; sheet: string; where: (column: string, reason: string) => string }
}

const zh = {
  file: sheetText['zh-CN'],
  refusal: {
    checksum: { reason: '身份证号校验不通过，有数字写错了', remedy: '请对照身份证逐位核对后改正' },
    length: { reason: '身份证号位数不对，应为 18 位', remedy: '请对照身份证补全或删去多余的数字' },
    number: { reason: '身份证号存成了数值，末尾几位已丢失', remedy: '请把这一列设为“文本”格式，再重新输入号码' },
    scientific: { reason: '身份证号变成了 4.2E+17 的样子，数字已丢失', remedy: '请把这一列设为“文本”格式，再重新输入号码' },
    characters: { reason: '身份证号里有不该出现的字符', remedy: '前 17 位只能是数字，最后一位是数字或 X，请改正' },
    date: { reason: '身份证号中的出生日期不存在或晚于今天', remedy: '请核对第 7 至 14 位' },
    province: { reason: '身份证号开头两位不是任何省份的代码', remedy: '请核对前两位' },
    'name-missing': { reason: '没有姓名', remedy: '请补填姓名' },
    repeated: {
      reason: '同一个人在表里出现了两次，内容不一样',
      remedy: '请保留正确的一行，删去另一行；若不是同一人，请核对身份证号',
    },
  },
  flag: {
    'converted-from-15': { reason: '15 位旧身份证号，已换算为 18 位', remedy: '请对照新身份证核对' },
    'foreign-prefix': { reason: '港澳台居民居住证或外国人永久居留证号码', remedy: '请核对证件类型' },
    'number-missing': { reason: '没有身份证号', remedy: '已按“待核”登记，请补录' },
    'sex-mismatch': { reason: '性别与身份证号不一致', remedy: '已按身份证号登记，请核对' },
    'birth-mismatch': { reason: '出生日期与身份证号不一致', remedy: '已按身份证号登记，请核对' },
    'relation-sex': { reason: '与户主关系和性别对不上', remedy: '请核对关系和性别' },
    'second-head': { reason: '同一户有两个户主', remedy: '已取一人为户主，请核对另一人与户主的关系' },
    'no-head': { reason: '这一户没有户主', remedy: '请确认谁是户主' },
    'age-mismatch': { reason: '年龄与出生日期相差太多', remedy: '已按出生日期登记，请核对' },
    'phone-form': { reason: '电话号码不像有效号码', remedy: '原文已记入备注，请核对' },
    'date-form': { reason: '日期看不准', remedy: '请核对；认不出的原文已记入备注' },
    'unknown-value': { reason: '填写的内容不在标准选项里', remedy: '原文已记入备注，请在居民档案里选择' },
    'grid-mismatch': { reason: '同一楼栋填了不同的网格', remedy: '已按先出现的网格登记，请核对' },
    'two-dwellings': { reason: '同一户编号出现在两处房屋', remedy: '请核对户编号和房号' },
    'household-mismatch': { reason: '户主姓名与户主那一行的姓名不一致', remedy: '请核对户主姓名' },
    'text-too-long': { reason: '文字太长，已截断', remedy: '全文已记入备注，请核对' },
    'same-row': { reason: '与前面一行完全相同', remedy: '只登记一次，不用处理' },
  },
  wrongRows: {
    row: '原行号',
    reason: '原因',
    remedy: '处理办法',
    sheet: '错误行',
    where: (column: string, reason: string) => (column === '' ? reason : `${column}：${reason}`),
  },
} as const satisfies Texts

/** What is said of files and rows that cannot be taken in, or only with a mark. One clear sentence each, and what to do. */
export const importText = defineText({
  'zh-CN': zh as Texts,
  en: {
    file: sheetText.en,
    refusal: {
      checksum: { reason: 'The ID number fails its check: a digit is wrong', remedy: 'Compare it with the card digit by digit' },
      length: { reason: 'The ID number does not have 18 characters', remedy: 'Complete it, or remove what is too much' },
      number: {
        reason: 'The ID number was kept as a number and has lost its last digits',
        remedy: 'Format the column as text and type the number again',
      },
      scientific: {
        reason: 'The ID number became something like 4.2E+17; digits are lost',
        remedy: 'Format the column as text and type the number again',
      },
      characters: { reason: 'The ID number holds a character it cannot have', remedy: 'Seventeen digits, then a digit or X' },
      date: { reason: 'The birth date inside the ID number does not exist or is in the future', remedy: 'Check digits 7 to 14' },
      province: { reason: 'The ID number begins with no province', remedy: 'Check the first two digits' },
      'name-missing': { reason: 'The name is missing', remedy: 'Fill in the name' },
      repeated: {
        reason: 'The same person stands in the file twice with different details',
        remedy: 'Keep the right row; if they are two people, check the ID numbers',
      },
    },
    flag: {
      'converted-from-15': { reason: 'An old ID number of 15 digits, converted to 18', remedy: 'Compare it with the new card' },
      'foreign-prefix': {
        reason: 'A number of a permit for residents of Hong Kong, Macao, Taiwan or of foreigners',
        remedy: 'Check the document type',
      },
      'number-missing': { reason: 'No ID number', remedy: 'Taken in as to be verified; please add it' },
      'sex-mismatch': { reason: 'The sex does not agree with the ID number', remedy: 'Taken from the ID number; please check' },
      'birth-mismatch': {
        reason: 'The birth date does not agree with the ID number',
        remedy: 'Taken from the ID number; please check',
      },
      'relation-sex': { reason: 'The relation does not fit the sex', remedy: 'Check relation and sex' },
      'second-head': { reason: 'The household has two householders', remedy: 'One was kept; check how the other is related' },
      'no-head': { reason: 'The household has no householder', remedy: 'Find out who it is' },
      'age-mismatch': { reason: 'The age is far from the birth date', remedy: 'Taken from the birth date; please check' },
      'phone-form': { reason: 'This does not look like a phone number', remedy: 'Kept in the note; please check' },
      'date-form': { reason: 'The date is not certain', remedy: 'Please check; what could not be read is kept in the note' },
      'unknown-value': {
        reason: 'The words are not among the standard choices',
        remedy: 'Kept in the note; choose a value on the person’s page',
      },
      'grid-mismatch': { reason: 'The same building stands in two grids', remedy: 'The first one was kept; please check' },
      'two-dwellings': { reason: 'One household number in two dwellings', remedy: 'Check household number and room' },
      'household-mismatch': {
        reason: 'The householder’s name is not that of the householder’s own row',
        remedy: 'Check the householder’s name',
      },
      'text-too-long': { reason: 'The text is too long and was cut', remedy: 'The whole is kept in the note; please check' },
      'same-row': { reason: 'The same as a row before it', remedy: 'Taken in once; nothing to do' },
    },
    wrongRows: {
      row: 'Row',
      reason: 'Reason',
      remedy: 'Remedy',
      sheet: 'Wrong rows',
      where: (column, reason) => (column === '' ? reason : `${column}: ${reason}`),
    },
  },
})
