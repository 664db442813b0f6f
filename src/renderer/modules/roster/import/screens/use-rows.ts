import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportClient } from '../import-client'
import type { PlannedRow } from '../types'

const windowSize = 100

/**
 * The rows of one verdict, fetched from the worker in windows of a hundred as they come into view. `at` answers undefined for a row
 * that is on its way. Made anew for another plan or verdict by a `key` on the component that uses it.
 */
export function useRows(client: ImportClient, verdict: PlannedRow['verdict']) {
  const pages = useRef(new Map<number, PlannedRow[] | 'asked'>())
  const [, setVersion] = useState(0)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  const show = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / windowSize); page <= Math.floor(last / windowSize); page += 1) {
        if (pages.current.has(page)) continue
        pages.current.set(page, 'asked')
        void client.rows(verdict, page * windowSize, windowSize).then(
          ({ rows }) => {
            pages.current.set(page, rows)
            if (alive.current) setVersion((now) => now + 1)
          },
          // The worker was ended with its plan: this list is about to go as well.
          () => pages.current.delete(page),
        )
      }
    },
    [client, verdict],
  )
  const at = (index: number): PlannedRow | undefined => {
    const page = pages.current.get(Math.floor(index / windowSize))
    return Array.isArray(page) ? page[index % windowSize] : undefined
  }
  return { at, show }
}
