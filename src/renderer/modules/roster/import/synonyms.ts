import { plainHeader } from '../../../lib/sheet/headers'
import type { ImportField } from './types'

/**
 * What sheets call a column. Compared as `plainHeader` leaves them: no blanks, half width, small letters, no marks of duty.
 * From the template of an open grid-management product and from what offices write.
 */
const words: Record<ImportField, string> = {
  serial: '序号 编号 序 行号 no no. 顺序号 户序 户序号 serial 总序号',
  name: '姓名 居民姓名 成员姓名 人员姓名 家庭成员姓名 家庭成员 成员 居民 名字 本人姓名 公民姓名 常住人口姓名 住户姓名 人口姓名 家庭人员姓名 家庭成员名单 name fullname residentname',
  headName:
    '户主姓名 户主 户主名 户主名称 户主名字 户长 户长姓名 所属户主 户主(姓名) householder head headname headofhousehold householdername',
  relation:
    '关系 与户主关系 与户主的关系 户主关系 家庭关系 与其他人员关系 与房主关系 与业主关系 成员关系 家庭成员关系 称谓 与户主之关系 和户主关系 同户主关系 与户主 与户主(关系) 是户主的 relation relationship relationtohead relationtohouseholder',
  citizenNumber:
    '身份证号 身份证号码 公民身份号码 公民身份证号 公民身份证号码 公民身份证 居民身份证号 居民身份证号码 居民身份证 身份证 证件号 证件号码 证件编号 身份号码 身份证件号码 身份证件号 二代身份证号 二代身份证号码 本人身份证号 本人身份证号码 成员身份证号 成员身份证号码 唯一标识 有效证件号码 有效证件号 身份证号(18位) 18位身份证号 身份证明号码 idnumber idno idno. idcard idcardno idcardnumber citizennumber citizenid nationalid id',
  documentNumber:
    '护照/其他证件号码 其他证件号码 护照号码 护照号 护照 其他证件号 其它证件号码 其他证件 港澳台证件号码 passport passportno passportnumber documentnumber',
  documentType: '证件类型 其他证件类型 证件类别 证件种类 证件名称 身份证件类型 documenttype idtype',
  sex: '性别 男/女 性別 sex gender',
  birthDate: '出生日期 出生年月 出生年月日 生日 出生时间 出生 出生日 出生年份 birthdate birthday dateofbirth dob born',
  age: '年龄 周岁 实足年龄 年纪 岁数 age',
  phone:
    '电话 联系电话 手机 手机号 手机号码 联系方式 电话号码 联系号码 移动电话 本人电话 联系手机 联系电话(手机) 固定电话 固话 座机 手机/电话 电话/手机 联系人电话号码 本人联系电话 本人联系方式 居民电话 成员电话 家庭电话 住宅电话 手机电话 phone mobile telephone tel phonenumber contact cellphone mobilephone',
  community: '社区 所属社区 社区名称 居委会 居委 居委会名称 所在社区 村/社区 社区(村) 村居 村(社区) 村(居) 所属村居 community',
  estate:
    '小区 小区名称 所属小区 现住小区 现住小区/建筑 所在小区 居住小区 住宅小区 院落 小区/院落 小区(院落) 小院 小区名 楼盘 楼盘名称 小区/建筑 小区(楼盘) 片区 estate compound residentialestate',
  grid: '网格 所属网格 网格名称 网格号 网格编号 所在网格 网格区域 所属网格名称 基础网格 微网格 grid gridname gridno',
  building:
    '楼栋 楼栋号 栋 栋号 楼号 幢 幢号 楼幢 楼幢号 楼 座 座号 楼宇 楼宇号 号楼 几栋 楼栋名称 所属楼栋 楼栋(幢) 楼栋/幢 楼座 门栋 门栋号 栋(号) 楼栋编号 building buildingno block',
  entrance: '单元 单元号 单元门 门洞 单元(门洞) 所属单元 梯 单元名称 几单元 门牌单元 entrance unit unitno stairwell',
  roomNo:
    '房号 室 室号 房间号 房屋号 门号 户室 户室号 房室 门牌号 房间 房屋编号 房号(室) 房屋 门户号 室(房号) 户号(室) 房间号码 房屋房号 几室 room roomno roomnumber flat apartment dwelling',
  seat: '地址 住址 家庭住址 门牌地址 现住详细门牌 详细门牌 详细地址 现住址 现住地址 居住地址 居住地 家庭地址 详细住址 现居住地 现居住地址 现居地址 现居住址 房屋地址 门牌 现住详细地址 居住详细地址 住宅地址 房屋坐落 常住地址 现住地 楼栋单元房号 楼栋房号 楼栋门牌 房屋位置 楼栋-单元-房号 楼栋/单元/房号 居住房屋 住所 住处 具体地址 通讯地址 address homeaddress residence currentaddress',
  neighbourhoodUnit: '邻里单元 所属邻里单元 邻里 邻里单元名称 neighbourhoodunit neighborhoodunit',
  useType:
    '房屋性质 房屋用途 房屋类型 使用性质 房屋使用性质 房屋状态 房屋使用情况 居住类型 房屋情况 住房性质 住房类型 房屋类别 自住/出租 usetype usage',
  householdNo:
    '户编号 户号 户籍编号 家庭编号 户口编号 户口本号 户口簿号 户口号 户编码 家庭户号 住户编号 家庭户编号 户籍号 householdno householdnumber household householdid',
  populationKind:
    '人员类型 人口类型 人员类别 人口类别 人口性质 居民类型 人户类型 人口属性 人员性质 常住/流动 populationkind populationtype',
  isFocus: '是否重点人员 重点人员 是否重点 是否重点人群 是否特殊人群 是否重点关爱 重点关爱',
  careTags:
    '重点类别 重点人群 重点人员类别 特殊人群 特殊人群类别 人群类别 关爱类型 关爱类别 特殊群体 特殊人群类型 重点人群类别 人员标签 困难类型 标签 caretags tags',
  hukouEstate: '户籍小区 户籍小区/建筑 户籍所在小区 户口小区',
  hukouPlace:
    '户籍地址 户籍地 户籍详细地址 户籍所在地 户口所在地 户口地址 户籍 户籍住址 户口所在地址 户籍登记地 户籍地详址 户籍所在地址 户籍地详细地址 籍贯 户口 户口登记地 原籍 hukou hukouplace registeredaddress',
  isSeparated: '是否人户分离 人户分离 是否人户一致 人户是否分离',
  residencyStatus: '人户状态 居住状态 人户情况 人户一致情况 人户关系 居住情况 residencystatus',
  actualAddress: '实际居住地 实际居住地址 实际住址 实际居住 实住地址 人户分离地址 actualaddress',
  isMovedOut: '是否已迁出 是否迁出 已迁出 迁出',
  movedOutOn: '迁出日期 迁出时间 迁出年月 moveoutdate',
  movedTo: '迁往地 迁往何处 迁出地址 迁往地址 迁出去向 迁往',
  isDead: '是否已死亡 是否死亡 已死亡 死亡 是否去世 deceased',
  diedOn: '死亡日期 死亡时间 去世日期 去世时间 dateofdeath',
  ethnicity: '民族 名族 族别 民族成分 ethnicity ethnicgroup nation nationality',
  politicalStatus: '政治面貌 政治面目 党派 政治身份 面貌 是否党员 politicalstatus party',
  maritalStatus: '婚姻状况 婚姻 婚姻情况 婚否 婚姻状态 婚况 maritalstatus marriage',
  education: '文化程度 学历 受教育程度 教育程度 文化 最高学历 学历层次 education educationlevel',
  employment:
    '工作/学习情况 工作学习情况 就业情况 从业状况 就业状况 职业 工作情况 就业状态 工作状态 从业情况 就业 职业状况 职业类别 employment occupation job',
  workplace:
    '服务处所 工作单位 单位 单位名称 工作单位/学校 工作单位及职务 就职单位 所在单位 学校 工作/学习单位 单位/学校 工作单位或学校 就业单位 就读学校 workplace employer company',
  health: '健康状况 健康情况 身体状况 健康 身体情况 健康状态 health healthstatus',
  note: '备注 说明 备考 其他 其它 备注信息 备注说明 附注 其他情况 其他说明 特殊情况说明 remark remarks note notes comment comments',
  ignored:
    '户籍迁入日期 邻里长 入党时间 组织关系所在地 原因 处理办法 原行号 签名 签字 照片 登记日期 填表日期 更新时间 reason remedy row whywrong',
}

