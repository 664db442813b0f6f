import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../../data/context'
import { openTestContext } from '../../../data/testing/open-test-context'
import type { Cell, Sheet } from '../../../lib/sheet/types'
import { catalogueSchema, type Matter } from '../../catalogue/schema'
import { requestSchema } from '../../requests/schema'
import { countUse } from '../operations'
import { allMatters, matterUses } from '../queries'
import { editionsOf, usesOf } from '../rules'
import { commitMatters } from './commit'
import { editionOf } from './layout'
import { planMatters } from './plan'

const header = [
  '序号',
  '事项编码',
  '事项名称',
  '类别',
  '政务大厅',
  '社区',
  '自助屏',
  '申请材料',
  '办理流程',
  '常用说法',
  '办理时限',
]
const birth: Cell[] = [
  1,
  'A01',
  '出生登记',
  '户籍',
  '√',
  '√',
  '',
  '出生医学证明；父母户口簿',
  '1.取号 2.交材料 3.取件',
  '孩子上户口',
  '当场办结',
]
const senior: Cell[] = [2, 'A02', '老年人优待证办理', '民政', '√', '√', '√', '身份证、一寸照片两张', '', '', '5 个工作日']

const sheetOf = (rows: Cell[][], name = '事项'): Sheet => ({
  name,
  rows: [['武昌区便民和审批服务事项目录（2026年第2版）'], header, ...rows],
  merges: [],
  hidden: false,
  epoch1904: false,
})
const with0 = (row: Cell[], at: number, cell: Cell): Cell[] => row.map((value, index) => (index === at ? cell : value))

const collections = { catalogue: { schema: catalogueSchema }, requests: { schema: requestSchema } }
let context: Context
let close: () => Promise<void>
beforeEach(async () => {
  ;({ context, close } = await openTestContext({ collections }))
})
afterEach(() => close())

