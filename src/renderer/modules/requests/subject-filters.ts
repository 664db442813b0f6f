import { loopStages } from './loop-rules'
import { daysBetween, type Light, lightOf, type Subject, type SubjectStage, type SubjectState } from './subject-rules'
import { ticketStages } from './ticket-rules'

/** How long ago something came: 一周内 一月内 三月内 更早, in days. */
export const ages = ['week', 'month', 'quarter', 'older'] as const
export type Age = (typeof ages)[number]
const within: readonly (readonly [Age, number])[] = [
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
]

export const severities = [1, 2, 3, 4] as const
export type Severity = (typeof severities)[number]

/**
 * What the list shows. It stands in its address, so that every figure can be a link to what is behind it; but for what was typed,
 * which may be a name.
 */
export type SubjectFilters = {
  kind: Subject['kind']
  stage?: SubjectStage
  severity?: Severity
  /** `''`: those of no estate. */
  estateId?: string
  category?: string
  age?: Age
  /** Overdue, over or not over. */
  only?: 'late' | 'running' | 'over'
  typed?: string
}

export const stagesOf: Readonly<Record<Subject['kind'], readonly SubjectStage[]>> = {
  request: loopStages,
  ticket: ticketStages,
}

/** How long ago it came, counted from the day it was over on: what was quick stays quick. */
export function ageOf({ subject, overOn }: Pick<SubjectState, 'subject' | 'overOn'>, today: string): Age {
  const days = daysBetween(subject.day, overOn ?? today)
  return within.find(([, most]) => days <= most)?.[0] ?? 'older'
}

const digitsOf = (typed: string): string => typed.replace(/[\s-]/g, '')

function says(state: SubjectState, typed: string): boolean {
  const { title, body, category, place, name, receiptNo } = state.subject
  if (/^\d{4,}$/.test(digitsOf(typed)) && receiptNo?.endsWith(digitsOf(typed))) return true
  const words = typed.toLowerCase().split(/\s+/)
  const text = `${title}\n${category ?? ''}\n${place ?? ''}\n${name ?? ''}\n${body ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

const isOnly = (state: SubjectState, only: SubjectFilters['only'], today: string): boolean =>
  only === 'late' ? lightOf(state, today) === 'late' : only === 'over' ? state.over : only === 'running' ? !state.over : true

/** Those the filters leave, in the order given. `today` is `YYYY-MM-DD`. */
export function filterSubjects(states: readonly SubjectState[], filters: SubjectFilters, today: string): SubjectState[] {
  const { kind, stage, severity, estateId, category, age, only } = filters
  const typed = filters.typed?.normalize('NFKC').trim() ?? ''
  return states.filter(
    (state) =>
      state.subject.kind === kind &&
      (stage === undefined || state.stage === stage) &&
      (severity === undefined || (state.subject.severity ?? 1) === severity) &&
      (estateId === undefined || (state.subject.estateId ?? '') === estateId) &&
      (category === undefined || (state.subject.category ?? '') === category) &&
      (only === undefined || isOnly(state, only, today)) &&
      (age === undefined || ageOf(state, today) === age) &&
      (typed === '' || says(state, typed)),
  )
}

const urgency: Readonly<Record<Light, number>> = { late: 0, soon: 1, good: 2, unset: 3, ended: 4, endedLate: 4 }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What waits longest for its day first; what is over last, the latest first. */
export function inOrder(states: readonly SubjectState[], today: string): SubjectState[] {
  const idOf = ({ subject }: SubjectState) => subject.id
  const running = states.flatMap((state) => {
    if (state.over) return []
    return [{ state, urgent: urgency[lightOf(state, today)], severity: state.subject.severity ?? 1 }]
  })
  running.sort(
    (a, b) =>
      a.urgent - b.urgent ||
      compare(a.state.dueOn ?? '', b.state.dueOn ?? '') ||
      b.severity - a.severity ||
      compare(idOf(a.state), idOf(b.state)),
  )
  const over = states.filter((state) => state.over)
  over.sort((a, b) => compare(b.overOn ?? '', a.overOn ?? '') || compare(idOf(a), idOf(b)))
  return [...running.map(({ state }) => state), ...over]
}

/** How many there are of each. */
export function countBy<K extends string | number>(
  states: readonly SubjectState[],
  keyOf: (state: SubjectState) => K,
): Map<K, number> {
  const counts = new Map<K, number>()
  for (const state of states) {
    const key = keyOf(state)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const known = <T extends string>(all: readonly T[], value: string | null): T | undefined => all.find((one) => one === value)

/** The filters an address asks for; what it does not know is left out. `search` is what stands after the `?`. */
export function filtersFrom(search: string): SubjectFilters {
  const asked = new URLSearchParams(search)
  const kind = asked.get('kind') === 'ticket' ? 'ticket' : 'request'
  const given: Omit<SubjectFilters, 'kind'> = {
    stage: known(stagesOf[kind], asked.get('stage')),
    severity: severities.find((one) => String(one) === asked.get('severity')),
    estateId: asked.get('estate') ?? undefined,
    category: asked.get('category') ?? undefined,
    age: known(ages, asked.get('age')),
    only: known(['late', 'running', 'over'], asked.get('only')),
  }
  return { kind, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}

/** The address of the list with these filters: every figure is a link by this. */
export function listAddress({ kind, stage, severity, estateId, category, age, only }: SubjectFilters): string {
  const asked = new URLSearchParams()
  const set = (name: string, value: string | number | undefined) => value !== undefined && asked.set(name, String(value))
  set('kind', kind)
  set('stage', stage)
  set('severity', severity)
  set('estate', estateId)
  set('category', category)
  set('age', age)
  set('only', only)
  return `/requests?${asked}`
}

/** The page of one. */
export const addressOf = ({ id, kind }: Pick<Subject, 'id' | 'kind'>): string =>
  kind === 'ticket' ? `/tickets/${id}` : `/requests/${id}`
