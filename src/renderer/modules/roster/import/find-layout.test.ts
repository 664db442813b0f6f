import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../lib/sheet/types'
import { chooseColumn, findLayout, layoutAt, learnFrom } from './find-layout'
import { layoutOf, merge, sheetOf } from './testing/sheets'
import type { ImportField, Layout } from './types'

const fieldsOf = (layout: Layout): (ImportField | null)[] => layout.columns.map((column) => column.field)

const number = '42010619900101001X'
const header = ['姓名', '身份证号', '电话']
const person: Cell[] = ['张三', number, '13800000000']

describe('a header', () => {
  it('in the first row is found', () => {
    const layout = layoutOf(sheetOf([header, person]))
    expect(layout).toMatchObject({ headerRow: 1, headerRows: 1, firstDataRow: 2, sideTable: false, roles: ['header', 'person'] })
    expect(fieldsOf(layout)).toEqual(['name', 'citizenNumber', 'phone'])
  })

  it('in row 12 under titles, notes and blank rows is found', () => {
    const above: Cell[][] = [
      ['某社区居民花名册'],
      [],
      ['填报单位：某社区', null, '2026年5月'],
      [],
      [],
      ['填表说明：一、姓名须与身份证一致。'],
      [],
      [],
      [],
      [],
      [],
    ]
    const layout = layoutOf(sheetOf([...above, header, person]))
    expect(layout).toMatchObject({ headerRow: 12, headerRows: 1, firstDataRow: 13 })
    expect(layout.roles[0]).toBe('title')
  })

  it('of two rows with merged groups is joined', () => {
    const sheet = sheetOf(
      [
        ['序号', '户主\n姓名', '住　址', null, '家庭成员', null],
        [null, null, '楼栋', '房号', '姓 名', '公民身份\n号码'],
        [1, '张三', '3栋', '501', '张三', number],
      ],
      ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'].map(merge),
    )
    const layout = layoutOf(sheet)
    expect(layout).toMatchObject({ headerRow: 1, headerRows: 2, firstDataRow: 3 })
    expect(layout.columns.map((column) => [column.header, column.label, column.field])).toEqual([
      ['序号', '序号', 'serial'],
      ['户主姓名', '户主姓名', 'headName'],
      ['住址/楼栋', '楼栋', 'building'],
      ['住址/房号', '房号', 'roomNo'],
      ['家庭成员/姓名', '姓名', 'name'],
      ['家庭成员/公民身份号码', '公民身份号码', 'citizenNumber'],
    ])
  })

  it('of three rows is joined', () => {
    const sheet = sheetOf(
      [
        ['基本信息', null, '住址', null],
        ['姓名', '身份证号', '现住址', null],
        [null, null, '楼栋', '房号'],
        ['张三', number, '3', '501'],
      ],
      ['A1:B1', 'C1:D1', 'C2:D2', 'A2:A3', 'B2:B3'].map(merge),
    )
    expect(layoutOf(sheet)).toMatchObject({ headerRow: 1, headerRows: 3, firstDataRow: 4 })
    expect(fieldsOf(layoutOf(sheet))).toEqual(['name', 'citizenNumber', 'building', 'roomNo'])
  })

  it('under a merged title does not take the title in', () => {
    const sheet = sheetOf([['居民花名册', null, null], header, person], [merge('A1:C1')])
    expect(layoutOf(sheet)).toMatchObject({ headerRow: 2, headerRows: 1, roles: ['title', 'header', 'person'] })
  })

  it('tells the householder from the members by the group above', () => {
    const sheet = sheetOf(
      [
        ['户主信息', null, null, '家庭成员信息', null, null],
        ['姓名', '身份证号', '电话', '姓名', '身份证号', '关系'],
        ['张三', number, '1', '李四', number, '配偶'],
      ],
      ['A1:C1', 'D1:F1'].map(merge),
    )
    expect(fieldsOf(layoutOf(sheet))).toEqual(['headName', null, null, 'name', 'citizenNumber', 'relation'])
  })

  it('tells the hukou from the dwelling by the group above', () => {
    const sheet = sheetOf(
      [
        ['姓名', '现住址', null, '户籍地', null],
        [null, '小区', '房号', '小区', '详细地址'],
        ['张三', '百瑞苑', '501', '青和居', '某路1号'],
      ],
      ['A1:A2', 'B1:C1', 'D1:E1'].map(merge),
    )
    expect(fieldsOf(layoutOf(sheet))).toEqual(['name', 'estate', 'roomNo', 'hukouEstate', 'hukouPlace'])
  })

  it.each([
    ['* 姓 名（必填）：', 'name'],
    ['ＮＡＭＥ', 'name'],
    ['身份证号码\n（18位）', 'citizenNumber'],
    ['联系电话（手机优先）', 'phone'],
    ['现住小区/建筑', 'estate'],
    ['与户主之间的关系', 'relation'],
    ['护照/其他证件号码', 'documentNumber'],
    ['是否人户分离', 'isSeparated'],
    ['工作/学习情况', 'employment'],
    ['房屋性质', 'useType'],
    ['邻里单元', 'neighbourhoodUnit'],
    ['籍贯', 'hukouPlace'],
    ['监护人电话', null],
    ['紧急联系人姓名', null],
    ['网格员', null],
    ['邻里长', 'ignored'],
  ])('written %j is understood as %s', (written, field) => {
    const layout = layoutOf(
      sheetOf([
        ['性别', '居民姓名', '公民身份证号', written],
        ['男', '张三', number, 'x'],
      ]),
    )
    const found = layout.columns[3]!.field
    // Where another column holds the field already, the better name wins; either way the sheet has it.
    expect(found ?? (field !== null && fieldsOf(layout).includes(field as ImportField) ? field : null)).toBe(field)
  })

  it('in English is understood', () => {
    const words = [
      'No.',
      'Full Name',
      'ID Number',
      'Sex',
      'Date of Birth',
      'Phone',
      'Building',
      'Unit',
      'Room',
      'Relation to head',
      'Remarks',
    ]
    const layout = layoutOf(sheetOf([words, [1, 'John Smith', number, 'M', '1990-01-01', '1', '3', '1', '501', 'Son', '']]))
    expect(fieldsOf(layout)).toEqual([
      'serial',
      'name',
      'citizenNumber',
      'sex',
      'birthDate',
      'phone',
      'building',
      'entrance',
      'roomNo',
      'relation',
      'note',
    ])
  })

  it('that comes twice gives its field to the first column, but for phones', () => {
    const layout = layoutOf(
      sheetOf([
        ['姓名', '备注', '手机', '电话', '备注'],
        ['张三', 'a', '1', '2', 'b'],
      ]),
    )
    expect(fieldsOf(layout)).toEqual(['name', 'note', 'phone', 'phone', null])
  })

  it('is not found in a sheet of remarks, of figures, or of nothing', () => {
    expect(findLayout(sheetOf([['导入前请删除第二行']]))).toBeNull()
    expect(
      findLayout(
        sheetOf([
          ['楼栋', '户数'],
          ['1', 24],
        ]),
      ),
    ).toBeNull()
    expect(findLayout(sheetOf([]))).toBeNull()
    expect(findLayout(sheetOf([[], [null, null]]))).toBeNull()
  })

  it('alone in its sheet leaves nobody', () => {
    const layout = layoutOf(sheetOf([header]))
    expect(layout).toMatchObject({ headerRow: 1, firstDataRow: 2, roles: ['header'] })
  })

  it('among a thousand columns is found', () => {
    const wide = Array.from({ length: 1000 }, (_, i) => (i === 500 ? '姓名' : i === 999 ? '身份证号' : `指标${i}`))
    const layout = layoutOf(sheetOf([wide, wide.map((_, i) => (i === 500 ? '张三' : i === 999 ? number : i))]))
    expect([layout.columns[500]!.field, layout.columns[999]!.field, layout.roles[1]]).toEqual(['name', 'citizenNumber', 'person'])
  })

  it('can be pointed at', () => {
    const sheet = sheetOf([['名录'], ['称呼', '号码'], ['张三', number]])
    expect(findLayout(sheet)).toBeNull()
    const layout = layoutAt(sheet, 2)
    expect(layout).toMatchObject({ headerRow: 2, headerRows: 1 })
    expect(layout.columns.map((column) => column.label)).toEqual(['称呼', '号码'])
    expect(() => layoutAt(sheetOf([]), 7)).not.toThrow()
  })
})

