import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { enrolmentsOf, learnersOf } from '../queries'
import { enrolledOf, type Places } from '../rules'
import type { Enrolment, Learner, Session } from '../schema'
import { type SessionState, stateOf } from '../session-rules'
import { type Academy, useAcademy } from './use-academy'

export type SessionPage = {
  session: Session
  state: SessionState
  academy: Academy
  /** Those who withdrew are not among them. */
  places: Places
  learnerOf: (enrolment: Pick<Enrolment, 'learnerId'>) => Learner | undefined
  learners: ReadonlyMap<string, Learner>
}

/** A session with everyone who signed up, kept up to date. Null while the store is asked; `gone` where there is none of this id. */
export function useSession(id: string): SessionPage | 'gone' | null {
  const academy = useAcademy()
  const enrolments = useLive((data) => enrolmentsOf(data, id), [id])
  // Not those of this session alone: another query would empty the page whenever somebody signs up.
  const people = useLive(learnersOf, [])
  return useMemo(() => {
    if (!academy || enrolments.loading || people.loading) return null
    const session = academy.sessions.find((known) => known.id === id)
    if (!session) return 'gone'
    const learners = new Map(people.value.map((found) => [found.id, found.toMutableJSON() as Learner]))
    const places = enrolledOf(
      enrolments.value.map((found) => found.toMutableJSON() as Enrolment),
      session.quota,
    )
    const learnerOf: SessionPage['learnerOf'] = ({ learnerId }) => learners.get(learnerId)
    return { session, state: stateOf(session, academy.today), academy, places, learnerOf, learners }
  }, [academy, enrolments, people, id])
}
