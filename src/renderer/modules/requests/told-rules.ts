import { type AnswerRefusal, answerLength, refuseAnswer } from '../intake/rules'
import type { Subject } from './subject-rules'

export type TellRefusal = Exclude<AnswerRefusal, { code: 'reason-missing' }>

/** Whether a sentence may stand on a public screen under the receipt number: it must not tell who asked. */
export function refuseTold(text: string, { name = '', phone = '' }: Pick<Subject, 'name' | 'phone'>): TellRefusal | null {
  const refusal = refuseAnswer(text, { kind: 'request', name, phone, body: '' }, answerLength)
  return refusal === null || refusal.code === 'reason-missing' ? null : refusal
}
