import { useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { allTeams, estates } from '../../teams/queries'
import { allStaff } from '../../workers/queries'
import { boardOf } from '../subject-board'
import type { SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'

/** Every request and ticket as it stands, kept up to date; null while the store is read for the first time. */
export function useSubjects(): readonly SubjectState[] | null {
  const { data } = useContextOfStore()
  const board = boardOf(data)
  const states = useSyncExternalStore(board.onChange, board.current)
  const fault = useSyncExternalStore(board.onChange, board.fault)
  // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
  if (fault) throw fault
  return states
}

export type Choice = { value: string; label: string }

/** 小区 of the community by name. */
export function useEstates(): Choice[] {
  const live = useLive(estates, [])
  return useMemo(() => {
    if (live.loading) return []
    const choices = live.value.map(({ id, name }) => ({ value: id, label: name }))
    return choices.sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'))
  }, [live])
}

export type Names = {
  workers: Choice[]
  teams: Choice[]
  /** Of a worker or a team, by id. */
  of: (id: string) => string
}

/** Who does things: staff and service teams, in the order of their names. */
export function useNames(): Names {
  const { someone } = useText(subjectText)
  const [staff, teams] = [useLive(allStaff, []), useLive(allTeams, [])]
  return useMemo(() => {
    const byName = (a: Choice, b: Choice) => a.label.localeCompare(b.label, 'zh-CN')
    const people = staff.loading ? [] : staff.value
    const groups = teams.loading ? [] : teams.value.map(({ id, name = '', endsOn }) => ({ id, name, endsOn }))
    const names = new Map([
      ...people.map(({ id, name }) => [id, name] as const),
      ...groups.map(({ id, name }) => [id, name] as const),
    ])
    return {
      workers: people.flatMap(({ id, name, active }) => (active ? [{ value: id, label: name }] : [])).sort(byName),
      teams: groups.flatMap(({ id, name, endsOn }) => (endsOn ? [] : [{ value: id, label: name }])).sort(byName),
      of: (id) => names.get(id) ?? someone,
    }
  }, [staff, teams, someone])
}
