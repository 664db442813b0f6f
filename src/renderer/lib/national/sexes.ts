import { codeTable } from './code-table'

/** 性别, GB/T 2261.1-2003. */
export const sexes = codeTable({
  standard: 'GB/T 2261.1-2003',
  codes: [
    { code: '0', zh: '未知', en: 'Unknown' },
    { code: '1', zh: '男', en: 'Male' },
    { code: '2', zh: '女', en: 'Female' },
    { code: '9', zh: '未说明', en: 'Not stated' },
  ],
  words: { '0': '不详 未知的性别', '1': '男性 男士 先生 m man', '2': '女性 女士 f woman', '9': '未说明的性别' },
})
