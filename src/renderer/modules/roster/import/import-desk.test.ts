import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../lib/sheet/read-workbook'
import type { Cell } from '../../../lib/sheet/types'
import { type OutCell, writeWorkbook } from '../../../lib/sheet/write-workbook'
import type { ClientPlanOptions } from './import-client'
import { createImportDesk, type ImportDesk } from './import-desk'
import { commitTo, createMapStore, type MapStore } from './testing/fake-store'
import { defaultMess, messyRoster, numberOf } from './testing/messy-roster'

const options: ClientPlanOptions = {
  sheets: ['花名册'],
  centerCode: '420106012003',
  today: '2026-06-15',
  databaseName: null,
  citySalt: 'a-salt-of-the-city',
  defaultEstate: '百瑞苑',
}

const deskOn = (store: MapStore): ImportDesk =>
  createImportDesk({ readSnapshot: async () => store, citySalt: async () => 'a-salt-of-the-city', now: () => 0 })

const fileOf = (bytes: BlobPart, name = '名册.xlsx') => new File([bytes], name)
const sheetFile = (rows: OutCell[][]) => fileOf(writeWorkbook([{ name: '花名册', rows }]))

async function planned(desk: ImportDesk, file: File, more: Partial<ClientPlanOptions> = {}) {
  const opened = await desk.openFile(file)
  if (!opened.ok) throw new Error(`Refused: ${opened.refusal.code}`)
  const plan = await desk.plan({ ...options, sheets: opened.value.sheets.map((sheet) => sheet.name), ...more })
  if (!plan.ok) throw new Error(`No plan: ${plan.refusal}`)
  return plan.value
}

const [he, she] = [numberOf('19800101', 1), numberOf('19820202', 2)]

describe('an opened file', () => {
  it('is told sheet by sheet', async () => {
    const bytes = writeWorkbook([
      {
        name: '花名册',
        rows: [
          ['姓名', '身份证号'],
          ['张三', he],
        ],
      },
      { name: '说明', rows: [['导入前请删除第二行']] },
      { name: '空', rows: [] },
      {
        name: '旧',
        rows: [
          ['姓名', '身份证号'],
          ['李四', she],
        ],
        hidden: true,
      },
    ])
    const opened = await deskOn(createMapStore()).openFile(fileOf(bytes))
    expect(opened.ok && opened.value.sheets.map((s) => [s.name, s.people, s.refusal, s.hidden, s.selected])).toEqual([
      ['花名册', 1, null, false, true],
      ['说明', 0, 'no-header', false, false],
      ['空', 0, 'empty-sheet', false, false],
      ['旧', 1, null, true, false],
    ])
    expect(opened.ok && opened.value.sheets[0]!.sample).toEqual([
      ['姓名', '身份证号'],
      ['张三', he],
    ])
  })

  it('that is prose, or too large, is refused', async () => {
    const desk = deskOn(createMapStore())
    expect(await desk.openFile(fileOf('这是一段话。\n没有表格。', 'x.csv'))).toEqual({
      ok: false,
      refusal: { code: 'not-a-table' },
    })
    expect(await desk.openFile(fileOf(new Uint8Array(21 * 1024 * 1024)))).toEqual({ ok: false, refusal: { code: 'too-large' } })
    expect(await desk.openFile(fileOf(writeWorkbook([{ name: 'a', rows: [['只有一列']] }])))).toEqual({
      ok: false,
      refusal: { code: 'no-header' },
    })
  })

  it('learns the columns chosen by hand, and the header pointed at', async () => {
    const desk = deskOn(createMapStore())
    await desk.openFile(sheetFile([['名录'], ['称呼', '号码', '家住'], ['张三', he, '3-2-501']]))
    expect((await desk.setHeaderRow('花名册', 2)).layout).toMatchObject({ headerRow: 2 })
    await desk.setColumn('花名册', 0, 'name')
    await desk.setColumn('花名册', 1, 'citizenNumber')
    expect((await desk.setColumn('花名册', 2, 'seat')).people).toBe(1)
    const learned = await desk.learned()
    expect(learned).toEqual({ 称呼: 'name', 号码: 'citizenNumber', 家住: 'seat' })
    const again = await desk.openFile(
      sheetFile([
        ['称呼', '号码', '家住'],
        ['李四', she, '3-2-502'],
      ]),
      learned,
    )
    expect(again.ok && again.value.sheets[0]).toMatchObject({ people: 1, layout: { columns: [{ from: 'learned' }, {}, {}] } })
  })

  it('without people leaves nothing to plan', async () => {
    const desk = deskOn(createMapStore())
    await desk.openFile(sheetFile([['姓名', '身份证号']]))
    expect(await desk.plan(options)).toEqual({ ok: false, refusal: 'nothing-to-plan' })
  })
})

