import { codeTable } from './code-table'

/**
 * 文化程度, GB/T 4658-2006: the tens group only, since the copies at hand disagree about the units of 70 and 80.
 * Whoever cannot read (文盲) or is too young for school stands under 90.
 */
export const educations = codeTable({
  standard: 'GB/T 4658-2006',
  codes: [
    { code: '10', zh: '研究生教育', en: 'Postgraduate' },
    { code: '20', zh: '大学本科', en: 'Bachelor' },
    { code: '30', zh: '大学专科', en: 'Junior college' },
    { code: '40', zh: '中等职业教育', en: 'Secondary vocational school' },
    { code: '60', zh: '普通高中', en: 'Senior secondary school' },
    { code: '70', zh: '初中', en: 'Junior secondary school' },
    { code: '80', zh: '小学', en: 'Primary school' },
    { code: '90', zh: '其他', en: 'Other' },
  ],
  words: {
    '10': '11 12 13 14 15 16 17 18 19 研究生 研究生及以上 研究生以上 硕士 硕士研究生 博士 博士研究生 硕士毕业 博士毕业 博士后 master doctor phd',
    '20': '21 22 23 28 本科 大本 大学 大学毕业 本科毕业 大学本科毕业 学士 本科在读 大学本科教育 全日制本科 university',
    '30': '31 32 33 大专 专科 高职 高专 大专毕业 专科教育 专科毕业 大学专科教育 大专及以上 college',
    '40': '41 42 43 44 45 46 47 48 49 中专 职高 技校 中技 中职 职业高中 职业中专 技工学校 中等专科 中等专业学校 高中/中专 中专/高中',
    '60': '61 62 63 高中 高中毕业 普高 高中在读',
    '70': '71 72 73 初级中学 初中毕业 中学 初中及以下',
    '80': '81 82 83 小学毕业 小学在读 小学及以下',
    '90': '91 99 文盲 半文盲 文盲或半文盲 文盲半文盲 不识字 无 未上学 未入学 学龄前 学龄前儿童 幼儿园 幼儿 未受教育 其它 none',
  },
})
