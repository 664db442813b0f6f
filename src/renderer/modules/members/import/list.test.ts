import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../../data/context'
import { openTestContext } from '../../../data/testing/open-test-context'
import { keyOf as keyWith } from '../../../lib/id'
import { readWorkbook } from '../../../lib/sheet/read-workbook'
import type { Cell, Sheet } from '../../../lib/sheet/types'
import { catalogueSchema } from '../../catalogue/schema'
import { endRegistration } from '../registration-operations'
import { memberSchema } from '../schema'
import { addUnit } from '../unit-operations'
import { commitList } from './commit-list'
import { findListLayout, unitOfTitle } from './list-layout'
import { planList, type Standing } from './plan-list'
import { standingOf } from './standing'

const keyOf = (...parts: string[]) => keyWith('a salt for tests only', ...parts)
const nothing: Standing = { units: [], members: [], registrations: [], posts: [], claims: [] }
const options = { keyOf, today: '2026-11-23', own: null }
const header = ['序号', '姓名', '职务', '政治面貌', '手机号码', '联系地社区', '居住地社区', '特长', '认领岗位']

const sheetOf = (rows: Cell[][], name = '市三医院'): Sheet => ({
  name,
  rows: [['武汉市第三医院党员干部下沉社区报到登记表'], header, ...rows],
  merges: [],
  hidden: false,
  epoch1904: false,
})
const wang: Cell[] = [1, '王　芳', '护士长', '中共党员', 13812345678, '智苑社区', '百瑞景社区', '急救、理发', '政策宣讲员']

describe('a unit of a title', () => {
  test.each([
    ['湖北省教育厅机关党员干部下沉社区报到登记表', '湖北省教育厅机关'],
    ['中国地质大学（武汉）后勤保障部党员干部下沉社区报到登记表', '中国地质大学(武汉)后勤保障部'],
    ['2026年武昌区税务局在职党员“双报到”名单', '武昌区税务局'],
    ['附件1：武汉市第三医院下沉党员花名册', '武汉市第三医院'],
    ['填报单位：武汉市水务局', '武汉市水务局'],
    ['报到登记表', null],
  ])('%s is %s', (title, unit) => {
    const sheet = { ...sheetOf([]), rows: [[title], header] }
    const layout = findListLayout(sheet)
    expect(layout && unitOfTitle(sheet, layout)).toBe(unit)
  })
})

describe('a row', () => {
  const rowOf = (cells: Cell[], standing = nothing) => planList([sheetOf([cells])], standing, options).rows[0]

  test('is read with its phone kept as a number, its skills parted, and what no field holds in the note', () => {
    expect(rowOf(wang)).toMatchObject({
      sheet: '市三医院',
      row: 3,
      verdict: 'new',
      unitName: '武汉市第三医院',
      registrations: ['linked'],
      fields: {
        name: '王芳',
        position: '护士长',
        politicalStatus: '01',
        phone: '13812345678',
        skills: ['急救', '理发'],
        remarks: ['认领岗位：政策宣讲员', '居住地社区：百瑞景社区'],
      },
    })
  })

  const at = (index: number, cell: Cell): Cell[] => wang.map((value, i) => (i === index ? cell : value))
  test.each([
    [at(1, ''), 'wrong', 'refusals', 'name-missing', 'B3'],
    [at(4, null), 'doubtful', 'flags', 'phone-missing', 'E3'],
    [at(4, '1381234'), 'doubtful', 'flags', 'phone-form', 'E3'],
    [at(3, '积极分子'), 'doubtful', 'flags', 'status-unknown', 'D3'],
  ] as const)('%j is told with its cell', (cells, verdict, list, code, cell) => {
    const row = rowOf([...cells])
    expect(row?.verdict).toBe(verdict)
    expect(row?.[list]).toMatchObject([{ code, cell }])
  })

  test('with a citizen number that became a number, or fails its check, is refused', () => {
    const numbered = (number: Cell): Sheet => ({
      ...sheetOf([]),
      rows: [
        ['姓名', '身份证号', '手机'],
        ['王芳', number, '13812345678'],
      ],
    })
    const codeOf = (number: Cell) => planList([numbered(number)], nothing, options).rows[0]?.refusals.map(({ code }) => code)
    expect(codeOf(110105194912310000)).toEqual(['number-lost'])
    expect(codeOf('1.10105E+17')).toEqual(['number-lost'])
    expect(codeOf('110105194912310021')).toEqual(['number-wrong'])
    expect(codeOf('11010519491231002x')).toEqual([])
  })
})

test('totals, signatures, blanks and repeated headers are nobody', () => {
  const plan = planList(
    [sheetOf([wang, [], header, ['合计', '1人'], ['填表人：李明', null, null, '审核人：张伟'], ['注：请按时报送']])],
    nothing,
    options,
  )
  expect(plan.rows).toHaveLength(1)
})

test('the same row twice is taken in once; the same person with other details is refused', () => {
  const plan = planList([sheetOf([wang, wang, wang.map((cell, index) => (index === 2 ? '医生' : cell))])], nothing, options)
  expect(plan.rows.map(({ verdict }) => verdict)).toEqual(['new', 'same', 'wrong'])
  expect(plan.rows[2]?.refusals).toMatchObject([{ code: 'repeated' }])
  expect(plan.units).toMatchObject([{ name: '武汉市第三医院', members: 1 }])
})

