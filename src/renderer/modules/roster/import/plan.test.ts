import { describe, expect, it } from 'vitest'
import { checkCharacter } from '../../../lib/national/citizen-number'
import type { Cell } from '../../../lib/sheet/types'
import { placeId } from '../ids'
import { planImport } from './plan'
import { numberOf } from './testing/messy-roster'
import { emptyStore, faultsOf, layoutOf, planOf, planOptions, sheetOf } from './testing/sheets'

const he = numberOf('19800101', 1)
const she = numberOf('19820202', 2)
const son = numberOf('20050303', 3)
const header = ['户主', '姓名', '关系', '身份证号', '小区', '楼栋', '单元', '房号']
const home = ['百瑞苑', '3栋', 1, '501室']

/** A sheet of one column beside name and number: what becomes of a cell. */
const cellOf = async (column: string, cell: Cell) => {
  const plan = await planOf([
    sheetOf([
      ['姓名', '身份证号', column],
      ['张三', he, cell],
    ]),
  ])
  return plan.rows[0]!
}

describe('a person', () => {
  it('with everything in order is new', async () => {
    const plan = await planOf([sheetOf([header, ['张三', '张三', '户主', he, ...home]])])
    const dwelling = placeId(planOptions.keyOf, 'dwelling', planOptions.centerCode, '百瑞苑', '3', '1', '501')
    expect(plan.rows).toEqual([
      {
        sheet: '花名册',
        row: 2,
        verdict: 'new',
        known: false,
        name: '张三',
        residentId: expect.stringMatching(/^resident-[0-9a-z]{26}$/),
        fields: {
          name: '张三',
          citizenNumber: he,
          sex: '1',
          birthDate: '1980-01-01',
          dwellingId: dwelling,
          householdId: expect.stringMatching(/^household-/),
          relationToHead: '02',
          presence: 'present',
          verification: 'verified',
        },
        changes: [],
        refusals: [],
        flags: [],
      },
    ])
    expect(plan.places.map((place) => [place.kind, place.name])).toEqual([
      ['estate', '百瑞苑'],
      ['building', '3'],
      ['entrance', '1'],
      ['dwelling', '501'],
      ['household', ''],
    ])
    expect(JSON.stringify(plan.places) + plan.rows[0]!.residentId).not.toContain(he)
  })

  it.each<[string, Cell, string]>([
    ['身份证号', `${he.slice(0, 17)}${he.endsWith('1') ? 2 : 1}`, 'checksum'],
    ['身份证号', he.slice(0, 14), 'length'],
    ['身份证号', Number(he.replace('X', '0')), 'number'],
    ['身份证号', '4.20199E+17', 'scientific'],
    ['身份证号', `O${he.slice(1)}`, 'characters'],
    ['身份证号', `${he.slice(0, 10)}0230${he.slice(14)}`, 'date'],
  ])('whose %s is %j is refused: %s', async (column, cell, code) => {
    const plan = await planOf([
      sheetOf([
        ['姓名', column],
        ['张三', cell],
      ]),
    ])
    expect(plan.rows[0]).toMatchObject({ verdict: 'wrong', refusals: [{ sheet: '花名册', row: 2, column, code }] })
    expect(plan.counts).toEqual({ rows: 1, new: 0, changed: 0, same: 0, doubtful: 0, wrong: 1 })
    expect(plan.places).toEqual([])
  })

  it('of no province is refused last', async () => {
    const digits = '16010619800101001'
    const plan = await planOf([
      sheetOf([
        ['姓名', '身份证号'],
        ['张三', digits + checkCharacter(digits)],
      ]),
    ])
    expect(faultsOf(plan.rows, 'refusals')).toEqual(['2 province'])
  })

  it('with a wrong number can be taken in without it, marked to be verified', async () => {
    const sheet = sheetOf([
      ['姓名', '身份证号'],
      ['张三', '4.20199E+17'],
    ])
    const plan = await planOf([sheet], { wrongNumbers: 'pending' })
    expect(plan.rows[0]).toMatchObject({ verdict: 'doubtful', refusals: [], flags: [{ code: 'number-missing' }] })
    expect(plan.rows[0]!.fields).toEqual({ name: '张三', sex: '0', presence: 'present', verification: 'pending' })
  })

  it('without a name is refused, and without a number only marked', async () => {
    const plan = await planOf([
      sheetOf([
        ['姓名', '身份证号', '性别'],
        [null, he, '男'],
        ['张三', null, '男'],
      ]),
    ])
    expect(faultsOf(plan.rows, 'refusals')).toEqual(['2 name-missing'])
    expect(faultsOf(plan.rows, 'flags')).toEqual(['3 number-missing'])
    expect(plan.rows[1]!.fields).toMatchObject({ sex: '1', verification: 'pending' })
  })

  it('with a passport has a document number and no complaint', async () => {
    const plan = await planOf([
      sheetOf([
        ['姓名', '证件类型', '证件号码'],
        ['John Smith', '护照', 'E12345678'],
      ]),
    ])
    expect(plan.rows[0]).toMatchObject({
      verdict: 'new',
      fields: { documentType: '414', documentNumber: 'E12345678', verification: 'verified' },
    })
  })

  it('of 15 digits is converted and marked', async () => {
    const plan = await planOf([
      sheetOf([
        ['姓名', '身份证号'],
        ['张三', '420199800101001'],
      ]),
    ])
    expect(plan.rows[0]).toMatchObject({ verdict: 'doubtful', fields: { citizenNumber: he, convertedFrom15: true } })
  })

  it('who comes twice is refused the second time, unless the rows are the same cell by cell', async () => {
    const plan = await planOf([
      sheetOf([
        ['序号', '姓名', '身份证号', '备注'],
        [1, '张三', he, 'a'],
        [2, '张三', he, 'b'],
        [3, '张三', he, 'a'],
      ]),
    ])
    expect(faultsOf(plan.rows, 'refusals')).toEqual(['3 repeated'])
    expect(faultsOf(plan.rows, 'flags')).toEqual(['4 same-row'])
    expect(plan.counts).toMatchObject({ rows: 3, new: 1, doubtful: 1, wrong: 1 })
  })

  it('moved out or dead is told by the columns of the template', async () => {
    const columns = ['姓名', '身份证号', '是否已迁出', '迁出日期', '迁往地', '是否已死亡', '死亡日期']
    const plan = await planOf([
      sheetOf([
        columns,
        ['甲', he, 1, '20260101', '武汉市', 0, null],
        ['乙', she, 0, null, null, '是', '2026.3.4'],
        ['丙', son, 0, null, null, 0, null],
      ]),
    ])
    expect(plan.rows.map(({ fields }) => [fields.presence, fields.movedOutOn, fields.movedTo, fields.diedOn])).toEqual([
      ['movedOut', '2026-01-01', '武汉市', undefined],
      ['died', undefined, undefined, '2026-03-04'],
      ['present', undefined, undefined, undefined],
    ])
  })
})

