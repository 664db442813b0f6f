import { codeTable } from './code-table'

/** 常用证件代码, GA/T 517-2004. Absent from a record means 111. */
export const documentTypes = codeTable({
  standard: 'GA/T 517-2004',
  codes: [
    { code: '111', zh: '居民身份证', en: 'Resident identity card' },
    { code: '113', zh: '户口簿', en: 'Household register' },
    { code: '414', zh: '护照', en: 'Passport' },
    { code: '511', zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit for Taiwan residents' },
    { code: '516', zh: '港澳居民来往内地通行证', en: 'Mainland travel permit for Hong Kong and Macao residents' },
    { code: '553', zh: '外国人永久居留证', en: 'Permanent residence permit for foreigners' },
  ],
  words: {
    '111': '身份证 二代身份证 居民身份证件 idcard 身份证号码',
    '113': '户口本 户口薄',
    '414': '外国护照 普通护照 因私护照 中国护照',
    '511': '台胞证 台湾通行证',
    '516': '回乡证 港澳通行证 港澳居民通行证 港澳台通行证',
    '553': '外国人永久居留身份证 永久居留证 永居证 绿卡',
  },
})
