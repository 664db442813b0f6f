import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import type { RosterQuery } from '../search/types'
import { everyone, filtersFromAddress, keepListState, type ListState, readListState } from './list-state'
import type { GridHandle } from './RosterGrid'

/** Where the list stands; kept while one looks at a person, replaced by what an address of the overview asks for. */
export function useListState() {
  const { data, actor } = useContextOfStore()
  const [, navigate] = useLocation()
  const asked = filtersFromAddress(useSearch())
  const [state, setState] = useState<ListState>(() =>
    asked ? { query: { ...everyone, ...asked }, active: 0, scrolled: 0 } : readListState(data, actor.id),
  )
  const scrolled = useRef(state.scrolled)
  const isAsked = asked !== null
  useEffect(() => {
    // The filters are in the state now; an address that keeps them would bring them back after they were cleared.
    if (isAsked) navigate('/residents', { replace: true })
  }, [isAsked, navigate])
  useEffect(() => () => keepListState(data, actor.id, { ...state, scrolled: scrolled.current }), [data, actor.id, state])
  return {
    state,
    scrolled,
    ask: (query: Partial<RosterQuery>) => setState((now) => ({ query: { ...now.query, ...query }, active: 0, scrolled: 0 })),
    activate: (active: number) => setState((now) => ({ ...now, active })),
  }
}

/** The keys of the list. They work in the search field too, where Home and End belong to the text. */
export function useListKeys(options: {
  total: number
  active: number
  grid: RefObject<GridHandle | null>
  activate: (index: number) => void
  open: (index: number) => void
}) {
  const { total, active, grid, activate, open } = options
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    if (total === 0 && event.key !== 'Enter') return
    const inText = event.target instanceof HTMLInputElement
    const page = grid.current?.page() ?? 1
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
    }
    if (!inText) Object.assign(steps, { Home: 0, End: total - 1 })
    const step = steps[event.key]
    if (step !== undefined) {
      const next = Math.min(Math.max(step, 0), total - 1)
      activate(next)
      grid.current?.scrollTo(next)
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) open(active)
    else return
    event.preventDefault()
  }
}

/**
 * Enter on a search whose rows are still on their way opens the line when it has come: people type faster than a list
 * answers. What is typed after Enter takes it back.
 */
export function useEarly(isHere: boolean, query: RosterQuery, open: (index: number) => void): (index: number) => void {
  const early = useRef<{ query: RosterQuery; index: number } | null>(null)
  useEffect(() => {
    const waited = early.current
    if (!waited || (waited.query === query && !isHere)) return
    early.current = null
    if (waited.query === query) open(waited.index)
  })
  return (index) => {
    if (isHere) open(index)
    else early.current = { query, index }
  }
}
