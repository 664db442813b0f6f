import { expect, test } from 'vitest'
import { readWorkbook } from '../../../../lib/sheet/read-workbook'
import { findLayout } from '../find-layout'
import { rosterTemplate } from './template'

test('every column of the template is understood when the filled-in template comes back', async () => {
  const blob = rosterTemplate('花名册')
  const result = await readWorkbook(new Uint8Array(await blob.arrayBuffer()), '花名册模板.xlsx')
  if (!result.ok) throw new Error(result.refusal.code)
  const layout = findLayout(result.value.sheets[0]!)
  expect(layout?.headerRow).toBe(1)
  expect(layout?.columns.filter(({ field }) => field === null)).toEqual([])
  expect(layout?.columns).toHaveLength(25)
})
