import type { Step, ticketSteps } from './schema'
import { type Chain, chainOf } from './step-chain'

export type TicketStep = Exclude<(typeof ticketSteps)[number], 'open'>
/** How far a ticket is: 待派单 已派单 已上门 已完成 已评价 已撤销. */
export const ticketStages = ['open', 'assign', 'visit', 'done', 'rate', 'cancel'] as const
export type TicketStage = (typeof ticketStages)[number]

/** Which steps can be taken at a stage. Assigned once more, it goes to somebody else. */
export const ticketNext: Readonly<Record<TicketStage, readonly TicketStep[]>> = {
  open: ['assign', 'cancel'],
  assign: ['visit', 'assign', 'cancel'],
  visit: ['done', 'visit', 'assign', 'cancel'],
  done: ['rate', 'reopen'],
  rate: ['reopen'],
  cancel: ['reopen'],
}

type TicketFact = Pick<
  Step,
  'id' | 'step' | 'afterId' | 'artefact' | 'assigneeId' | 'teamId' | 'stars' | 'reason' | 'dueOn' | 'stamps'
>

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

/** What a step must say: to whom, what was done, how good it was, why. */
const isWhole: Readonly<Record<TicketStep, (fact: Omit<TicketFact, 'id' | 'stamps' | 'step'>) => boolean>> = {
  assign: ({ assigneeId, teamId }) => !isBlank(assigneeId) || !isBlank(teamId),
  visit: ({ artefact }) => !isBlank(artefact),
  done: ({ artefact }) => !isBlank(artefact),
  rate: ({ stars }) => stars !== undefined,
  reopen: ({ reason }) => !isBlank(reason),
  cancel: ({ reason }) => !isBlank(reason),
}

const isTicketStep = (step: string): step is TicketStep => step in isWhole

/** The stage after a fact; null where it does not follow. A ticket that is taken up again is to be assigned anew. */
export function afterTicketStep(stage: TicketStage, fact: TicketFact): TicketStage | null {
  const { step } = fact
  if (!isTicketStep(step) || !ticketNext[stage].includes(step) || !isWhole[step](fact)) return null
  return step === 'reopen' ? 'open' : step
}

/** What counts of the steps of one ticket, and how far it is. */
export const ticketChain = <F extends TicketFact>(steps: readonly F[]): Chain<TicketStage, F> =>
  chainOf<TicketStage, F>(steps, 'open', afterTicketStep)

export type TicketStepInput = {
  step: TicketStep
  artefact?: string
  assigneeId?: string
  teamId?: string
  dueOn?: string
  stars?: number
  reason?: string
}
export type TicketStepRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'not-next'; stage: TicketStage }
  | { code: 'nobody' }
  | { code: 'artefact-missing' }
  | { code: 'reason-missing' }
  | { code: 'stars-missing' }
  | { code: 'day-form' }

const lacks = {
  assign: 'nobody',
  visit: 'artefact-missing',
  done: 'artefact-missing',
  rate: 'stars-missing',
  reopen: 'reason-missing',
  cancel: 'reason-missing',
} as const satisfies Record<TicketStep, TicketStepRefusal['code']>

/** Why a step cannot be taken now; null where it can. */
export function refuseTicketStep(stage: TicketStage, input: TicketStepInput): TicketStepRefusal | null {
  if (!ticketNext[stage].includes(input.step)) return { code: 'not-next', stage }
  return isWhole[input.step](input) ? null : { code: lacks[input.step] }
}

/** A ticket that nobody waits for any more. */
export const isTicketOver = (stage: TicketStage): boolean => stage === 'done' || stage === 'rate' || stage === 'cancel'

/** 上门 by phone or in person is done within so many days unless another day is set. */
export const ticketDays = 3
