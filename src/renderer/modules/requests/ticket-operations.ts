import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { isDay } from '../../lib/time'
import { readState, writeStep } from './subject-operations'
import type { SubjectState } from './subject-rules'
import { refuseTicketStep, type TicketStage, type TicketStepInput, type TicketStepRefusal } from './ticket-rules'
import { refuseTold, type TellRefusal } from './told-rules'

/** The fields a step of this kind has; what the form held besides is left out. */
function fieldsOf({ step, artefact = '', assigneeId, teamId, dueOn, stars, reason = '' }: TicketStepInput) {
  switch (step) {
    case 'assign':
      return { ...(assigneeId ? { assigneeId } : {}), ...(teamId ? { teamId } : {}), ...(dueOn ? { dueOn } : {}) }
    case 'visit':
    case 'done':
      return { artefact: artefact.trim() }
    case 'rate':
      return { ...(stars ? { stars } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) }
    case 'reopen':
    case 'cancel':
      return { reason: reason.trim(), ...(dueOn ? { dueOn } : {}) }
  }
}

/** 派单 上门 完成 评价 重办 撤销. */
export async function takeTicketStep(
  context: Context,
  input: TicketStepInput & { id: string },
): Promise<Result<SubjectState, TicketStepRefusal | TellRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const state = await readState(context, input.id)
  if (state?.subject.kind !== 'ticket') return refused({ code: 'gone' })
  const refusal = refuseTicketStep(state.stage as TicketStage, input)
  if (refusal) return refused(refusal)
  if (input.dueOn && !isDay(input.dueOn)) return refused({ code: 'day-form' })
  // Whoever asked reads at the kiosk why it was cancelled.
  const told = input.step === 'cancel' ? refuseTold(input.reason ?? '', state.subject) : null
  if (told) return refused(told)
  return done(await writeStep(context, state, { step: input.step, ...fieldsOf(input) }))
}
