/**
 * How people say it → words that stand in the names of matters. Words to words and no more: whether there is such a matter, and
 * what it is called, only the city's file knows. All words of the left side (parted by blanks) have to be said, in any order.
 */
const lines = `
孩子 上户口 > 出生登记
孩子 户口 > 出生登记
小孩 户口 > 出生登记
宝宝 户口 > 出生登记
娃 户口 > 出生登记
新生儿 户口 > 出生登记
上户口 > 出生登记 落户
迁户口 > 户口迁移 迁入
转户口 > 户口迁移 迁入
户口 搬 > 户口迁移 迁入
户口本 丢 > 户口簿 补
改名 > 姓名变更
身份证 丢 > 身份证 补领 挂失
身份证 过期 > 身份证 换领
暂住证 > 居住证
人 走了 > 死亡
去世 > 死亡 注销户口 殡葬 丧葬
老人 走 > 死亡 丧葬
老年证 > 老年人优待 优待证
老年卡 > 老年人优待 优待证
免费 公交 > 老年人优待 优待证
坐公交 > 老年人优待 优待证
高龄补贴 > 高龄津贴
八十岁 > 高龄津贴
养老钱 > 养老保险 养老
退休金 > 养老保险 养老
退休工资 > 养老保险
社保 > 社会保险 养老保险
社保卡 > 社会保障卡
医保 > 医疗保险 医疗保障
看病 报销 > 医疗 报销 门诊 住院
慢病 > 门诊慢特病 慢性病
异地 看病 > 异地就医
低保 > 最低生活保障
五保 > 特困
困难 补助 > 临时救助 救助
没钱 > 临时救助 救助
残疾证 > 残疾人证
残疾 补贴 > 残疾人 补贴
廉租房 > 公共租赁住房 公租房
公租房 > 公共租赁住房
租房 补贴 > 住房租赁补贴 租赁补贴
公积金 > 住房公积金
结婚证 > 结婚登记 婚姻
离婚证 > 离婚登记 婚姻
准生证 > 生育登记
生二胎 > 生育登记
生三胎 > 生育登记
生孩子 > 生育登记 生育保险
独生子女 > 独生子女
打针 > 预防接种
打疫苗 > 预防接种
失业 > 失业登记 失业保险
失业金 > 失业保险
找工作 > 就业 求职
下岗 > 失业 就业困难
创业 贷款 > 创业担保贷款
开店 > 个体工商户 营业执照
做生意 > 个体工商户 营业执照
开饭馆 > 食品经营
退伍 > 退役军人
当兵 > 兵役 退役军人 优待
军属 > 优待 抚恤
上学 > 入学 义务教育
上小学 > 入学 义务教育
上幼儿园 > 入园 入学
学费 > 资助 助学
房产证 > 不动产
房子 过户 > 不动产 转移登记
打官司 > 法律援助
请律师 > 法律援助
养狗 > 养犬
狗证 > 养犬
入党 > 党组织关系
转 组织关系 > 党组织关系
开证明 > 证明
盖章 > 证明
装电梯 > 加装电梯
`

export type Synonym = { said: readonly string[]; words: readonly string[] }

/** The small list every center has; the city's file brings more. */
export const synonyms: readonly Synonym[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [said = '', words = ''] = line.split(' > ')
    return { said: said.split(' '), words: words.split(' ') }
  })
