import { Skeleton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useText } from '../../../../i18n/use-text'
import { maskCitizenNumber } from '../../../../lib/national/citizen-number'
import { maskPhone } from '../../../../lib/national/phone'
import type { ImportClient } from '../import-client'
import type { PlannedRow } from '../types'
import { wizardText } from '../wizard-text'
import { Changes } from './Changes'
import { Faults } from './Faults'
import { useHomes } from './use-homes'
import { useRows } from './use-rows'

type Verdict = PlannedRow['verdict']

const guessedHeight: Record<Verdict, number> = { new: 48, changed: 84, same: 48, doubtful: 84, wrong: 84 }

/** The rows of one verdict. Only those in view are drawn, whatever the file holds. */
export function RowList({
  client,
  verdict,
  count,
  sheets,
}: {
  client: ImportClient
  verdict: Verdict
  count: number
  sheets: number
}) {
  const text = useText(wizardText).check
  const scroller = useRef<HTMLElement>(null)
  const { at, show } = useRows(client, verdict)
  const homeOf = useHomes(client)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight[verdict],
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => show(first, last), [show, first, last])
  return (
    <div className="yz-import-rows" data-verdict={verdict}>
      <div className="yz-import-row-head" aria-hidden="true">
        {headsOf(verdict, text).map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <section ref={scroller} className="yz-import-scroller" aria-label={text.verdicts[verdict]} tabIndex={0}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = at(item.index)
            return (
              <li
                key={item.key}
                aria-setsize={count}
                aria-posinset={item.index + 1}
                data-index={item.index}
                ref={virtual.measureElement}
                className="yz-import-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row ? (
                  <Cells row={row} verdict={verdict} sheets={sheets} homeOf={homeOf} />
                ) : (
                  <Skeleton height={18} width="70%" aria-hidden="true" />
                )}
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

function headsOf(verdict: Verdict, text: (typeof wizardText)['zh-CN']['check']): string[] {
  if (verdict === 'changed') return [text.where, text.name, text.change]
  if (verdict === 'doubtful' || verdict === 'wrong') return [text.where, text.name, text.cell, text.why, text.remedy]
  return [text.where, text.name, text.number, text.phone]
}

type CellsProps = { row: PlannedRow; verdict: Verdict; sheets: number; homeOf: (id: string) => Promise<string> }

function Cells({ row, verdict, sheets, homeOf }: CellsProps) {
  const text = useText(wizardText).check
  const where = sheets > 1 ? text.whereOf(row.sheet, row.row) : text.rowOf(row.row)
  return (
    <>
      <span>{where}</span>
      <span className="yz-import-name">{row.name || text.noName}</span>
      {verdict === 'changed' ? <Changes row={row} homeOf={homeOf} /> : null}
      {verdict === 'doubtful' || verdict === 'wrong' ? <Faults row={row} /> : null}
      {verdict === 'new' || verdict === 'same' ? (
        <>
          <span>{row.fields.citizenNumber ? maskCitizenNumber(row.fields.citizenNumber) : text.noNumber}</span>
          <span>{(row.fields.phones ?? []).map(maskPhone).join(' ')}</span>
        </>
      ) : null}
    </>
  )
}
