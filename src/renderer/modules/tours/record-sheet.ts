import type { OutCell, OutSheet } from '../../lib/sheet/write-workbook'
import type { StopText } from './desk-text'
import type { Stop } from './rules'
import { type Attendance, type Totals, tickOf } from './visitor-rules'

type Record = { stop: Stop; attendance: Attendance; ticks: ReadonlySet<string>; totals: Totals }

/** 记录表: who was here and what was done, with the totals below; ticks are ones, so that a sheet can add them up again. */
export function recordSheet(
  text: StopText,
  { stop, attendance, ticks, totals }: Record,
  about: { where: string; when: string; timeOf: (instant: string | undefined) => string },
): OutSheet {
  const items = totals.items.map(({ item }) => item)
  const lines = attendance.arrived.map(({ id, name, arrivedAt }, index): OutCell[] => [
    index + 1,
    name,
    about.timeOf(arrivedAt),
    ...items.map((item) => (ticks.has(tickOf(id, item)) ? 1 : null)),
  ])
  return {
    name: text.sheet,
    rows: [
      [`${stop.title} ${about.when} ${about.where}`.trim()],
      ['', text.name, text.time, ...items],
      ...lines,
      ['', text.total, totals.arrived, ...totals.items.map(({ count }) => count)],
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 2 + items.length }],
    widths: [6, 16, 12, ...items.map(() => 12)],
    frozenRows: 2,
  }
}
