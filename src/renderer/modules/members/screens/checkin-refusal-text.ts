import { type CheckInRefusal, type CorrectionRefusal, type LateRefusal, timeOfDay } from '../checkin-rules'
import type { checkInText } from '../checkin-text'

type Texts = (typeof checkInText)['zh-CN']

/** The sentence of a refusal; `name` is whose check-in it is about. */
export const checkInRefusalText = (
  text: Texts,
  refusal: CheckInRefusal | LateRefusal | CorrectionRefusal,
  name: string,
): string => {
  if (refusal.code === 'already') return text.already(name, timeOfDay(refusal.at))
  return refusal.code === 'full' ? text.full(refusal.quota) : text.refusal[refusal.code]
}
