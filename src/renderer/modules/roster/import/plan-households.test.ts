import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../lib/sheet/types'
import { findLayout } from './find-layout'
import { planImport } from './plan'
import { createDraftSource } from './testing/draft-source'
import { commitTo, createMapStore } from './testing/fake-store'
import { numberOf } from './testing/messy-roster'
import { faultsOf, merge, planOf, planOptions, sheetOf } from './testing/sheets'

const he = numberOf('19800101', 1)
const she = numberOf('19820202', 2)
const son = numberOf('20050303', 3)
const header = ['户主', '姓名', '关系', '身份证号', '小区', '楼栋', '单元', '房号']
const home = ['百瑞苑', '3栋', 1, '501室']

describe('a household', () => {
  it('merged over its rows is carried down, with one householder', async () => {
    const sheet = sheetOf(
      [
        header,
        ['张三', '张三', '户主', he, ...home],
        [null, '李四', '配偶', she, null, null, null, null],
        ['王五', '王五', '户主', son, '百瑞苑', '3栋', 1, '502室'],
      ],
      ['A2:A3', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:H3'].map(merge),
    )
    const plan = await planOf([sheet])
    expect(plan.households).toBe(2)
    const [a, b, c] = plan.rows.map((row) => row.fields)
    expect([b!.dwellingId, b!.householdId, b!.relationToHead]).toEqual([a!.dwellingId, a!.householdId, '10'])
    expect(c!.householdId).not.toBe(a!.householdId)
  })

  it('whose members leave its cells blank is carried down too, and never across a new head', async () => {
    const rows: Cell[][] = [
      ['序号', ...header],
      [1, '张三', '张三', '户主', he, ...home],
      [null, null, '李四', '配偶', she, null, null, null, null],
      [2, '王五', '王五', '户主', son, null, null, null, null],
    ]
    const plan = await planOf([sheetOf(rows)])
    expect(plan.rows.map((row) => row.fields.dwellingId !== undefined)).toEqual([true, true, false])
    expect(plan.households).toBe(2)
  })

  it('is told by its number before all else', async () => {
    const rows: Cell[][] = [
      ['户编号', '姓名', '关系', '身份证号', '地址'],
      ['H1', '甲', '户主', he, '3-2-501'],
      ['H2', '乙', '户主', she, '3-2-501'],
      ['H1', '丙', '子', son, '3-2-501'],
    ]
    const plan = await planOf([sheetOf(rows)])
    const [a, b, c] = plan.rows.map((row) => row.fields.householdId)
    expect([plan.households, a === c, a === b]).toEqual([2, true, false])
    expect(plan.places.filter((place) => place.kind === 'household').map((place) => place.name)).toEqual(['H1', 'H2'])
  })

  it('whose number stands in two dwellings is marked; with a head in each it is two households', async () => {
    const rows: Cell[][] = [
      ['户编号', '姓名', '关系', '身份证号', '地址'],
      ['1', '甲', '户主', he, '3-2-501'],
      ['1', '乙', '配偶', she, '3-2-502'],
    ]
    expect(faultsOf((await planOf([sheetOf(rows)])).rows, 'flags')).toContain('3 two-dwellings')
    rows[2] = ['1', '乙', '户主', she, '3-2-502']
    const plan = await planOf([sheetOf(rows)])
    expect([plan.households, faultsOf(plan.rows, 'flags')]).toEqual([2, []])
  })

  it('is told by the sequence of relations where nothing else tells it', async () => {
    const rows: Cell[][] = [
      ['姓名', '关系', '身份证号'],
      ['甲', '户主', he],
      ['乙', '子', son],
      ['丙', '户主', she],
    ]
    expect((await planOf([sheetOf(rows)])).households).toBe(2)
  })

  it('with two heads keeps one and marks the other', async () => {
    const plan = await planOf([
      sheetOf([header, ['张三', '李四', '户主', he, ...home], ['张三', '张三', '户主', numberOf('19800102', 5), ...home]]),
    ])
    expect(plan.rows.map((row) => row.fields.relationToHead)).toEqual([undefined, '02'])
    expect(faultsOf(plan.rows, 'flags')).toEqual(['2 second-head'])
    expect(plan.rows[0]!.fields.note).toBe('户主')
  })

  it('without a head is marked at its first row', async () => {
    const plan = await planOf([sheetOf([header, ['张三', '李四', '配偶', she, ...home], ['张三', '王五', '子', son, ...home]])])
    expect(faultsOf(plan.rows, 'flags')).toEqual(['2 no-head'])
  })

  it('takes whoever bears the head’s name for the head', async () => {
    const plan = await planOf([
      sheetOf([
        ['户主', '姓名', '身份证号', '地址'],
        ['张三', '张三', he, '1-1-1'],
        ['张三', '李四', she, '1-1-1'],
      ]),
    ])
    expect(plan.rows.map((row) => row.fields.relationToHead)).toEqual(['02', undefined])
  })

  it('takes the householder from a remark behind the name', async () => {
    const plan = await planOf([
      sheetOf([
        ['姓名', '身份证号', '地址'],
        ['张三（户主）', he, '1-1-1'],
        ['李四（已迁）', she, '1-1-1'],
      ]),
    ])
    expect(plan.rows.map(({ fields }) => [fields.name, fields.relationToHead, fields.note])).toEqual([
      ['张三', '02', undefined],
      ['李四', undefined, '姓名：已迁'],
    ])
  })

  it.each([
    {
      what: 'begins with somebody who stands in another one too',
      rows: [['姓名', '户编号'], ['张三'], ['张三', 'H1'], ['李四', null]],
      verdicts: ['same', 'wrong', 'same'],
    },
    {
      what: 'has its head in two rows alike',
      rows: [['户主姓名', '婚姻状况'], ['张三'], ['张三']],
      verdicts: ['same', 'same'],
    },
  ])('that $what is the same when the sheet comes again', async ({ rows, verdicts }) => {
    const sheet = sheetOf(rows)
    const layout = findLayout(sheet)
    if (!layout) throw new Error('no header was found')
    const store = createMapStore()
    const plan = async () => {
      const made = await planImport([{ sheet, layout }], store, planOptions)
      if (!made.ok) throw new Error(made.refusal)
      return made.value
    }
    await commitTo(store, createDraftSource(await plan(), store))
    expect((await plan()).rows.map(({ verdict }) => verdict)).toEqual(verdicts)
  })

  it('all of whose rows are refused is counted and not created', async () => {
    const plan = await planOf([sheetOf([header, ['张三', '张三', '户主', 1, ...home]])])
    expect([plan.households, plan.places]).toEqual([1, []])
  })
})

describe('a place', () => {
  it('named in other ways is the same place', async () => {
    const rows: Cell[][] = [
      ['姓名', '身份证号', '小区', '地址'],
      ['甲', he, '百瑞苑', '3栋1单元501室'],
      ['乙', she, '百瑞苑', '3-1-501'],
      ['丙', son, null, '百瑞苑03号楼1单元501'],
    ]
    const plan = await planOf([sheetOf(rows)])
    expect(new Set(plan.rows.map((row) => row.fields.dwellingId)).size).toBe(1)
  })

  it('without an estate stands in the one that was given', async () => {
    const plan = await planOf(
      [
        sheetOf([
          ['姓名', '身份证号', '地址'],
          ['甲', he, '3-1-501'],
        ]),
      ],
      { defaultEstate: '百瑞苑' },
    )
    const other = await planOf([
      sheetOf([
        ['姓名', '身份证号', '小区', '地址'],
        ['甲', he, '百瑞苑', '3-1-501'],
      ]),
    ])
    expect(plan.rows[0]!.fields.dwellingId).toBe(other.rows[0]!.fields.dwellingId)
  })

  it('belongs to a grid; a building in two grids is marked', async () => {
    const rows: Cell[][] = [
      ['姓名', '身份证号', '网格', '地址'],
      ['甲', he, '第1网格', '3-1-501'],
      ['乙', she, '第2网格', '3-1-502'],
    ]
    const plan = await planOf([sheetOf(rows)])
    const grid = plan.places.find((place) => place.name === '第1网格')!
    expect(plan.places.find((place) => place.kind === 'building')!.gridId).toBe(grid.id)
    expect(faultsOf(plan.rows, 'flags')).toEqual(['3 grid-mismatch'])
  })

  it('has a use where the sheet tells one', async () => {
    const plan = await planOf([
      sheetOf([
        ['姓名', '身份证号', '地址', '房屋性质'],
        ['甲', he, '3-1-501', '出租'],
      ]),
    ])
    expect(plan.places.find((place) => place.kind === 'dwelling')!.useType).toBe('rented')
  })
})
