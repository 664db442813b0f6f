import { cleanText } from '../../../lib/sheet/cell-text'
import { plainHeader, readableHeader } from '../../../lib/sheet/headers'
import type { Sheet } from '../../../lib/sheet/types'
import type { ListField, ListLayout } from './types'

const words: Record<ListField, string> = {
  serial: '序号 编号 号 no',
  name: '姓名 党员姓名 干部姓名 下沉党员 下沉干部 下沉党员姓名 下沉干部姓名 党员干部姓名 name',
  unit: '单位 工作单位 所在单位 单位名称 下沉单位 派出单位 所属单位 unit',
  position: '职务 职务职级 单位及职务 现任职务 岗位职务 职称 工作岗位 position',
  politicalStatus: '政治面貌 政治面目 党员类别 politicalstatus',
  phone: '手机号码 手机号 手机 联系电话 电话 联系方式 电话号码 联系手机 移动电话 phone mobile',
  citizenNumber: '身份证号 身份证号码 公民身份号码 身份证 idnumber',
  linked: '联系地社区 联系社区 结对社区 包保社区 对口社区 下沉社区 单位联系社区 报到社区(联系地) linkedcommunity',
  residential: '居住地社区 居住社区 现居住社区 所住社区 家庭所在社区 报到社区(居住地) residentialcommunity',
  skills: '特长 个人特长 专长 技能 专业特长 服务特长 可提供服务 skills',
  post: '认领岗位 认领的岗位 认领岗位名称 服务岗位 志愿岗位 post',
  note: '备注 说明 remark note',
}

const byWords = new Map<string, ListField>()
for (const [field, list] of Object.entries(words)) {
  for (const word of list.split(' ')) byWords.set(plainHeader(word), field as ListField)
}

/** Looser readings of headers the table lacks, asked in this order. */
const patterns: [RegExp, ListField][] = [
  [/居住.*社区/, 'residential'],
  [/(联系|结对|包保|下沉|对口).*社区/, 'linked'],
  [/身份证/, 'citizenNumber'],
  [/手机|电话|联系方式/, 'phone'],
  [/政治面/, 'politicalStatus'],
  [/岗位/, 'post'],
  [/特长|专长|技能/, 'skills'],
  [/姓名$/, 'name'],
  [/^.{0,4}单位(名称)?$/, 'unit'],
]

const longestHeader = 24
const searchedRows = 60

function fieldOf(text: string): ListField | null {
  const plain = plainHeader(text)
  if (plain === '' || plain.length > longestHeader) return null
  const bare = plain.replace(/\(.*?\)/g, '')
  return byWords.get(plain) ?? byWords.get(bare) ?? patterns.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

/** The header of a list of members under its titles: the first row among those that name most fields, a name among them. */
export function findListLayout(sheet: Sheet): ListLayout | null {
  let best: ListLayout | null = null
  for (const [headerRow, row] of sheet.rows.slice(0, searchedRows).entries()) {
    const columns = new Map<ListField, { index: number; label: string }>()
    row.forEach((cell, index) => {
      if (typeof cell !== 'string') return
      const field = fieldOf(cell)
      if (field && !columns.has(field)) columns.set(field, { index, label: readableHeader(cell) })
    })
    if (columns.has('name') && columns.size >= 2 && columns.size > (best?.columns.size ?? 0)) best = { headerRow, columns }
  }
  return best
}

/** What stands before it in a title is whose list it is; asked in this order. */
const titleEnds = [
  /(在职|机关在职)?党员干部/,
  /(在职)?(下沉|双报到)?党员/,
  /(在职)?(下沉)?干部/,
  /下沉|双报到|报到/,
  /(人员)?(名单|名册|花名册|登记表|统计表)/,
]

/** Whose list a sheet is: a line `单位：…` or the title above the header; null where neither tells. */
export function unitOfTitle(sheet: Sheet, layout: ListLayout): string | null {
  const lines = sheet.rows
    .slice(0, layout.headerRow)
    .flatMap((row) => row.map((cell) => cleanText(cell).replace(/\s/g, '')))
    .filter((line) => line !== '')
  for (const line of lines) {
    const named = /(?:填报|报送|派出|所在|下沉|工作)?单位(?:名称|[(（]盖章[)）])?[:：]([^,，;；日]+?)(?:填|制|$|\d{4})/.exec(
      line,
    )?.[1]
    if (named) return named
  }
  for (const line of lines) {
    const title = line.replace(/^(附件\d*[:：]?|\d{4}年度?)/, '')
    for (const end of titleEnds) {
      const found = end.exec(title)
      const name = found ? title.slice(0, found.index) : ''
      if ([...name].length >= 3) return name
    }
  }
  return null
}