const byWords = new Map<string, ImportField>()
for (const [field, list] of Object.entries(words)) {
  for (const word of list.split(' ')) byWords.set(plainHeader(word), field as ImportField)
}

/** Words that say the column is about somebody else: a guardian's phone is not the resident's. */
const someoneElse =
  /监护人|紧急|联系人|父亲|母亲|子女|配偶|邻里长|网格[员长]|填表|房东|业主|楼栋长|经办|介绍人|担保|帮扶|责任人|包保|单元长/

/** Looser rules for headers the table lacks, asked in this order. */
const patterns: [RegExp, ImportField][] = [
  [/户籍.*小区/, 'hukouEstate'],
  [/(户籍|户口).*(地|址)/, 'hukouPlace'],
  [/户主.*(身份证|证件|电话|手机|性别)/, 'ignored'],
  [/户主.*(姓名|名字)/, 'headName'],
  [/与.*户主.*|.*户主.*关系/, 'relation'],
  [/(身份证|公民身份|身份号).*(号|码)?/, 'citizenNumber'],
  [/(护照|通行证).*(号|码)/, 'documentNumber'],
  [/证件.*(类型|类别|种类)/, 'documentType'],
  [/证件.*(号|码)/, 'citizenNumber'],
  [/(手机|电话|联系方式)/, 'phone'],
  [/出生.*(日|年|月)/, 'birthDate'],
  [/人户.*分离/, 'isSeparated'],
  [/(实际|实).*居住/, 'actualAddress'],
  [/(现住|居住|家庭|房屋).*(地址|住址)/, 'seat'],
  [/政治.*(面貌|面目|身份)/, 'politicalStatus'],
  [/(文化|教育).*程度|学历/, 'education'],
  [/婚姻/, 'maritalStatus'],
  [/健康|身体状况/, 'health'],
  [/(姓名|名字)$/, 'name'],
]