describe('a plan', () => {
  it('is cancelled by the next one and by hand', async () => {
    const desk = deskOn(createMapStore())
    await desk.openFile(fileOf(messyRoster({ ...defaultMess, households: 400 }).bytes as BlobPart))
    const first = desk.plan(options)
    const second = desk.plan(options)
    expect(await first).toEqual({ ok: false, refusal: 'cancelled' })
    expect((await second).ok).toBe(true)
    const third = desk.plan(options)
    desk.cancel()
    expect(await third).toEqual({ ok: false, refusal: 'cancelled' })
  })

  it('counts what it found and hands its rows out in windows', async () => {
    const desk = deskOn(createMapStore())
    const mess = messyRoster({ ...defaultMess, damaged: 10 })
    const plan = await planned(desk, fileOf(mess.bytes as BlobPart))
    expect(plan.counts.rows).toBe(mess.people)
    expect(plan.counts.wrong).toBe(mess.refused.length)
    expect(plan.households).toBe(mess.households)
    expect(Object.values(plan.refusals).reduce((a, b) => a + b, 0)).toBe(mess.refused.length)
    expect(plan.places.estate).toEqual({ found: 1, new: 1 })
    const all = await desk.rows('all', 0, 10_000)
    const some = await desk.rows('all', 20, 5)
    expect(some).toEqual({ total: mess.people, from: 20, rows: all.rows.slice(20, 25) })
    const wrong = await desk.rows('wrong', 0, 10_000)
    expect(wrong.rows.flatMap((row) => row.refusals.map(({ row: at, code }) => ({ row: at, code })))).toEqual(mess.refused)
    expect((await desk.places(1, 2)).places).toHaveLength(2)
  })
})

describe('a second import', () => {
  it('of the same file changes nothing', async () => {
    const store = createMapStore()
    const { bytes } = messyRoster({ ...defaultMess, damaged: 12, pages: 9 })
    const first = await planned(deskOn(store), fileOf(bytes as BlobPart))
    const desk = deskOn(store)
    await planned(desk, fileOf(bytes as BlobPart))
    expect(await commitTo(store, desk)).toBe(first.drafts)
    const second = await planned(deskOn(store), fileOf(bytes as BlobPart))
    expect(second.counts).toEqual({
      rows: first.counts.rows,
      new: 0,
      changed: 0,
      doubtful: 0,
      same: first.counts.rows - first.counts.wrong,
      wrong: first.counts.wrong,
    })
    expect(second.drafts).toBe(0)
  })

  const header = ['姓名', '身份证号', '楼栋', '房号', '电话', '政治面貌', '备注', '重点类别']
  const imported = async (store: MapStore, ...rows: OutCell[][]) => {
    const desk = deskOn(store)
    const plan = await planned(desk, sheetFile([header, ...rows]))
    return { plan, rows: (await desk.rows('all', 0, 100)).rows, commit: () => commitTo(store, desk) }
  }

  it('changes what differs, tells what stood there, and clears nothing', async () => {
    const store = createMapStore()
    await (await imported(store, ['张三', he, '3栋', '501', '13800000000', '群众', '怕狗', '独居'])).commit()
    const { rows, commit } = await imported(store, ['张三', he, '3栋', '501', '13900000000', null, '耳背', '低保'])
    expect(rows[0]).toMatchObject({ verdict: 'changed', known: true })
    expect(rows[0]!.changes).toEqual([
      { field: 'phones', before: ['13800000000'], after: ['13900000000'] },
      { field: 'careTags', before: ['livingAlone'], after: ['livingAlone', 'minimumAllowance'] },
      { field: 'note', before: '怕狗', after: '怕狗；耳背' },
    ])
    await commit()
    expect([...store.residents.values()]).toMatchObject([{ politicalStatus: '13', note: '怕狗；耳背', phones: ['13900000000'] }])
    const again = await imported(store, ['张三', he, '3栋', '501', '13900000000', null, '耳背', '低保'])
    expect(again.plan.counts.same).toBe(1)
  })

  it('keeps who was moved out moved out while the sheet says nothing of it', async () => {
    const store = createMapStore()
    await (await imported(store, ['张三', he, '3', '501', null, null, null, null])).commit()
    const [person] = store.residents.values()
    store.residents.set(person!.id, { ...person!, presence: 'movedOut' })
    expect((await imported(store, ['张三', he, '3', '501', null, null, null, null])).plan.counts.same).toBe(1)
  })

  it('completes a person who was taken in without a number', async () => {
    const store = createMapStore()
    await (await imported(store, ['张三', null, '3栋', '501', null, null, null, null])).commit()
    expect([...store.residents.values()]).toMatchObject([{ verification: 'pending' }])
    const { rows, commit } = await imported(store, ['张三', he, '3栋', '501', null, null, null, null])
    expect(rows[0]).toMatchObject({ verdict: 'changed', known: true })
    await commit()
    expect([...store.residents.values()]).toMatchObject([
      { citizenNumber: he, verification: 'verified', sex: '1', birthDate: '1980-01-01' },
    ])
  })

  it('finds the household of people who are known, whatever it is called now', async () => {
    const store = createMapStore()
    await (await imported(store, ['张三', he, '3栋', '501', null, null, null, null])).commit()
    const desk = deskOn(store)
    await planned(
      desk,
      sheetFile([
        ['户主', '姓名', '关系', '身份证号', '楼栋', '房号'],
        ['张三', '张三', '户主', he, '3栋', '501'],
        ['张三', '李四', '配偶', she, '3栋', '501'],
      ]),
    )
    await commitTo(store, desk)
    expect([...store.places.values()].filter((place) => place.kind === 'household')).toHaveLength(1)
  })

  it('writes a grid and a use that were not known', async () => {
    const store = createMapStore()
    await (await imported(store, ['张三', he, '3栋', '501', null, null, null, null])).commit()
    const desk = deskOn(store)
    const plan = await planned(
      desk,
      sheetFile([
        ['姓名', '身份证号', '网格', '楼栋', '房号', '房屋性质'],
        ['张三', he, '第1网格', '3栋', '501', '自住'],
      ]),
    )
    expect(plan.drafts).toBe(3)
    await commitTo(store, desk)
    expect([...store.places.values()].find((place) => place.kind === 'dwelling')).toMatchObject({ useType: 'ownerOccupied' })
  })
})

