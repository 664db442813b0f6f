import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from './open-workbook'
import { planImport } from './plan'
import { emptyStore, planOptions } from './testing/sheets'

/**
 * The sheets offices sent, invented ones of the project's owner: outside the repository, beside the checkout or where
 * YIZHAN_SHARED_DATA says. Where the folder has to be (there, or in CI) its absence is a failure, never a skipped test.
 */
const folder = resolve(process.env.YIZHAN_SHARED_DATA ?? resolve(process.cwd(), '../shared/data'))
const expectedHere = process.env.YIZHAN_SHARED_DATA !== undefined || Boolean(process.env.CI) || existsSync(folder)

type Expected = {
  sheet?: string
  header_row?: number
  header_rows?: number[]
  first_data_row?: number
  households?: number
  people?: number
  encoding?: string
  good_rows: number
  bad_rows?: { sheet?: string; row: number; column: string; why: string }[]
}

async function planFile(name: string) {
  const expected = JSON.parse(readFileSync(resolve(folder, `${name.replace(/\.\w+$/, '')}.expected.json`), 'utf8')) as Expected
  const opened = openWorkbook(new Uint8Array(readFileSync(resolve(folder, name))), name)
  if (!opened.ok) throw new Error(`${name} is refused: ${opened.refusal.code}`)
  const sheets = opened.value.workbook.sheets.flatMap((sheet) => {
    const layout = opened.value.layouts.get(sheet.name)
    return layout ? [{ sheet, layout }] : []
  })
  const plan = await planImport(sheets, emptyStore, planOptions)
  if (!plan.ok) throw new Error('Nobody cancelled')
  return { expected, plan: plan.value, layout: sheets[0]!.layout, encoding: opened.value.workbook.encoding }
}

const files = expectedHere ? ['roster-annotated.xlsx', 'roster-titled.xlsx', 'roster-gb18030.csv'] : []

describe('the sample sheets', () => {
  it('are there where they have to be', () => {
    expect(existsSync(folder)).toBe(expectedHere)
  })

  for (const name of files) {
    it(`${name} gives exactly the good people and the refused rows that were counted by hand`, async () => {
      const { expected, plan, layout, encoding } = await planFile(name)
      const bad = expected.bad_rows ?? []
      expect(plan.counts.rows).toBe(expected.people ?? expected.good_rows + bad.length)
      expect(plan.counts.rows - plan.counts.wrong).toBe(expected.good_rows)
      expect(
        plan.rows.flatMap((row) => row.refusals.map(({ row: at, column, code }) => ({ row: at, column, why: code }))),
      ).toEqual(bad.map(({ row, column, why }) => ({ row, column, why })))
      if (expected.sheet) expect(new Set(plan.rows.map((row) => row.sheet))).toEqual(new Set([expected.sheet]))
      if (expected.households) expect(plan.households).toBe(expected.households)
      if (expected.header_row) expect(layout).toMatchObject({ headerRow: expected.header_row, headerRows: 1 })
      if (expected.header_rows)
        expect(layout).toMatchObject({ headerRow: expected.header_rows[0], headerRows: expected.header_rows.length })
      if (expected.first_data_row) expect(layout.firstDataRow).toBe(expected.first_data_row)
      if (expected.encoding) expect(encoding).toBe(expected.encoding)
      // Nothing but relations drawn by lot against the sex is doubtful in them.
      expect(new Set(plan.rows.flatMap((row) => row.flags.map((flag) => flag.code)))).toEqual(new Set(['relation-sex']))
    })
  }
})