describe('two tables side by side', () => {
  it.each([
    [['姓名', '身份证号', null, '姓名', '身份证号'], 3],
    [['序号', '姓名', '身份证号', '序号', '姓名', '身份证号'], 3],
  ])('%j: the first is read, and it is told', (words, columns) => {
    const layout = layoutOf(sheetOf([words, words.map((word) => (word === '姓名' ? '张三' : word === null ? null : number))]))
    expect(layout.sideTable).toBe(true)
    expect(fieldsOf(layout).slice(columns)).toEqual(
      fieldsOf(layout)
        .slice(columns)
        .map(() => null),
    )
    expect(fieldsOf(layout).slice(0, columns)).toContain('name')
  })
})

describe('a row', () => {
  const rolesOf = (rows: Cell[][], merges: string[] = []) =>
    layoutOf(sheetOf([header, ...rows], merges.map(merge))).roles.slice(1)

  it('of fill-in notes under the header is skipped', () => {
    expect(rolesOf([['必填，真实姓名', '必填，18位身份证号', '多个电话用;分隔'], person])).toEqual(['note', 'person'])
    expect(
      rolesOf([['示例：张三', number.replace('9', '8'), '13800000000'].map((c, i) => (i === 1 ? '如4201…' : c)), person]),
    ).toEqual(['note', 'person'])
  })

  it('that is the header again on a pasted page is skipped', () => {
    expect(rolesOf([person, header, person])).toEqual(['person', 'header', 'person'])
  })

  it.each(['合计', '总 计', '小计：', '合　计', '共120人', '本页小计', 'Total'])(
    'that begins %j is a total, in the middle and at the end',
    (word) => {
      expect(rolesOf([person, [word, null, '2'], person, [word, '2人']])).toEqual(['person', 'total', 'person', 'total'])
    },
  )

  it.each([
    ['填表人：（签字）', null, '审核人：'],
    ['制表日期：2026年5月28日'],
    ['社区（盖章）', null, '负责人签字：'],
    [null, '审核人: 李四'],
  ])('%j %j is a line of signatures', (...cells) => {
    expect(rolesOf([person, cells as Cell[]])).toEqual(['person', 'signature'])
  })

  it('with nothing but blanks, or a number of a list printed ahead, is blank', () => {
    const sheet = sheetOf([
      ['序号', ...header],
      [1, ...person],
      [2, null, null, null],
      [null, ' ', '\u3000', null],
    ])
    expect(layoutOf(sheet).roles).toEqual(['header', 'person', 'blank', 'blank'])
  })

  it('merged over the table is a title between', () => {
    expect(rolesOf([['第一网格', null, null], person, ['第二网格', null, null], person], ['A2:C2', 'A4:C4'])).toEqual([
      'title',
      'person',
      'title',
      'person',
    ])
  })

  it('in the column of names that names a place is a title too, and a sentence is a note', () => {
    expect(rolesOf([['第二网格'], person, ['1、本表由网格员入户填写，如有变动请及时报告社区。'], ['以下空白']])).toEqual([
      'title',
      'person',
      'note',
      'note',
    ])
  })

  it('printed ahead with a nation or a formula’s zero is blank; without a name, but with more than that, it is somebody', () => {
    const sheet = sheetOf([
      ['姓名', '身份证号', '民族', '性别', '出生日期', '电话'],
      [null, null, '汉族', null, 0, null],
      [null, null, '汉族', '男', '1980-01-01', null],
      [null, null, null, null, null, '13800000000'],
    ])
    expect(layoutOf(sheet).roles).toEqual(['header', 'blank', 'person', 'person'])
  })

  it('of somebody whose cells are merged sideways is a person', () => {
    expect(rolesOf([['李四', null, '13800000000']], ['A2:B2'])).toEqual(['person'])
    const wide = sheetOf(
      [
        ['姓名', '备注', null, null],
        ['李四', '行动不便', null, null],
      ],
      [merge('B2:D2')],
    )
    expect(findLayout(wide)?.roles).toEqual(['header', 'person'])
  })

  it('of a remark at the end is a note', () => {
    expect(rolesOf([person, ['注：以上数据截至五月底。']])).toEqual(['person', 'note'])
  })

  it('with a name alone is a person still, and so is one with a number alone', () => {
    expect(rolesOf([['李四'], [null, number]])).toEqual(['person', 'person'])
  })

  it('of somebody whose name begins like a total is a person', () => {
    expect(
      rolesOf([
        ['总政', number, null],
        ['共和', number, null],
        ['小计', number, null],
      ]),
    ).toEqual(['person', 'person', 'person'])
  })
})