test('a column of units, merged over its people, is read downwards', () => {
  const sheet = {
    ...sheetOf([]),
    rows: [
      ['单位', '姓名', '手机'],
      ['甲单位', '王芳', '13812345678'],
      [null, '李明', '13812345679'],
      ['乙单位', '张伟', '13812345670'],
    ],
  }
  expect(planList([sheet], nothing, options).units.map(({ name, members }) => [name, members])).toEqual([
    ['甲单位', 2],
    ['乙单位', 1],
  ])
})

/** Invented lists of the project's owner, beside the checkout; where they have to be, their absence is a failure. */
const folder = resolve(process.env.YIZHAN_SHARED_DATA ?? resolve(process.cwd(), '../shared/data'))
const expectedHere = process.env.YIZHAN_SHARED_DATA !== undefined || Boolean(process.env.CI) || existsSync(folder)

describe.each(expectedHere ? ['cadres-by-unit'] : [])('the list %s as offices send it', (file) => {
  const bytes = () => new Uint8Array(readFileSync(join(folder, `${file}.xlsx`)))
  const expected = (): { total: number; units: { unit: string; members: number }[] } =>
    JSON.parse(readFileSync(join(folder, `${file}.expected.json`), 'utf8'))
  const collections = { members: { schema: memberSchema }, catalogue: { schema: catalogueSchema } }
  let context: Context
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ context, close } = await openTestContext({ collections }))
  })
  afterEach(() => close())

  async function plan() {
    const read = readWorkbook(bytes(), 'cadres-by-unit.xlsx')
    if (!read.ok) throw new Error(read.refusal.code)
    return planList(read.value.sheets, await standingOf(context.data), { ...options, keyOf: context.keyOf })
  }

  test('has exactly the counts that are expected of it', async () => {
    const { units, counts, communities } = await plan()
    expect(counts).toEqual({ new: expected().total, changed: 0, same: 0, doubtful: 0, wrong: 0 })
    expect(units.map(({ name, members }) => ({ unit: name, members }))).toEqual(expected().units)
    expect(communities.map(({ name, linked }) => [name, linked])[0]).toEqual(['智苑社区', expected().total])
  })

  test('is written once, and the second time changes nothing', async () => {
    const first = await plan()
    const written = await commitList(context, first)
    const claims = first.rows.reduce((all, { posts }) => all + posts.length, 0)
    expect(claims).toBeGreaterThan(0)
    const residential = first.rows.filter(({ registrations }) => registrations.includes('residential')).length
    expect(written).toEqual({
      ok: true,
      value: { units: 3, members: 94, changed: 0, registrations: 94 + residential, claims, unclaimed: 0 },
    })
    expect(await context.data.catalogue.find({ selector: { kind: 'memberCard' } }).exec()).toHaveLength(94)
    const again = await plan()
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 94, doubtful: 0, wrong: 0 })
    const before = JSON.stringify((await context.data.members.find().exec()).map((found) => found.toMutableJSON()))
    expect(again.posts).toEqual([])
    const none = { units: 0, members: 0, changed: 0, registrations: 0, claims: 0, unclaimed: 0 }
    expect(await commitList(context, again)).toEqual({ ok: true, value: none })
    const units = (await context.data.members.find({ selector: { kind: 'sendingUnit' } }).exec()).map((unit) => unit.toJSON())
    expect(units.map(({ name, expectedMembers }) => ({ unit: name, members: expectedMembers }))).toEqual(
      expect.arrayContaining(expected().units),
    )
    expect(JSON.stringify((await context.data.members.find().exec()).map((found) => found.toMutableJSON()))).toBe(before)
  })

  test('finds a unit that is there under its alias, and does not revive a registration that ended', async () => {
    const unit = await addUnit(context, { name: '市三院', aliases: ['武汉市第三医院'] })
    if (!unit.ok) throw new Error('added')
    await commitList(context, await plan())
    expect((await plan()).units.find(({ id }) => id === unit.value.id)).toMatchObject({
      name: '市三院',
      known: true,
      members: 23,
    })
    const [registration] = await context.data.members.find({ selector: { kind: 'registration' } }).exec()
    await endRegistration(context, { id: registration?.id ?? '', reason: '调离' })
    expect((await plan()).counts).toEqual({ new: 0, changed: 0, same: 94, doubtful: 0, wrong: 0 })
  })

  test('claims what has a place; who finds none is told, and the desk that may not offer posts offers none', async () => {
    const clerk = await openTestContext({ collections, may: (right) => right === 'members.write' })
    const read = readWorkbook(bytes(), 'cadres-by-unit.xlsx')
    if (!read.ok) throw new Error(read.refusal.code)
    const planned = planList(read.value.sheets, await standingOf(clerk.context.data), {
      ...options,
      keyOf: clerk.context.keyOf,
    })
    const named = planned.posts.reduce((all, { memberIds }) => all + memberIds.length, 0)
    const [first] = planned.posts
    if (!first) throw new Error('a post')
    await clerk.context.write('catalogue', { id: 'post-1', kind: 'post', title: first.title, quota: 3, open: true })
    const again = planList(read.value.sheets, await standingOf(clerk.context.data), {
      ...options,
      keyOf: clerk.context.keyOf,
    })
    expect(await commitList(clerk.context, again)).toMatchObject({ ok: true, value: { claims: 3, unclaimed: named - 3 } })
    expect(await clerk.context.data.members.find({ selector: { kind: 'claim', targetId: 'post-1' } }).exec()).toHaveLength(3)
    await clerk.close()
  })

  test('is not written by who may not', async () => {
    const reader = await openTestContext({ collections, may: () => false })
    expect(await commitList(reader.context, await plan())).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
    await reader.close()
  })
})
