import type { LoopStepRefusal } from '../loop-rules'
import type { SubjectFault, SubjectRefusal } from '../subject-input'
import type { SubjectText } from '../subject-text'
import type { TicketStepRefusal } from '../ticket-rules'
import type { TellRefusal } from '../told-rules'

/** The sentence of a refusal. */
export function subjectRefusalText(
  text: SubjectText,
  refusal: SubjectRefusal | LoopStepRefusal | TicketStepRefusal | TellRefusal,
): string {
  if (refusal.code === 'not-next') return text.notNext(text.stage[refusal.stage])
  if (refusal.code === 'artefact-long' || refusal.code === 'too-long') return text.tooLong(refusal.most)
  return text.refusal[refusal.code]
}

/** The sentence of a fault beside its field. */
export function faultText(text: SubjectText, { field, code }: SubjectFault): string {
  if (code === 'too-long') return text.fault['too-long']
  return text.fault[`${field} ${code}` as Exclude<keyof SubjectText['fault'], 'too-long'>]
}
