import { useCallback, useEffect, useRef, useState } from 'react'
import type { RosterQuery, RosterRow } from '../search/types'
import { useRosterIndex } from '../search/use-roster-index'

const windowSize = 100

export type RosterRows =
  | { state: 'waiting' }
  | { state: 'failed'; message: string }
  /** `rowAt` is undefined where a row is still on its way. */
  | { state: 'known'; query: RosterQuery; total: number; rowAt: (index: number) => RosterRow | undefined }

/** What has come of the list: rows by their place in it. */
type Held = { query: RosterQuery; total: number; rows: Map<number, RosterRow> }

/**
 * The rows of a query, fetched in windows as the list scrolls, fetched again when records change. `need` tells which rows are
 * looked at. Until the rows of a new query have come, those of the last one stay.
 */
export function useRosterRows(
  query: RosterQuery,
  from: number,
): { rows: RosterRows; need: (first: number, last: number) => void; retry: () => void } {
  const index = useRosterIndex()
  const [rows, setRows] = useState<RosterRows>({ state: 'waiting' })
  const held = useRef<Held | null>(null)
  const looked = useRef({ first: from, last: from + windowSize / 2 })
  const turn = useRef(0)

  const fetchRows = useCallback(
    async (first: number, last: number, fresh: boolean) => {
      if (fresh) turn.current += 1
      const mine = turn.current
      const start = Math.floor(first / windowSize) * windowSize
      const count = Math.ceil((last + 1 - start) / windowSize) * windowSize
      try {
        const answer = await index.query(query, start, count)
        if (mine !== turn.current) return
        const before = fresh ? null : held.current
        const now: Held = { query, total: answer.total, rows: before?.rows ?? new Map() }
        answer.rows.forEach((row, offset) => {
          now.rows.set(start + offset, row)
        })
        held.current = now
        setRows({ state: 'known', query, total: now.total, rowAt: (at) => now.rows.get(at) })
      } catch (error) {
        if (mine === turn.current) setRows({ state: 'failed', message: String(error) })
      }
    },
    [index, query],
  )

  const again = useCallback(() => fetchRows(looked.current.first, looked.current.last, true), [fetchRows])

  useEffect(() => {
    again()
    return index.onChange(again)
  }, [again, index])

  const need = useCallback(
    (first: number, last: number) => {
      looked.current = { first, last }
      const now = held.current
      if (!now || now.query !== query) return
      const missing = (at: number) => at < now.total && !now.rows.has(at)
      if (missing(first) || missing(Math.min(last, now.total - 1))) fetchRows(first, last, false)
    },
    [fetchRows, query],
  )
  return { rows, need, retry: again }
}
