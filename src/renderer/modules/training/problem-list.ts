import { cleanText, saysNothing, writtenText } from '../../lib/sheet/cell-text'
import { plainHeader } from '../../lib/sheet/headers'
import type { Cell, Sheet } from '../../lib/sheet/types'
import { faultsOfProblem, longest, type ProblemFault, type ProblemInput, tidyProblem } from './problem-rules'

const words = {
  title: '问题 问题描述 问题名称 问题内容 诉求 诉求内容 反映问题 群众反映 标题 事由 problem title',
  category: '分类 类别 问题分类 问题类别 类型 问题类型 category',
  tags: '标签 关键词 tags',
  day: '日期 时间 收集日期 反映日期 反映时间 登记日期 收集时间 date day',
  body: '详细内容 详情 说明 具体情况 情况说明 备注 body details',
  organisation: '来源 反映单位 社区 所在社区 来源单位 source',
} as const
type Field = keyof typeof words
const fieldByHeader = new Map<string, Field>(
  (Object.keys(words) as Field[]).flatMap((field) => words[field].split(' ').map((word) => [plainHeader(word), field] as const)),
)

const searchedRows = 30

type Layout = { headerRow: number; columns: Map<Field, number> }

/** The header under whatever titles stand above it; null where no column is called 问题. */
function layoutOf(sheet: Sheet): Layout | null {
  let best: Layout | null = null
  for (const [headerRow, row] of sheet.rows.slice(0, searchedRows).entries()) {
    const columns = new Map<Field, number>()
    row.forEach((cell, index) => {
      const field = typeof cell === 'string' ? fieldByHeader.get(plainHeader(cell)) : undefined
      if (field && !columns.has(field)) columns.set(field, index)
    })
    if (columns.has('title') && columns.size > (best?.columns.size ?? 0)) best = { headerRow, columns }
  }
  return best
}

const dayMs = 86_400_000

/** 2026-03-05 of a day, of its serial number, of 2026年3月5日, 2026/3/5, 2026.3.5, 20260305. Anything else stays as it was written. */
export function readDay(cell: Cell | undefined, epoch1904 = false): string {
  if (cell instanceof Date) return writtenText(cell)
  if (typeof cell === 'number' && cell > 20_000 && cell < 80_000) {
    const epoch = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
    return new Date(epoch + Math.floor(cell) * dayMs).toISOString().slice(0, 10)
  }
  const text = cleanText(cell)
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? ['', '', '', '']
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

/** `row` is the number the spreadsheet shows; `isNew` false where the list or the store has it already. */
export type ListedProblem = { sheet: string; row: number; problem: ProblemInput; faults: ProblemFault[]; isNew: boolean }
export type ProblemPlan = { rows: ListedProblem[]; fresh: number; known: number; faulty: number }

const several = /[、,，;；/|]/

function problemOf({ columns }: Layout, row: readonly Cell[], epoch1904: boolean, today: string): ProblemInput | null {
  const cell = (field: Field) => row[columns.get(field) ?? -1]
  const text = (field: Field) => {
    const found = cleanText(cell(field))
    return saysNothing(found) ? '' : found
  }
  // Sentences keep the punctuation they were written with, which a comparison would narrow.
  const said = writtenText(cell('title')).replace(/\s+/g, ' ').trim()
  const [title, rest] = said.length > longest.title ? [`${said.slice(0, longest.title - 1)}…`, said] : [said, '']
  const others = [title, text('category'), text('tags'), text('body')]
  if (others.every((one) => one === '')) return null
  if (/^(合计|总计|小计)/.test(row.map(cleanText).find((one) => one !== '') ?? '')) return null
  const body = [rest, writtenText(cell('body')).trim()].filter(Boolean).join('\n')
  return {
    title,
    day: columns.has('day') && text('day') !== '' ? readDay(cell('day'), epoch1904) : today,
    category: text('category'),
    tags: text('tags').split(several),
    organisation: text('organisation').slice(0, 120),
    body,
  }
}

/**
 * What a list of problems (问题 分类 标签 日期) would add: each row as it was read and what is wrong with it. A problem longer than a title
 * is kept whole below a shortened one; one without a day is of today. `keyOf` says which problem a row is, `known` those that are there.
 */
export function planProblems(
  sheets: readonly Sheet[],
  {
    keyOf,
    known,
    today,
  }: { keyOf: (problem: { title: string; day: string }) => string; known: ReadonlySet<string>; today: string },
): ProblemPlan | null {
  const rows: ListedProblem[] = []
  const seen = new Set<string>()
  let isList = false
  for (const sheet of sheets) {
    const layout = sheet.hidden ? null : layoutOf(sheet)
    if (!layout) continue
    isList = true
    for (const [index, row] of sheet.rows.entries()) {
      if (index <= layout.headerRow) continue
      const problem = problemOf(layout, row, sheet.epoch1904, today)
      if (!problem) continue
      const tidied = tidyProblem(problem)
      const faults = faultsOfProblem(tidied, today)
      const key = keyOf(tidied)
      rows.push({ sheet: sheet.name, row: index + 1, problem, faults, isNew: !known.has(key) && !seen.has(key) })
      if (faults.length === 0) seen.add(key)
    }
  }
  if (!isList) return null
  const faulty = rows.filter(({ faults }) => faults.length > 0).length
  const fresh = rows.filter(({ faults, isNew }) => faults.length === 0 && isNew).length
  return { rows, fresh, faulty, known: rows.length - fresh - faulty }
}
