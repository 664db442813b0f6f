import { cleanText, saysNothing } from '../../lib/sheet/cell-text'
import { plainHeader } from '../../lib/sheet/headers'
import type { Cell, Sheet } from '../../lib/sheet/types'
import type { CityCourse } from '../catalogue/schema'
import { isSittingHours, longest } from './course-rules'
import type { audiences } from './schema'

/** What a column of the city's list of courses can mean. */
const words = {
  title: '课程名称 课程 名称 题目 课程题目 title course',
  code: '课程编号 课程编码 课程代码 编号 编码 code',
  audience: '对象 适用对象 培训对象 学员 面向对象 audience',
  hours: '学时 课时 学时数 每次学时 hours',
  category: '类别 分类 课程类别 课程分类 category',
  body: '简介 课程简介 说明 内容 课程内容 description',
} as const
type Field = keyof typeof words
const fieldOfHeader = new Map(
  Object.entries(words).flatMap(([field, list]) => list.split(' ').map((word) => [plainHeader(word), field as Field] as const)),
)

/** `cell` counts rows from 1, as a spreadsheet does. */
export type CityFault = { row: number; code: 'title-missing' | 'too-long' | 'hours-form' | 'repeated' }
export type ListedCourse = {
  title: string
  code: string
  audiences: (typeof audiences)[number][]
  hours: number
  category: string
  body: string
}
export type CityList = { courses: ListedCourse[]; faults: CityFault[] }

const searchedRows = 30
const longestCode = 60

type Layout = { headerRow: number; columns: Map<Field, number> }

function layoutOf(sheet: Sheet): Layout | null {
  for (const [headerRow, row] of sheet.rows.slice(0, searchedRows).entries()) {
    const columns = new Map<Field, number>()
    row.forEach((cell, index) => {
      const field = typeof cell === 'string' ? fieldOfHeader.get(plainHeader(cell)) : undefined
      if (field && !columns.has(field)) columns.set(field, index)
    })
    if (columns.has('title') && columns.size >= 2) return { headerRow, columns }
  }
  return null
}

const audienceWords: [RegExp, (typeof audiences)[number]][] = [
  [/社工|工作者|书记|网格员|干部/, 'worker'],
  [/居民|市民|群众|老年|老人/, 'resident'],
  [/未成年|儿童|青少年|学生|孩子|少年/, 'minor'],
]

function readRow(row: readonly Cell[], { columns }: Layout): ListedCourse | null {
  const text = (field: Field): string => {
    const clean = cleanText(row[columns.get(field) ?? -1])
    return saysNothing(clean) ? '' : clean
  }
  const [title, code, audience] = [text('title'), text('code'), text('audience')]
  if (row.every((cell) => cleanText(cell) === '') || /^(合计|总计|共计)/.test(title)) return null
  const hours = /\d+(\.\d+)?/.exec(text('hours'))?.[0]
  return {
    title,
    code,
    audiences: audienceWords.filter(([pattern]) => pattern.test(audience)).map(([, known]) => known),
    hours: hours === undefined ? (text('hours') === '' ? 0 : Number.NaN) : Number(hours),
    category: text('category'),
    body: text('body'),
  }
}

/** The courses of the city's file, and the rows that cannot be taken. Null where no sheet has a column 课程名称 beside another. */
export function readCityCourses(sheets: readonly Sheet[]): CityList | null {
  let isList = false
  const list: CityList = { courses: [], faults: [] }
  const known = new Set<string>()
  for (const sheet of sheets) {
    const layout = sheet.hidden ? null : layoutOf(sheet)
    if (!layout) continue
    isList = true
    for (const [index, cells] of sheet.rows.entries()) {
      const course = index > layout.headerRow ? readRow(cells, layout) : null
      if (!course) continue
      const key = course.code || course.title
      const code = faultOf(course) ?? (known.has(key) ? 'repeated' : null)
      if (code) list.faults.push({ row: index + 1, code })
      else list.courses.push(course)
      known.add(key)
    }
  }
  return isList ? list : null
}

function faultOf({ title, code, hours, category, body }: ListedCourse): CityFault['code'] | null {
  if (title === '') return 'title-missing'
  if (title.length > longest.title || code.length > longestCode || category.length > longest.category) return 'too-long'
  if (body.length > longest.body) return 'too-long'
  return isSittingHours(hours) ? null : 'hours-form'
}

type KeyOf = (...parts: string[]) => string

/** By its number where it has one, so that a renamed course stays the same; else by its name. */
export const cityCourseId = (keyOf: KeyOf, course: Pick<ListedCourse, 'title' | 'code'>): string =>
  `course-city-${keyOf('city-course', course.code || course.title)}`

export type CityPlan = CityList & {
  added: number
  changed: number
  same: number
  /** Courses the file no longer has: they are closed, and what was held of them stays. */
  gone: CityCourse[]
}

/** What the city says of a course, as it is kept; what it leaves open is cleared. */
export const fieldsOf = ({ title, code, audiences: tags, hours, category, body }: ListedCourse) => ({
  title,
  code: code || undefined,
  tags: tags.length > 0 ? tags : undefined,
  hours: hours || undefined,
  category: category || undefined,
  body: body || undefined,
  open: true,
})

/** The dry run of the city's file. */
export function planCity(list: CityList, standing: readonly CityCourse[], keyOf: KeyOf): CityPlan {
  const byId = new Map(standing.map((course) => [course.id, course]))
  const ids = new Set(list.courses.map((course) => cityCourseId(keyOf, course)))
  let [added, changed, same] = [0, 0, 0]
  for (const course of list.courses) {
    const was = byId.get(cityCourseId(keyOf, course))
    const fields = Object.entries(fieldsOf(course))
    if (!was) added += 1
    else if (fields.some(([field, value]) => JSON.stringify(was[field as keyof CityCourse]) !== JSON.stringify(value)))
      changed += 1
    else same += 1
  }
  return { ...list, added, changed, same, gone: standing.filter(({ id, open }) => open !== false && !ids.has(id)) }
}
