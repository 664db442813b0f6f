import { codeTable } from './code-table'

/**
 * 从业状况, GB/T 2261.4-2003 (个人身份). `80 退(离)休人员` is set by sense: the copy at hand prints 90 twice.
 * 在职 says that someone works and not as what; 职员 is the nearest the table has.
 */
export const employments = codeTable({
  standard: 'GB/T 2261.4-2003',
  codes: [
    { code: '11', zh: '国家公务员', en: 'Civil servant' },
    { code: '13', zh: '专业技术人员', en: 'Professional or technician' },
    { code: '17', zh: '职员', en: 'Employee' },
    { code: '21', zh: '企业管理人员', en: 'Enterprise manager' },
    { code: '24', zh: '工人', en: 'Worker' },
    { code: '27', zh: '农民', en: 'Farmer' },
    { code: '31', zh: '学生', en: 'Student' },
    { code: '37', zh: '现役军人', en: 'On active military service' },
    { code: '51', zh: '自由职业者', en: 'Freelance' },
    { code: '54', zh: '个体经营者', en: 'Self-employed' },
    { code: '70', zh: '无业人员', en: 'Not employed' },
    { code: '80', zh: '退(离)休人员', en: 'Retired' },
    { code: '90', zh: '其他', en: 'Other' },
  ],
  words: {
    '11': '公务员 机关干部 干部',
    '13': '教师 医生 护士 工程师 律师 技术人员 专技人员 会计',
    '17': '在职 在职人员 在岗 上班 工作 工作中 就业 已就业 有工作 在业 企业职员 职工 公司职员 企业员工 员工 事业单位 打工 务工 employed working',
    '21': '企业负责人 企业主 经理 管理人员',
    '24': '产业工人 司机',
    '27': '务农 农 种地',
    '31': '在校 在校学生 在读 上学 就读 大学生 中学生 小学生 研究生 在学 学龄 幼儿园 入园',
    '37': '军人 参军 服役 入伍 现役',
    '51': '自由职业 灵活就业 灵活就业人员 临时工 零工 打零工',
    '54': '个体 个体户 个体工商户 经商 自营 做生意',
    '70': '无业 失业 待业 无 无工作 未就业 家务 家庭主妇 下岗 无固定职业 失业人员 unemployed',
    '80': '退休 离休 离退休 退休人员 已退休 离休人员 内退 退养',
    '90': '其它 学龄前 学龄前儿童 儿童 婴幼儿 幼儿 丧失劳动能力',
  },
})
