import { type LoopStage, loopChain } from './loop-rules'
import type { LoopRequest, Step, Ticket } from './schema'
import { bySubject } from './step-chain'
import { isTicketOver, type TicketStage, ticketChain } from './ticket-rules'

/** What residents ask for and the desk follows up: 诉求 in the loop, 服务工单. */
export type Subject = LoopRequest | Ticket
export const subjectKinds = ['request', 'ticket'] as const
export type SubjectStage = LoopStage | TicketStage

/** How one stands, derived from all facts about it. */
export type SubjectState = {
  subject: Subject
  stage: SubjectStage
  /** Nothing is to be done any more: closed, done, rated or cancelled. */
  over: boolean
  /** `YYYY-MM-DD`; the day it was over. */
  overOn: string | undefined
  /** The day it is due by: as it was set last. */
  dueOn: string | undefined
  /** The steps that count, in their order. */
  counted: readonly Step[]
  /** Steps taken elsewhere at the same time that do not count, and steps that cannot follow. */
  uncounted: readonly Step[]
}

const none: readonly Step[] = []

function lastWith<K extends 'dueOn' | 'assigneeId' | 'teamId' | 'stars'>(steps: readonly Step[], field: K): Step | undefined {
  for (let at = steps.length - 1; at >= 0; at -= 1) if (steps[at]?.[field] !== undefined) return steps[at]
  return undefined
}

/** How one request or ticket stands; `steps` are all facts about it, in any order. */
export function stateOf(subject: Subject, steps: readonly Step[] = none): SubjectState {
  const chain = subject.kind === 'request' ? loopChain(subject, steps) : ticketChain(steps)
  const { state: stage, counted, uncounted } = chain
  const over = subject.kind === 'request' ? stage === 'closed' : isTicketOver(stage as TicketStage)
  const end = over ? counted.findLast(({ step }) => step !== 'rate') : undefined
  return { subject, stage, over, overOn: end?.day, dueOn: lastWith(counted, 'dueOn')?.dueOn ?? subject.dueOn, counted, uncounted }
}

/** How all of them stand. Twenty thousand with a hundred thousand steps take well under a tenth of a second. */
export function statesOf(subjects: readonly Subject[], steps: readonly Step[]): SubjectState[] {
  const sorted = bySubject(steps)
  return subjects.map((subject) => stateOf(subject, sorted.get(subject.id)))
}

/** Who has it now: the last who was given it since it was taken up. */
export function assigneeOf({ counted, stage }: SubjectState): { assigneeId?: string; teamId?: string } {
  if (stage === 'open') return {}
  const assigned = counted.findLast(({ step }) => step === 'assign')
  return {
    ...(assigned?.assigneeId ? { assigneeId: assigned.assigneeId } : {}),
    ...(assigned?.teamId ? { teamId: assigned.teamId } : {}),
  }
}

/** Stars of the last rating that counts; a ticket taken up again is not rated any more. */
export const starsOf = ({ stage, counted }: SubjectState): number | undefined =>
  stage === 'rate' ? lastWith(counted, 'stars')?.stars : undefined

/** How it stands against its day, as a light and as a word: 按期 快到期 超期, 未定期限, 已办结 and 超期办结. */
export const lights = ['late', 'soon', 'good', 'unset', 'ended', 'endedLate'] as const
export type Light = (typeof lights)[number]

/** Days before the due day from which the light is yellow. */
export const soonDays = 2

const dayMs = 86_400_000
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)

/** Days from one day (`YYYY-MM-DD`) to another; negative where it lies before. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date((dayNumber(day) + days) * dayMs).toISOString().slice(0, 10)

let soon = { today: '', until: '' }
/** The last day that is soon; Dates are slow, and a list asks twenty thousand times for one and the same day. */
function soonUntil(today: string): string {
  if (soon.today !== today) soon = { today, until: dayAfter(today, soonDays) }
  return soon.until
}

export function lightOf({ over, overOn, dueOn }: Pick<SubjectState, 'over' | 'overOn' | 'dueOn'>, today: string): Light {
  if (over) return dueOn !== undefined && overOn !== undefined && overOn > dueOn ? 'endedLate' : 'ended'
  if (dueOn === undefined) return 'unset'
  if (dueOn < today) return 'late'
  return dueOn <= soonUntil(today) ? 'soon' : 'good'
}

/** A step that does not count and whose author nobody told yet. */
export type StepNotice = { state: SubjectState; step: Step }

/** Whom a desk has to tell that a step of theirs did not count. It follows from the records and is written nowhere. */
export const noticesOf = (states: readonly SubjectState[]): StepNotice[] =>
  states.flatMap((state) =>
    state.uncounted.length === 0 ? [] : state.uncounted.filter(({ toldAt }) => !toldAt).map((step) => ({ state, step })),
  )