/** The groups a header may stand under, and what they make of the plain meaning. */
function underGroup(group: string, field: ImportField): ImportField | null {
  if (someoneElse.test(group) && !/成员|家庭/.test(group)) return null
  if (/^户主/.test(group) && !/成员/.test(group)) {
    if (field === 'name') return 'headName'
    return ['citizenNumber', 'sex', 'birthDate', 'age', 'phone'].includes(field) ? null : field
  }
  if (/户籍|户口/.test(group) && !/现|居住/.test(group)) {
    if (field === 'estate') return 'hukouEstate'
    return ['seat', 'building', 'entrance', 'roomNo', 'community'].includes(field) ? 'hukouPlace' : field
  }
  return field
}

/** Text in brackets, which explains the header (`联系电话（手机优先）`) or is one of its names. */
const withoutBrackets = (header: string): string => header.replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')

/**
 * What a header means: `exact` where the table (or this terminal) knows it, else by pattern, else null.
 * `groups` are the merged headers above it, outermost first.
 */
export function fieldOfHeader(
  header: string,
  groups: readonly string[],
  learned: Readonly<Record<string, ImportField>>,
): { field: ImportField; exact: boolean; from: 'synonym' | 'learned' } | null {
  const plain = plainHeader(header)
  if (plain === '') return null
  const known = learned[plain]
  if (known) return { field: known, exact: true, from: 'learned' }
  const group = plainHeader(groups.join(''))
  const exact = byWords.get(plain) ?? byWords.get(withoutBrackets(plain)) ?? byWords.get(group + plain)
  const loose =
    exact ?? (someoneElse.test(plain) || plain.length > 24 ? undefined : patterns.find(([pattern]) => pattern.test(plain))?.[1])
  if (loose === undefined) return null
  const field = underGroup(group, loose)
  return field ? { field, exact: exact !== undefined, from: 'synonym' } : null
}

/** The plainest name of a field, understood by every import: for files of ours that come back. */
export const usualHeader = (field: ImportField): string => words[field].split(' ')[0] ?? field
