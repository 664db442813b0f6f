// biome-ignore-all lint/a11y/useSemanticElements: lines that come and go as one scrolls cannot be rows of a table
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { listText } from '../list-text'
import type { RosterQuery } from '../search/types'
import { RosterHead } from './RosterHead'
import { RosterLine } from './RosterLine'
import type { RosterRows } from './use-roster-rows'

export const lineHeight = 46
const headHeight = 44
export const rowDomId = (index: number): string => `roster-row-${index}`

export type GridHandle = { scrollTo: (index: number) => void; page: () => number }

type Props = {
  rows: Extract<RosterRows, { state: 'known' }>
  query: RosterQuery
  active: number
  scrolled: number
  onSort: (sort: Pick<RosterQuery, 'sort' | 'descending'>) => void
  onActive: (index: number) => void
  onOpen: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
  onScrolled: (top: number) => void
  need: (first: number, last: number) => void
  handle: Ref<GridHandle>
}

/** The list itself: only the lines in sight exist. It is one stop of the Tab key; the arrows move inside it. */
export function RosterGrid({
  rows,
  query,
  active,
  scrolled,
  onSort,
  onActive,
  onOpen,
  onKeyDown,
  onScrolled,
  need,
  handle,
}: Props) {
  const text = useText(listText)
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
    initialOffset: scrolled,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
  })
  const lines = virtualizer.getVirtualItems()
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0]
  useEffect(() => need(first, last), [need, first, last])
  useImperativeHandle(handle, () => ({
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / lineHeight)),
  }))
  const today = dayOf(Date.now())
  return (
    <div
      className="yz-roster-grid yz-card"
      role="grid"
      aria-label={text.list}
      aria-rowcount={rows.total + 1}
      aria-activedescendant={rows.total > 0 ? rowDomId(active) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div
        className="yz-roster-scroll"
        ref={scroller}
        role="presentation"
        onScroll={(event) => onScrolled(event.currentTarget.scrollTop)}
      >
        <RosterHead query={query} onSort={onSort} />
        <div className="yz-roster-space" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {lines.map(({ index, start }) => {
            const row = rows.rowAt(index)
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it has the keys, a row is no stop of its own
              <div
                key={index}
                id={rowDomId(index)}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={index === active}
                className="yz-roster-row yz-roster-line"
                style={{ transform: `translateY(${start - headHeight}px)` }}
                onMouseDown={() => onActive(index)}
                onClick={() => onOpen(index)}
              >
                {row ? <RosterLine row={row} typed={rows.query.text} today={today} /> : <div role="gridcell" aria-busy="true" />}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