describe('the file of wrong rows', () => {
  const wrongFile = async (desk: ImportDesk) => new Uint8Array(await (await desk.wrongRowsFile('zh-CN')).arrayBuffer())
  const rowsOf = (bytes: Uint8Array): Cell[][] => {
    const read = readWorkbook(bytes, 'x.xlsx')
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value.sheets[0]!.rows
  }

  it('holds every refused row with where it stood, why, and what to do', async () => {
    const desk = deskOn(createMapStore())
    const mess = messyRoster({ ...defaultMess, damaged: 8 })
    await planned(desk, fileOf(mess.bytes as BlobPart))
    const rows = rowsOf(await wrongFile(desk))
    expect(rows[0]!.slice(-3)).toEqual(['原行号', '原因', '处理办法'])
    expect(rows.slice(1).map((row) => Number(row.at(-3)))).toEqual(mess.refused.map(({ row }) => row))
    expect(rows.slice(1).every((row) => String(row.at(-2)).startsWith('公民身份号码：') && row.at(-1))).toBe(true)
  })

  it('as it is refuses the same rows again; corrected it completes the import', async () => {
    const store = createMapStore()
    const mess = messyRoster({ ...defaultMess, damaged: 8 })
    const first = deskOn(store)
    await planned(first, fileOf(mess.bytes as BlobPart))
    await commitTo(store, first)
    const before = [...store.places.values()].filter((place) => place.kind === 'household').length

    const file = await wrongFile(first)
    const unchanged = await planned(deskOn(store), fileOf(file as BlobPart))
    expect(unchanged.counts).toMatchObject({ rows: mess.refused.length, wrong: mess.refused.length })

    const rows = rowsOf(file).map((row, i) =>
      row.map((cell) => (i > 0 && cell === row[7] ? numberOf('19700707', 500 + i) : cell)),
    )
    const second = deskOn(store)
    const corrected = await planned(second, sheetFile(rows as OutCell[][]))
    expect(corrected.counts).toMatchObject({ rows: mess.refused.length, wrong: 0 })
    await commitTo(store, second)
    expect(store.residents.size).toBe(mess.people)
    expect([...store.places.values()].filter((place) => place.kind === 'household').length).toBe(mess.households)
    expect(before).toBeLessThanOrEqual(mess.households)
  })

  it('holds no formula', async () => {
    const desk = deskOn(createMapStore())
    await planned(
      desk,
      sheetFile([
        ['姓名', '身份证号', '备注'],
        ['=HYPERLINK("x")', '1', '+1+1'],
        ['@甲', '2', '-3'],
      ]),
    )
    const cells = rowsOf(await wrongFile(desk))
      .slice(1)
      .flat()
    expect(cells.filter((cell) => /^[=+\-@]/.test(String(cell)))).toEqual([])
    expect(cells).toContain('\'=HYPERLINK("x")')
  })
})
