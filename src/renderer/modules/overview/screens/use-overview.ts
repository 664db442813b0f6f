import { useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { boardOf } from '../../requests/subject-board'
import type { SubjectState } from '../../requests/subject-rules'
import { type CoverageRow, coverageOf } from '../../teams/coverage-rules'
import { allTeams, estates } from '../../teams/queries'
import type { ServiceTeam } from '../../teams/schema'

/** Every request and ticket as it stands; null while the store is read for the first time. */
export function useSubjects(): readonly SubjectState[] | null {
  const { data } = useContextOfStore()
  const board = boardOf(data)
  const states = useSyncExternalStore(board.onChange, board.current)
  const fault = useSyncExternalStore(board.onChange, board.fault)
  // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
  if (fault) throw fault
  return states
}

/** Which running teams serve which estate. Null while the store is asked. */
export function useCoverage(): CoverageRow[] | null {
  const [teams, places] = [useLive(allTeams, []), useLive(estates, [])]
  return useMemo(() => {
    if (teams.loading || places.loading) return null
    const all = teams.value.map((found) => found.toMutableJSON() as ServiceTeam)
    return coverageOf(
      all,
      places.value.map(({ id, name }) => ({ id, name })),
    )
  }, [teams, places])
}
