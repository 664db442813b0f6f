import { useEffect, useMemo, useState } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { createNameFinder } from '../../../lib/name-finder'
import { peopleNamed } from '../../roster/queries'
import type { Who } from '../learner-rules'
import { learnersOf } from '../queries'
import type { Learner, Session } from '../schema'

/** Somebody who may sign up: a learner of an earlier session, or one of the roster. */
export type Candidate = { key: string; who: Who; learnerId?: string; sub: string }

const mostShown = 8
const quietMs = 120

function useResidents(typed: string, isWanted: boolean): { asked: string; found: Candidate[] } {
  const { data, may } = useContextOfStore()
  const [state, setState] = useState<{ asked: string; found: Candidate[] }>({ asked: '', found: [] })
  const mayRead = may('roster.read') && isWanted
  useEffect(() => {
    if (!mayRead || typed === '') return setState({ asked: typed, found: [] })
    let stands = true
    const timer = setTimeout(() => {
      peopleNamed(data, typed, mostShown).then(
        (rows) => {
          if (!stands) return
          const found = rows.map(({ id, name, phone, address }): Candidate => {
            return { key: id, who: { name, residentId: id, ...(phone && { phone }) }, sub: address }
          })
          setState({ asked: typed, found })
        },
        // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
        (error: unknown) =>
          setState(() => {
            throw error
          }),
      )
    }, quietMs)
    return () => {
      stands = false
      clearTimeout(timer)
    }
  }, [data, mayRead, typed])
  return state
}

const whoOf = ({ name, phone, residentId, organisation, guardianName, guardianPhone }: Learner): Who => ({
  name,
  phone,
  residentId,
  organisation,
  guardianName,
  guardianPhone,
})

/** Who answers to what was typed: learners there were, then the roster (workers are not looked for in it). Nobody while nothing is. */
export function useCandidates(typed: string, audience: Session['audience']): { people: Candidate[]; isSearching: boolean } {
  const text = typed.trim()
  const live = useLive(learnersOf, [])
  const residents = useResidents(text, audience !== 'worker')
  const find = useMemo(() => {
    const learners = live.loading ? [] : live.value.map((found) => found.toMutableJSON() as Learner)
    return createNameFinder(
      learners.filter((learner) => learner.audience === audience),
      ({ name, namePinyin, phone = '', guardianPhone = '' }) => ({
        names: [{ name, pinyin: namePinyin }],
        also: [phone, guardianPhone],
      }),
    )
  }, [live, audience])
  return useMemo(() => {
    if (text === '') return { people: [], isSearching: false }
    const known = find(text)
      .slice(0, mostShown)
      .map((learner): Candidate => {
        const { id, organisation = '', guardianName = '' } = learner
        return { key: id, who: whoOf(learner), learnerId: id, sub: organisation || guardianName }
      })
    const ids = new Set(known.flatMap(({ who }) => who.residentId ?? []))
    const others = residents.found.filter(({ key }) => !ids.has(key))
    return { people: [...known, ...others], isSearching: residents.asked !== text }
  }, [text, find, residents])
}