describe('the table of names', () => {
  const sheet = sheetOf([
    ['称呼', '号码', '姓名'],
    ['张三', number, '三三'],
  ])

  it('learns what was chosen by hand', () => {
    const first = layoutOf(
      sheetOf([
        ['姓名', '身份证号', '家住', '暗号'],
        ['张三', number, '3-2-501', 'x'],
      ]),
    )
    const second = chooseColumn(sheet, chooseColumn(sheet, first, 2, 'seat'), 3, null)
    expect(second.columns[2]).toMatchObject({ field: 'seat', from: 'chosen' })
    const learned = learnFrom(second, {})
    expect(learned).toEqual({ 家住: 'seat', 暗号: 'ignored' })
    const next = findLayout(
      sheetOf([
        ['姓名', '家 住：', '暗号'],
        ['李四', '1-1-101', 'y'],
      ]),
      learned,
    )!
    expect(next.columns.map((column) => [column.field, column.from])).toEqual([
      ['name', 'synonym'],
      ['seat', 'learned'],
      ['ignored', 'learned'],
    ])
  })

  it('yields to what was learned', () => {
    const layout = findLayout(sheet, { 称呼: 'name', 号码: 'citizenNumber' })!
    expect(fieldsOf(layout)).toEqual(['name', 'citizenNumber', null])
  })

  it('gives a field to one column at a time', () => {
    const layout = layoutOf(
      sheetOf([
        ['姓名', '别名', '身份证号'],
        ['张三', '小张', number],
      ]),
    )
    expect(fieldsOf(chooseColumn(sheetOf([]), layout, 1, 'name'))).toEqual([null, 'name', 'citizenNumber'])
  })
})
