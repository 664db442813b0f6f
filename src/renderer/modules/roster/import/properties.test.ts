import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../lib/sheet/read-workbook'
import type { Cell, Merge } from '../../../lib/sheet/types'
import { findLayout } from './find-layout'
import { createImportDesk } from './import-desk'
import { planImport } from './plan'
import { usualHeader } from './synonyms'
import { createDraftSource } from './testing/draft-source'
import { commitTo, createMapStore } from './testing/fake-store'
import { messyRoster, numberOf } from './testing/messy-roster'
import { emptyStore, planOptions, sheetOf } from './testing/sheets'
import { importFields } from './types'
import { wrongRowsWorkbook } from './wrong-rows'

const headers = fc.subarray(importFields.filter((field) => field !== 'ignored').map(usualHeader), { minLength: 2, maxLength: 14 })

const likely = fc.constantFrom(
  '张三',
  '李四',
  '户主',
  '配偶',
  '子女',
  numberOf('19800101', 1),
  numberOf('19820202', 2),
  '4.20199E+17',
  420199198001010000,
  '3栋',
  '501',
  '3-2-501',
  '合计',
  '小计',
  '填表人：',
  '13800000000',
  19900000001,
  '1980年1月',
  29221,
  '是',
  '否',
  1,
  0,
  '汉族',
  '独居',
  '无',
  '/',
  '  ',
  '#N/A',
  'H001',
  '第1网格',
)
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: likely },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.date({ noInvalidDate: false }),
)

const anyMerge: fc.Arbitrary<Merge> = fc
  .tuple(fc.nat(14), fc.nat(14), fc.nat(4), fc.nat(3))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }))

const anySheet = fc
  .tuple(
    fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 3 }),
    headers,
    fc.array(fc.array(anyCell, { maxLength: 14 }), { maxLength: 14 }),
    fc.array(anyMerge, { maxLength: 6 }),
  )
  .map(([above, header, rows, merges]) => sheetOf([...above, header, ...rows], merges))

describe('whatever stands in a sheet', { timeout: 60_000 }, () => {
  it('a plan is made of it: every person row is good or refused, and every refused row is in the file of wrong rows', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet, async (sheet) => {
        const layout = findLayout(sheet)
        if (!layout) return
        expect(layout.roles).toHaveLength(sheet.rows.length)
        const result = await planImport([{ sheet, layout }], emptyStore, planOptions)
        if (!result.ok) throw new Error('Nobody cancelled')
        const { rows, counts } = result.value
        expect(rows.map((row) => row.row)).toEqual(layout.roles.flatMap((role, i) => (role === 'person' ? [i + 1] : [])))
        expect(counts.new + counts.changed + counts.same + counts.doubtful + counts.wrong).toBe(counts.rows)
        const wrong = rows.filter((row) => row.refusals.length > 0)
        expect(wrong.every((row) => row.verdict === 'wrong')).toBe(true)
        const written = readWorkbook(wrongRowsWorkbook([{ sheet, layout }], result.value, 'en'), 'wrong.xlsx')
        const numbers = written.ok ? written.value.sheets[0]!.rows.slice(1).map((row) => Number(row.at(-3))) : []
        expect(numbers).toEqual(wrong.map((row) => row.row))
      }),
      { numRuns: 120 },
    )
  })

  it('every place hangs on a place of the plan, and every person taken in stands in places of the plan', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet, async (sheet) => {
        const layout = findLayout(sheet)
        if (!layout) return
        const result = await planImport([{ sheet, layout }], emptyStore, planOptions)
        if (!result.ok) throw new Error('Nobody cancelled')
        const ids = new Set(result.value.places.map((place) => place.id))
        for (const place of result.value.places) {
          for (const id of [place.parentId, place.gridId]) if (id !== undefined) expect(ids).toContain(id)
        }
        for (const { verdict, fields } of result.value.rows) {
          if (verdict === 'wrong') continue
          for (const id of [fields.dwellingId, fields.householdId]) if (id !== undefined) expect(ids).toContain(id)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('importing it a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet, async (sheet) => {
        const layout = findLayout(sheet)
        if (!layout) return
        const store = createMapStore()
        const first = await planImport([{ sheet, layout }], store, planOptions)
        if (!first.ok) throw new Error('Nobody cancelled')
        await commitTo(store, createDraftSource(first.value, store))
        const second = await planImport([{ sheet, layout }], store, planOptions)
        if (!second.ok) throw new Error('Nobody cancelled')
        const { total } = await createDraftSource(second.value, store).draftsOf(0, 0)
        expect([second.value.counts.new, second.value.counts.changed, second.value.counts.doubtful, total]).toEqual([0, 0, 0, 0])
      }),
      { numRuns: 120 },
    )
  })
})

describe('a messy roster of any kind', { timeout: 60_000 }, () => {
  const options = fc.record({
    seed: fc.nat(),
    households: fc.integer({ min: 1, max: 40 }),
    damaged: fc.integer({ min: 2, max: 40 }),
    merged: fc.boolean(),
    titles: fc.boolean(),
    pages: fc.constantFrom(0, 3, 10),
    epoch1904: fc.boolean(),
  })

  it('gives all its people, households and refused rows, and none a second time', async () => {
    await fc.assert(
      fc.asyncProperty(options, async (mess) => {
        const { bytes, people, households, refused } = messyRoster(mess)
        const store = createMapStore()
        const desk = createImportDesk({ readSnapshot: async () => store, citySalt: async () => 'salt', now: () => 0 })
        const plan = async () => {
          await desk.openFile(new File([bytes as BlobPart], 'x.xlsx'))
          const result = await desk.plan({
            sheets: ['花名册'],
            centerCode: '420106012003',
            today: '2026-06-15',
            databaseName: null,
          })
          return result.ok ? result.value : null
        }
        const first = await plan()
        expect([first?.counts.rows, first?.households]).toEqual([people, households])
        const { rows } = await desk.rows('wrong', 0, people)
        expect(rows.flatMap((row) => row.refusals.map(({ row: at, code }) => ({ row: at, code })))).toEqual(refused)
        await commitTo(store, desk)
        expect((await plan())?.counts).toMatchObject({ same: people - refused.length, wrong: refused.length })
      }),
      { numRuns: 25 },
    )
  })
})
