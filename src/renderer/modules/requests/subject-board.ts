import type { Data } from '../../data/collections'
import type { RequestRecord, Step } from './schema'
import { allSubjects, everyStep } from './subject-queries'
import { type Subject, type SubjectState, stateOf } from './subject-rules'

/** Every request and ticket as it stands; `null` while the store is read for the first time. */
export type Board = {
  current: () => readonly SubjectState[] | null
  /** A store that could not be read; whoever shows the board throws it. */
  fault: () => Error | null
  onChange: (listener: () => void) => () => void
}

type Held = { subjects: Map<string, Subject>; steps: Map<string, Map<string, Step>>; states: Map<string, SubjectState> }

const isSubject = (record: Pick<RequestRecord, 'kind'>): boolean => record.kind === 'request' || record.kind === 'ticket'

function putStep({ steps }: Held, step: Step): void {
  const of = steps.get(step.subjectId)
  if (of) of.set(step.id, step)
  else steps.set(step.subjectId, new Map([[step.id, step]]))
}

function derive({ subjects, steps, states }: Held, id: string): void {
  const subject = subjects.get(id)
  if (!subject) states.delete(id)
  else states.set(id, stateOf(subject, [...(steps.get(id)?.values() ?? [])]))
}

type Change = { id: string; gone: boolean; record: RequestRecord }

/** Takes one change in and derives again the one it is about: a store of twenty thousand is not read anew for a step. */
function takeIn(held: Held, { id, gone, record }: Change): void {
  if (isSubject(record)) {
    if (gone) held.subjects.delete(id)
    else held.subjects.set(id, record as Subject)
    derive(held, id)
  } else if (record.kind === 'step' && record.subjectId) {
    if (gone) held.steps.get(record.subjectId)?.delete(id)
    else putStep(held, record as Step)
    derive(held, record.subjectId)
  } else if (gone) {
    // What was erased says no more what it was.
    if (held.subjects.delete(id)) derive(held, id)
    for (const [subjectId, steps] of held.steps) if (steps.delete(id)) derive(held, subjectId)
  }
}

/** Reads the whole store once and follows what is written from then on. */
function openBoard(data: Data): Board {
  const held: Held = { subjects: new Map(), steps: new Map(), states: new Map() }
  const listeners = new Set<() => void>()
  const early: Change[] = []
  let list: readonly SubjectState[] | null = null
  let fault: Error | null = null
  const tell = () => {
    list = [...held.states.values()]
    for (const listener of listeners) listener()
  }
  data.requests.eventBulks$.subscribe(({ events }) => {
    const changes = events.map(
      ({ documentId, operation, documentData }): Change => ({
        id: documentId,
        gone: operation === 'DELETE',
        record: documentData as unknown as RequestRecord,
      }),
    )
    if (list === null) return void early.push(...changes)
    for (const change of changes) takeIn(held, change)
    tell()
  })
  const read = async () => {
    const [subjects, steps] = await Promise.all([allSubjects(data).exec(), everyStep(data).exec()])
    for (const found of subjects) held.subjects.set(found.id, found.toJSON() as unknown as Subject)
    for (const found of steps) putStep(held, found.toJSON() as unknown as Step)
    for (const id of held.subjects.keys()) derive(held, id)
    for (const change of early.splice(0)) takeIn(held, change)
    tell()
  }
  read().catch((cause: unknown) => {
    fault = new Error('reading the requests of the store', { cause })
    for (const listener of listeners) listener()
  })
  return {
    current: () => list,
    fault: () => fault,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const boards = new WeakMap<Data, Board>()

/** The board of a store: one for all screens, so that coming back to the list reads nothing. */
export function boardOf(data: Data): Board {
  const known = boards.get(data)
  if (known) return known
  const board = openBoard(data)
  boards.set(data, board)
  return board
}
