import { cleanText } from '../../../lib/sheet/cell-text'
import { plainHeader, readableHeader } from '../../../lib/sheet/headers'
import type { Sheet } from '../../../lib/sheet/types'
import { longestVersion } from '../rules'
import type { Column, MatterField, MatterLayout } from './types'

const words: Record<MatterField, string> = {
  serial: '序号 编号 号 no',
  code: '事项编码 事项代码 编码 代码 实施编码 基本编码 业务编码 code id',
  title: '事项名称 事项 名称 办理事项 服务事项 政务服务事项 主项名称 子项名称 办事事项 title name matter',
  category: '类别 分类 事项类别 事项分类 主题 主题分类 事项类型 category',
  channels: '办理渠道 渠道 办理地点类型 办理方式 层级 channel channels',
  hall: '政务大厅 大厅 区政务大厅 综合窗口 hall',
  community: '社区 社区办理 下沉社区 社区可办 社区党群服务中心 community',
  kiosk: '自助屏 自助机 自助终端 自助办理 一体机 kiosk',
  place: '办理地点 地点 办理窗口 窗口 place',
  materials: '申请材料 材料 所需材料 材料清单 要带的材料 申报材料 提交材料 materials',
  steps: '办理流程 流程 办理步骤 步骤 怎么办 steps',
  tags: '常用说法 别名 俗称 同义词 近义词 群众说法 口语 关键词 标签 tags synonyms',
  body: '说明 事项说明 简介 办理说明 受理条件 办理条件 条件 body description',
}

const byWords = new Map<string, MatterField>()
for (const [field, list] of Object.entries(words))
  for (const word of list.split(' ')) byWords.set(plainHeader(word), field as MatterField)

/** Headers that are told with what stands under them. */
const toldHeader = /时限|期限|收费|费用|电话|依据|部门|主体|单位|备注|时间|网址|注意|结果|对象/

const longestHeader = 24
const searchedRows = 60

const fieldOf = (text: string): MatterField | null => {
  const plain = plainHeader(text)
  if (plain === '' || plain.length > longestHeader) return null
  return byWords.get(plain) ?? byWords.get(plain.replace(/\(.*?\)/g, '')) ?? null
}

/** The header of the city's file under its titles: the first row among those that name most columns, the matter's name among them. */
export function findMatterLayout(sheet: Sheet): MatterLayout | null {
  let best: MatterLayout | null = null
  for (const [headerRow, row] of sheet.rows.slice(0, searchedRows).entries()) {
    const columns = new Map<MatterField, Column>()
    const told: Column[] = []
    row.forEach((cell, index) => {
      if (typeof cell !== 'string') return
      const field = fieldOf(cell)
      const column = { index, label: readableHeader(cell) }
      if (field && !columns.has(field)) columns.set(field, column)
      else if (!field && column.label.length <= longestHeader && toldHeader.test(column.label)) told.push(column)
    })
    const isBetter = columns.has('title') && columns.size >= 2 && columns.size > (best?.columns.size ?? 0)
    if (isBetter) best = { headerRow, columns, told }
  }
  return best
}

export type SaidPair = { said: string; means: string }

/** Whether a sheet says of a matter nothing but how people call it. */
export const isWordsOnly = ({ columns, told }: MatterLayout): boolean =>
  told.length === 0 && [...columns.keys()].every((field) => field === 'title' || field === 'tags' || field === 'serial')

/** A sheet 同义词: what people say beside the word that stands in the names of matters. */
export function findPairs(sheet: Sheet): SaidPair[] {
  const layout = findMatterLayout(sheet)
  if (layout && !isWordsOnly(layout)) return []
  const texts = sheet.rows.map((row) => row.map((cell) => cleanText(cell)))
  const at = texts.findIndex(
    (row) => row.some((cell) => /^(群众|常用|口语)?说法$|^口语$/.test(cell)) && row.some((cell) => /规范|对应|事项/.test(cell)),
  )
  const header = texts[at]
  if (!header) return []
  const saidAt = header.findIndex((cell) => /说法|口语/.test(cell))
  const meansAt = header.findIndex((cell) => /规范|对应|事项/.test(cell))
  return texts.slice(at + 1).flatMap((row) => {
    const said = row[saidAt] ?? ''
    const means = row[meansAt] ?? ''
    return said !== '' && means !== '' ? [{ said, means }] : []
  })
}

const editionPattern = /20\d\d\s*[年.\-/]?\s*(\d{1,2}\s*月?)?\s*(第?\s*[一二三四五六七八九十\d]+\s*版)?/

/** What the file calls its edition: what stands above the header, else what the file is named. Empty where neither says. */
export function editionOf(sheets: readonly Sheet[], fileName: string): string {
  const above = sheets.flatMap((sheet) => {
    const layout = findMatterLayout(sheet)
    return layout ? sheet.rows.slice(0, layout.headerRow).flatMap((row) => row.map((cell) => cleanText(cell))) : []
  })
  for (const text of [...above, fileName.replace(/\.[^.]*$/, '')]) {
    const found = editionPattern
      .exec(text)?.[0]
      ?.replace(/\s/g, '')
      .replace(/[.\-/]$/, '')
    if (found) return found.slice(0, longestVersion)
  }
  return ''
}
