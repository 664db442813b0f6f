import { keyOf } from '../../../../lib/id'
import type { Cell, Merge, Sheet } from '../../../../lib/sheet/types'
import { findLayout } from '../find-layout'
import { planImport, type SheetToPlan } from '../plan'
import type { ImportPlan, Layout, PlannedRow, PlanOptions, StoreSnapshot } from '../types'

export const sheetOf = (rows: Cell[][], merges: Merge[] = [], more: Partial<Sheet> = {}): Sheet => ({
  name: '花名册',
  rows,
  merges,
  hidden: false,
  epoch1904: false,
  ...more,
})

/** `B3:D4` as zero-based rows and columns. */
export function merge(range: string): Merge {
  const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
  const column = (letter: string) => letter.charCodeAt(0) - 65
  return { top: Number(top) - 1, left: column(left), bottom: Number(bottom) - 1, right: column(right) }
}

export const emptyStore: StoreSnapshot = { residents: new Map(), places: new Map() }

export const planOptions: PlanOptions = {
  file: '名册.xlsx',
  today: '2026-06-15',
  centerCode: '420106012003',
  keyOf: (...parts) => keyOf('a-salt-of-the-city', ...parts),
}

export const layoutOf = (sheet: Sheet): Layout => {
  const layout = findLayout(sheet)
  if (!layout) throw new Error('The sheet of this test has no header')
  return layout
}

export async function planOf(
  sheets: Sheet[],
  options: Partial<PlanOptions> = {},
  store: StoreSnapshot = emptyStore,
): Promise<ImportPlan> {
  const entries: SheetToPlan[] = sheets.map((sheet) => ({ sheet, layout: layoutOf(sheet) }))
  const result = await planImport(entries, store, { ...planOptions, ...options })
  if (!result.ok) throw new Error('Nobody cancelled this plan')
  return result.value
}

/** `3 checksum`: row and code of every fault. */
export const faultsOf = (rows: readonly PlannedRow[], kind: 'refusals' | 'flags'): string[] =>
  rows.flatMap((row) => row[kind].map((fault) => `${fault.row} ${fault.code}`))
