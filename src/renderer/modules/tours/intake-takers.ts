import type { IntakePayload } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { stopOfOffering } from '../catalogue/rules'
import { takerText } from './taker-text'
import { signUp, visitorsOf } from './visitor-operations'
import { sameVisitor } from './visitor-rules'

type Enrolment = Extract<IntakePayload, { kind: 'enrolment' }>
type Words = Readonly<Record<'zh-CN' | 'en', string>>

/**
 * Somebody signed up for a tour at a kiosk: a visitor of that sitting, found there by the receipt number. Where all places are taken
 * it is one of the waiting list, and the receipt number says so. A sign-up for anything else is settled by the desk's answer.
 */
async function takeEnrolment(
  context: Context,
  payload: Enrolment,
  { id: intakeId, receiptNo }: { id: string; receiptNo: string },
): Promise<Result<string | { id: string; told: string }, Words>> {
  const stopId = stopOfOffering(payload.offeringId)
  if (!stopId) return done(intakeId)
  const phones = payload.phone ? [payload.phone] : []
  const who = { name: payload.name, phones }
  const result = await signUp(context, { stopId, who, receiptNo, station: 'kiosk' })
  if (result.ok) {
    const { visitor, waiting } = result.value
    return done(waiting > 0 ? { id: visitor.id, told: takerText['zh-CN'].waiting(waiting) } : visitor.id)
  }
  const { code } = result.refusal
  if (code === 'already-signed-up') {
    // Signed up at the desk as well, or opened by two desks: they have their one place.
    const known = sameVisitor(await visitorsOf(context, stopId), who)
    if (known) return done(known.id)
  }
  return refused({ 'zh-CN': takerText['zh-CN'].refusal[code], en: takerText.en.refusal[code] })
}

/** What the tours make of an accepted intake. */
export const tourTakers = { enrolment: takeEnrolment }
