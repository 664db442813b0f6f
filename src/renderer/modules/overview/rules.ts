import { ageOf, ages, type SubjectFilters, severities, stagesOf } from '../requests/subject-filters'
import { lightOf, type Subject, type SubjectStage, type SubjectState } from '../requests/subject-rules'

export type SubjectKind = Subject['kind']

/** A figure and the list behind it: the filters show exactly the records that were counted. */
export type Figure<K extends string | number> = { key: K; count: number; filters: SubjectFilters }

export type SubjectFigures = {
  running: Figure<'running'>
  late: Figure<'late'>
  over: Figure<'over'>
  /** Of all, in the order of the steps. */
  stages: Figure<SubjectStage>[]
  /** Of those that are not over: how long they have been open, how grave they are, where. */
  ages: Figure<(typeof ages)[number]>[]
  severities: Figure<(typeof severities)[number]>[]
  /** By estate; `''` is no estate. Those with none are left out. */
  areas: Figure<string>[]
}

/** Counts requests or tickets in one pass. `today` is `YYYY-MM-DD`. */
export function figuresOf(states: readonly SubjectState[], kind: SubjectKind, today: string): SubjectFigures {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const areas = new Set<string>()
  for (const state of states) {
    const { subject, over, stage } = state
    if (subject.kind !== kind) continue
    add(`stage ${stage}`)
    if (over) {
      add('over')
      continue
    }
    const estateId = subject.estateId ?? ''
    areas.add(estateId)
    add('running')
    add(`age ${ageOf(state, today)}`)
    add(`severity ${subject.severity ?? 1}`)
    add(`area ${estateId}`)
    if (lightOf(state, today) === 'late') add('late')
  }
  const figure = <K extends string | number>(key: K, counted: string, filters: Omit<SubjectFilters, 'kind'>): Figure<K> => ({
    key,
    count: counts.get(counted) ?? 0,
    filters: { kind, ...filters },
  })
  const only = 'running'
  return {
    running: figure('running', 'running', { only }),
    late: figure('late', 'late', { only: 'late' }),
    over: figure('over', 'over', { only: 'over' }),
    stages: stagesOf[kind].map((stage) => figure(stage, `stage ${stage}`, { stage })),
    ages: ages.map((age) => figure(age, `age ${age}`, { age, only })),
    severities: severities.map((severity) => figure(severity, `severity ${severity}`, { severity, only })),
    areas: [...areas].map((estateId) => figure(estateId, `area ${estateId}`, { estateId, only })),
  }
}