const standing = async () => (await allMatters(context.data).exec()).map((found) => found.toMutableJSON() as Matter)
const plan = async (rows: Cell[][], ...more: Sheet[]) => planMatters([sheetOf(rows), ...more], await standing(), context)
async function takeIn(rows: Cell[][], version: string) {
  const result = await commitMatters(context, { plan: await plan(rows), version, close: true })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test('the edition is what stands above the table, else in the name of the file', () => {
  expect(editionOf([sheetOf([])], '目录.xlsx')).toBe('2026年第2版')
  expect(editionOf([{ ...sheetOf([]), rows: [header] }], '事项目录2026年9月.xlsx')).toBe('2026年9月')
  expect(editionOf([{ ...sheetOf([]), rows: [header] }], '目录.xlsx')).toBe('')
})

test('a row is read with its channels, lists and everyday words; what no field holds is told with its header', async () => {
  const { rows, channels, counts } = await plan([birth, [null, '合计', 1], senior])
  expect(counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
  expect(channels).toEqual({ hall: 2, community: 2, kiosk: 1 })
  expect(rows[0]?.fields).toEqual({
    title: '出生登记',
    code: 'A01',
    category: '户籍',
    channels: ['hall', 'community'],
    materials: ['出生医学证明', '父母户口簿'],
    steps: ['取号', '交材料', '取件'],
    tags: ['孩子上户口'],
    body: '办理时限：当场办结',
  })
})

test.each([
  [2, '', 'title-missing', 'C3'],
  [1, 420106000000000000, 'code-lost', 'B3'],
  [7, Array.from({ length: 41 }, (_, index) => `材料${index}`).join('；'), 'too-many', 'H3'],
  [9, '说'.repeat(31), 'text-long', 'J3'],
] as const)('column %i of %j is refused with its cell', async (at, cell, code, where) => {
  expect((await plan([with0(birth, at, cell)])).rows[0]).toMatchObject({ verdict: 'wrong', faults: [{ code, cell: where }] })
})

test('a code twice with another text is refused, the same row twice is one', async () => {
  const { rows } = await plan([birth, birth, with0(birth, 2, '出生登记（补录）')])
  expect(rows.map(({ verdict }) => verdict)).toEqual(['new', 'same', 'wrong'])
  expect(rows[2]?.faults[0]?.code).toBe('repeated')
})

test('a sheet of everyday words gives them to the matters they mean, and says which mean none', async () => {
  const said = {
    ...sheetOf([]),
    name: '同义词',
    rows: [
      ['群众说法', '规范词'],
      ['敬老卡', '优待证'],
      ['办绿卡', '永久居留'],
    ],
  }
  const { rows, unused } = await plan([birth, senior], said)
  expect([rows.map(({ fields }) => fields.tags), unused]).toEqual([[['孩子上户口'], ['敬老卡']], ['办绿卡']])
  const other = {
    ...said,
    rows: [
      ['常用说法', '事项名称'],
      ['敬老卡', '老年人优待证办理'],
    ],
  }
  expect((await plan([senior], other)).rows.map(({ fields }) => fields.tags)).toEqual([['敬老卡']])
})

test('a new edition adds, changes, keeps, and closes what it lacks; what a desk entered by hand stays', async () => {
  await context.write('catalogue', { id: 'matter-own', kind: 'matter', title: '借用会议室', open: true })
  expect(await takeIn([birth, senior], '2026年第1版')).toEqual({ added: 2, changed: 0, closed: 0, same: 0 })
  expect(await takeIn([birth, senior], '2026年第1版')).toEqual({ added: 0, changed: 0, closed: 0, same: 2 })
  const other: Cell[] = [3, 'A03', '高龄津贴申领']
  expect(await takeIn([with0(birth, 7, '出生医学证明'), other], '2026年第2版')).toEqual({
    added: 1,
    changed: 1,
    closed: 1,
    same: 0,
  })
  const open = (await standing()).filter((matter) => matter.open !== false)
  expect(open.map(({ title }) => title).sort()).toEqual(['借用会议室', '出生登记', '高龄津贴申领'].sort())
  expect(open.find(({ code }) => code === 'A01')).toMatchObject({ materials: ['出生医学证明'], version: '2026年第2版' })
  expect(editionsOf(await standing())).toEqual([{ version: '2026年第2版', count: 2 }])
  expect(await takeIn([birth, senior], '2026年第1版')).toMatchObject({ changed: 2, closed: 1 })
})

test('without its column a field stays, and a matter that gets a code later is the same matter', async () => {
  const bare = {
    ...sheetOf([]),
    rows: [
      ['事项名称', '类别'],
      ['出生登记', '户籍'],
    ],
  }
  await commitMatters(context, { plan: planMatters([bare], [], context), version: '1', close: true })
  expect(await takeIn([birth], '2')).toMatchObject({ added: 0, changed: 1 })
  const again = planMatters(
    [
      {
        ...bare,
        rows: [
          ['事项名称', '类别'],
          ['出生登记', '公安'],
        ],
      },
    ],
    await standing(),
    context,
  )
  expect(again.rows.map(({ verdict, differs }) => [verdict, differs])).toEqual([['changed', ['category']]])
})

test('without the right, or a name for the edition, nothing is written', async () => {
  const auditor = await openTestContext({ collections, may: () => false })
  const wish = { plan: await plan([birth]), version: '1', close: true }
  expect(await commitMatters(auditor.context, wish)).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  expect(await commitMatters(context, { ...wish, version: ' ' })).toEqual({ ok: false, refusal: { code: 'version-missing' } })
  expect(await standing()).toEqual([])
  await auditor.close()
})

test('uses of two desks and a kiosk, and what was taken in add up; a desk counts twice at once as two', async () => {
  const there = await openTestContext({ collections })
  await Promise.all([1, 2, 3].map(() => countUse(context, { matterId: 'matter-1', what: 'lookedUp' })))
  await countUse(context, { matterId: 'matter-1', what: 'printed' })
  const [own] = await matterUses(context.data).exec()
  const elsewhere = { ...own?.toMutableJSON(), id: 'use-elsewhere', lookedUp: 4 }
  const ticket = { kind: 'ticket', originId: 'matter-1', day: '2026-11-20' }
  const records = [own?.toMutableJSON() ?? { kind: '' }, elsewhere as never, ticket, { ...ticket, day: '2026-10-31' }]
  const visits = [
    { day: '2026-11-23', lookedUp: ['matter-1', 'matter-2'], printed: ['matter-2'] },
    { day: '2026-10-31', lookedUp: ['matter-1'], printed: [] },
  ]
  expect(usesOf(records, visits, { from: '2026-11-01', to: '2026-11-30' })).toEqual(
    new Map([
      ['matter-1', { lookedUp: 8, printed: 2, takenIn: 1 }],
      ['matter-2', { lookedUp: 1, printed: 1, takenIn: 0 }],
    ]),
  )
  await there.close()
})
