import { expect, test } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import type { Cell, Sheet } from '../../lib/sheet/types'
import { type CityCourse, catalogueSchema } from '../catalogue/schema'
import { takeCityCourses } from './city-operations'
import { planCity, readCityCourses } from './city-rules'
import { cityCourses } from './queries'
import { sessionSchema } from './schema'

const header: Cell[] = ['序号', '课程名称', '课程编号', '对象', '学时', '类别', '简介']
const sheetOf = (rows: Cell[][]): Sheet => ({
  name: '课程',
  rows: [['武汉市社区学院课程目录'], header, ...rows],
  merges: [],
  hidden: false,
  epoch1904: false,
})
const governing: Cell[] = [1, '基层治理能力提升', 'W01', '社区工作者', 4, '能力提升', '案例教学']
const phones: Cell[] = [2, '智能手机', 'R01', '居民、老年人', '2学时', '市民讲堂', '']

test('the city’s list is read with whom each course is for; a row that cannot be taken is told and the others stand', () => {
  const list = readCityCourses([
    sheetOf([governing, phones, [3, '', 'R02'], [4, '重复', 'R01'], [5, '书法', '', '', '两学时'], []]),
  ])
  expect(list?.courses[1]).toEqual({
    title: '智能手机',
    code: 'R01',
    audiences: ['resident'],
    hours: 2,
    category: '市民讲堂',
    body: '',
  })
  expect(list?.faults).toEqual([
    { row: 5, code: 'title-missing' },
    { row: 6, code: 'repeated' },
    { row: 7, code: 'hours-form' },
  ])
  expect(readCityCourses([{ ...sheetOf([]), rows: [['花名册'], ['姓名', '电话']] }])).toBeNull()
})

test('a new list adds and changes, closes what it lacks, and the same again changes nothing', async () => {
  const { context, close } = await openTestContext({
    collections: { sessions: { schema: sessionSchema }, catalogue: { schema: catalogueSchema } },
  })
  const standing = async () => (await cityCourses(context.data).exec()).map((found) => found.toMutableJSON() as CityCourse)
  const take = async (...rows: Cell[][]) => {
    const plan = planCity(readCityCourses([sheetOf(rows)]) ?? { courses: [], faults: [] }, await standing(), context.keyOf)
    await takeCityCourses(context, { plan })
    return [plan.added, plan.changed, plan.same, plan.gone.length]
  }
  expect(await take(governing, phones)).toEqual([2, 0, 0, 0])
  expect(await take(governing, phones)).toEqual([0, 0, 2, 0])
  expect(await take(governing.with(1, '基层治理'), phones.with(6, '带手机'))).toEqual([0, 2, 0, 0])
  expect(await take(phones)).toEqual([0, 1, 0, 1])
  const open = (await standing()).filter((course) => course.open !== false)
  expect(open.map(({ title, code, tags, hours }) => ({ title, code, tags, hours }))).toEqual([
    { title: '智能手机', code: 'R01', tags: ['resident'], hours: 2 },
  ])
  await close()
})
