import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { type LoopStage, type LoopStepInput, type LoopStepRefusal, refuseLoopStep } from './loop-rules'
import { readState, writeStep } from './subject-operations'
import type { SubjectState } from './subject-rules'
import { refuseTold, type TellRefusal } from './told-rules'

/** 征集 会商 执行 反馈 调整 办结, or back to one of them with a reason. What it leaves becomes part of the fact. */
export async function takeLoopStep(
  context: Context,
  input: LoopStepInput & { id: string; dueOn?: string },
): Promise<Result<SubjectState, LoopStepRefusal | TellRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const state = await readState(context, input.id)
  if (state?.subject.kind !== 'request') return refused({ code: 'gone' })
  const { subject } = state
  const { step, back = false, dueOn } = input
  const [artefact, reason] = [input.artefact?.trim() ?? '', input.reason?.trim() ?? '']
  const refusal = refuseLoopStep(
    state.stage as LoopStage,
    subject.severity,
    { ...input, artefact, reason },
    context.may('requests.approve'),
  )
  if (refusal) return refused(refusal)
  // The answer stands at the kiosk under the receipt number.
  const told = step === 'feedback' && !back ? refuseTold(artefact, subject) : null
  if (told) return refused(told)
  return done(
    await writeStep(context, state, {
      step,
      ...(back ? { back, reason } : {}),
      ...(artefact && !back ? { artefact } : {}),
      ...(step === 'close' && !back ? { severity: subject.severity } : {}),
      ...(dueOn ? { dueOn } : {}),
    }),
  )
}