describe('a cell', () => {
  it.each<[string, Cell, string, unknown]>([
    ['民族', '土家', 'ethnicity', '15'],
    ['政治面貌', '党员', 'politicalStatus', '01'],
    ['婚姻状况', '离异', 'maritalStatus', '40'],
    ['文化程度', '大专', 'education', '30'],
    ['工作/学习情况', '退休', 'employment', '80'],
    ['健康状况', '良好', 'health', '10'],
    ['人员类型', '流动人口', 'populationKind', 'floating'],
    ['重点类别', '独居老人、低保', 'careTags', ['livingAlone', 'minimumAllowance']],
    ['是否重点人员', 1, 'careTags', ['focusCare']],
    ['是否重点人员', 0, 'careTags', undefined],
    ['联系电话', 19900000001, 'phones', ['19900000001']],
    ['是否人户分离', 1, 'residencyStatus', 'livesHereHukouElsewhere'],
    ['是否人户分离', 0, 'residencyStatus', 'matched'],
    ['人户状态', '空挂户', 'residencyStatus', 'registeredOnly'],
    ['户籍详细地址', '某路1号', 'hukouPlace', '某路1号'],
    ['服务处所', '一冶', 'workplace', '一冶'],
    ['备注', '行动不便', 'note', '行动不便'],
    ['备注', '无', 'note', undefined],
  ])('%s %j becomes %s %j', async (column, cell, field, value) => {
    const row = await cellOf(column, cell)
    expect([row.fields[field as keyof typeof row.fields], row.flags]).toEqual([value, []])
  })

  it.each<[string, Cell, string]>([
    ['民族', '火星', 'unknown-value'],
    ['性别', '女', 'sex-mismatch'],
    ['出生日期', '1981-01-01', 'birth-mismatch'],
    ['出生日期', '80.1.1', ''],
    ['出生日期', '1980年1月', ''],
    ['出生日期', '某年', 'date-form'],
    ['年龄', 46, ''],
    ['年龄', 12, 'age-mismatch'],
    ['联系电话', '12345', 'phone-form'],
    ['与户主关系', '儿媳', 'relation-sex'],
    ['与户主关系', '邻居', 'unknown-value'],
    ['是否已迁出', '也许', 'unknown-value'],
    ['服务处所', '很'.repeat(121), 'text-too-long'],
  ])('%s %j is marked %j', async (column, cell, code) => {
    const row = await cellOf(column, cell)
    const codes = row.flags.map((flag) => flag.code).filter((flag) => flag !== 'no-head')
    expect([codes.join(), row.refusals]).toEqual([code, []])
  })

  it('whose words no table knows keeps them in the note', async () => {
    expect((await cellOf('民族', '火星')).fields).toMatchObject({ note: '民族：火星' })
    expect((await cellOf('联系电话', '12345')).fields.note).toBe('联系电话：12345')
    expect((await cellOf('服务处所', '很'.repeat(121))).fields.note).toHaveLength('服务处所：'.length + 121)
  })
})

describe('planning', () => {
  const long = sheetOf([['姓名', '身份证号'], ...Array.from({ length: 2_000 }, (_, i): Cell[] => [`甲${i}`, null])])

  it('tells how far it is', async () => {
    const seen: number[] = []
    await planOf([long], { onProgress: (done, total) => seen.push(done, total) })
    expect(seen.slice(0, 2)).toEqual([500, 2000])
    expect(seen.slice(-2)).toEqual([2000, 2000])
  })

  it('stops when it is told to', async () => {
    const control = new AbortController()
    const entries = [{ sheet: long, layout: layoutOf(long) }]
    const promise = planImport(entries, emptyStore, { ...planOptions, onProgress: () => control.abort() }, control.signal)
    expect(await promise).toEqual({ ok: false, refusal: 'cancelled' })
  })
})
