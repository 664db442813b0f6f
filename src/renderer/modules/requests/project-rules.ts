import { type CoProject, coCreationStages, type projectKinds } from '../catalogue/schema'
import type { Step } from './schema'
import { chainOf } from './step-chain'

export type Stage = (typeof coCreationStages)[number]
/** What is being done: 决策共谋 发展共建 建设共管 效果共评 成果共享, or nothing any more. */
export type ProjectStage = Stage | 'done'
export type ProjectKind = (typeof projectKinds)[number]

/** What each stage leaves: 议定的方案 各方投入 建管记录 评议结果 成果与安排. */
export const artefactOf = {
  plan: 'proposal',
  build: 'contributions',
  manage: 'log',
  evaluate: 'verdict',
  share: 'outcome',
} as const satisfies Record<Stage, string>

/** Characters */
export const longestArtefact = 4000
export const longestReason = 300

export const kindOf = ({ projectKind }: Pick<CoProject, 'projectKind'>): ProjectKind => projectKind ?? 'coProject'

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

type ProjectFact = Pick<Step, 'id' | 'step' | 'afterId' | 'back' | 'artefact' | 'reason' | 'stamps'>
/** A project begins at the stage it was published with; the first step says which. */
type Point = ProjectStage | 'unbegun'

const pointAfter = (stage: Stage): ProjectStage => coCreationStages[coCreationStages.indexOf(stage) + 1] ?? 'done'

/** Which stages it can go back to: all that lie before; what is done can be taken up at any. */
export const backStages = (stage: ProjectStage): readonly Stage[] =>
  stage === 'done' ? coCreationStages : coCreationStages.slice(0, coCreationStages.indexOf(stage))

function follow(point: Point, fact: ProjectFact): Point | null {
  const step = coCreationStages.find((known) => known === fact.step)
  if (!step) return null
  if (fact.back === true) {
    const mayGo = point === 'unbegun' || backStages(point).includes(step)
    return mayGo && !isBlank(fact.reason) ? step : null
  }
  if (point !== 'unbegun' && point !== step) return null
  return isBlank(fact.artefact) ? null : pointAfter(step)
}

/** How a project stands: derived from all facts about it, in any order. */
export type ProjectState<F> = {
  stage: ProjectStage
  /** The steps that count, in their order. */
  counted: F[]
  /** Steps taken elsewhere at the same time that do not count. */
  uncounted: F[]
}

export function projectStateOf<F extends ProjectFact>(project: Pick<CoProject, 'stage'>, facts: readonly F[]): ProjectState<F> {
  const { state, counted, uncounted } = chainOf<Point, F>(facts, 'unbegun', follow)
  return { stage: state === 'unbegun' ? project.stage : state, counted, uncounted }
}

/** What the catalogue says of a stage: kiosks show a project that is done at its last. */
export const shownStage = (stage: ProjectStage): Stage => (stage === 'done' ? 'share' : stage)

export type ProjectRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'done' }
  /** It moved on while somebody was writing. */
  | { code: 'moved'; stage: ProjectStage }
  | { code: 'artefact-missing' }
  | { code: 'artefact-long'; most: number }
  | { code: 'not-before' }
  | { code: 'reason-missing' }

/** Why a stage cannot be ended with what it leaves; `expected` is the stage whoever writes was shown. */
export function refuseAdvance(stage: ProjectStage, input: { expected: ProjectStage; artefact: string }): ProjectRefusal | null {
  if (stage === 'done') return { code: 'done' }
  if (stage !== input.expected) return { code: 'moved', stage }
  if (isBlank(input.artefact)) return { code: 'artefact-missing' }
  return input.artefact.trim().length > longestArtefact ? { code: 'artefact-long', most: longestArtefact } : null
}

/** Why it cannot go back to a stage. */
export function refuseBack(
  stage: ProjectStage,
  input: { expected: ProjectStage; to: Stage; reason: string },
): ProjectRefusal | null {
  if (stage !== input.expected) return { code: 'moved', stage }
  if (!backStages(stage).includes(input.to)) return { code: 'not-before' }
  return isBlank(input.reason) ? { code: 'reason-missing' } : null
}

type KeyOf = (...parts: string[]) => string

/** Before the key in the id of every fact about a project or a wish, so that they are read without those of all requests. */
export const coFactPrefix = 'cofact-'

/** One step from a point to a point: taken at two desks that do not hear each other it is one, and what both wrote is compared. */
export const coFactId = (keyOf: KeyOf, fact: { subjectId: string; step: string; afterId?: string; back?: boolean }): string =>
  `${coFactPrefix}${keyOf('cofact', fact.subjectId, fact.afterId ?? '', fact.back ? 'back' : 'on', fact.step)}`
