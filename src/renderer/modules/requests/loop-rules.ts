import { type LoopRequest, loopSteps, type Step } from './schema'
import { type Chain, chainOf } from './step-chain'

export type LoopStep = (typeof loopSteps)[number]
/** What is to be done next: 征集 会商 执行 反馈 调整 办结, or nothing any more. */
export type LoopStage = LoopStep | 'closed'
export const loopStages = [...loopSteps, 'closed'] as const

/** What each step leaves: 清单 纪要 行动记录 给居民的答复 调整说明. A closing needs none. */
export const artefactOf = {
  solicit: 'list',
  deliberate: 'minute',
  execute: 'log',
  feedback: 'answer',
  adjust: 'change',
  close: null,
} as const satisfies Record<LoopStep, string | null>

/** 重大 and 特大 are closed by who has `requests.approve`. */
export const isUpper = (severity: number): boolean => severity >= 3

/** Characters. The answer to residents stands on a public screen under the receipt number, so it is as short as that takes. */
export const longestArtefact = { list: 4000, minute: 4000, log: 4000, answer: 1000, change: 4000 } as const

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''
const place = (step: LoopStage): number => loopStages.indexOf(step)

/** Which steps can be taken now. After the feedback (反馈) it can be closed or adjusted first: never before. */
export const nextSteps = (stage: LoopStage): readonly LoopStep[] =>
  stage === 'closed' ? [] : stage === 'adjust' ? ['adjust', 'close'] : [stage]

/** Which steps it can go back to: all that lie before, while it is not closed. */
export const backSteps = (stage: LoopStage): readonly LoopStep[] => (stage === 'closed' ? [] : loopSteps.slice(0, place(stage)))

type LoopFact = Pick<Step, 'id' | 'step' | 'afterId' | 'back' | 'artefact' | 'reason' | 'severity' | 'stamps'>

/** The stage after a fact; null where it does not follow. `severity` is the request's grade as it stands now. */
export function afterLoopStep(stage: LoopStage, fact: LoopFact, severity: number): LoopStage | null {
  const step = loopSteps.find((known) => known === fact.step)
  if (!step) return null
  if (fact.back === true) return backSteps(stage).includes(step) && !isBlank(fact.reason) ? step : null
  if (!nextSteps(stage).includes(step)) return null
  // Closed as 一般 at one desk while another raised it to 重大: it waits for who may close that.
  if (step === 'close') return isUpper(severity) && !isUpper(fact.severity ?? 0) ? null : 'closed'
  return isBlank(fact.artefact) ? null : (loopStages[place(step) + 1] ?? null)
}

/** What counts of the steps of one request, and what is to be done next. */
export const loopChain = <F extends LoopFact>(request: Pick<LoopRequest, 'severity'>, steps: readonly F[]): Chain<LoopStage, F> =>
  chainOf<LoopStage, F>(steps, 'solicit', (stage, fact) => afterLoopStep(stage, fact, request.severity))

export type LoopStepInput = {
  step: LoopStep
  back?: boolean
  artefact?: string
  reason?: string
}
export type LoopStepRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'closed' }
  /** Another step is to be taken first; closing without feedback is this. */
  | { code: 'not-next'; stage: LoopStage }
  | { code: 'artefact-missing' }
  | { code: 'artefact-long'; most: number }
  | { code: 'reason-missing' }
  /** 重大 and 特大 are closed by whoever may approve. */
  | { code: 'grade' }

/** Why a step cannot be taken now; null where it can. `mayApprove` is the right `requests.approve`. */
export function refuseLoopStep(
  stage: LoopStage,
  severity: number,
  input: LoopStepInput,
  mayApprove: boolean,
): LoopStepRefusal | null {
  if (stage === 'closed') return { code: 'closed' }
  if (input.back) {
    if (!backSteps(stage).includes(input.step)) return { code: 'not-next', stage }
    return isBlank(input.reason) ? { code: 'reason-missing' } : null
  }
  if (!nextSteps(stage).includes(input.step)) return { code: 'not-next', stage }
  if (input.step === 'close') return isUpper(severity) && !mayApprove ? { code: 'grade' } : null
  if (isBlank(input.artefact)) return { code: 'artefact-missing' }
  const most = longestArtefact[artefactOf[input.step]]
  return (input.artefact ?? '').trim().length > most ? { code: 'artefact-long', most } : null
}
