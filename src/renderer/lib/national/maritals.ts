import { codeTable } from './code-table'

/** 婚姻状况, GB/T 2261.2-2003. */
export const maritals = codeTable({
  standard: 'GB/T 2261.2-2003',
  codes: [
    { code: '10', zh: '未婚', en: 'Never married' },
    { code: '20', zh: '已婚', en: 'Married' },
    { code: '21', zh: '初婚', en: 'First marriage' },
    { code: '22', zh: '再婚', en: 'Remarried' },
    { code: '23', zh: '复婚', en: 'Married again to the same person' },
    { code: '30', zh: '丧偶', en: 'Widowed' },
    { code: '40', zh: '离婚', en: 'Divorced' },
    { code: '90', zh: '未说明', en: 'Not stated' },
  ],
  words: {
    '10': '1 单身 没结婚 未结婚 否 single unmarried',
    '20': '2 结婚 有配偶 是',
    '30': '3 丧夫 丧妻 丧偶未再婚 寡 鳏 widow widower',
    '40': '4 离异 离婚未再婚 离',
    '90': '9 不详 未知 其他 未说明的婚姻状况',
  },
})
