import type { IntakePayload } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { sessionOfOffering } from '../catalogue/rules'
import { enrol } from './enrolment-operations'
import { findSession } from './operations'
import { takerText } from './taker-text'

type Enrolment = Extract<IntakePayload, { kind: 'enrolment' }>
type Words = Readonly<Record<'zh-CN' | 'en', string>>
type Taken = Result<string | { id: string; told: string }, Words>
type Taker = (
  context: Context,
  payload: Enrolment,
  intake: { id: string; receiptNo: string; handedInAt: string },
) => Promise<Taken>

/**
 * Somebody signed up for a session at a kiosk: found in its list by the receipt number. Where all places are taken it is one of the
 * waiting list, and the receipt number says so. What was taken by another desk already is that.
 */
async function takeEnrolment(
  context: Context,
  { name, phone, guardianName }: Enrolment,
  { receiptNo, sessionId }: { receiptNo: string; sessionId: string },
): Promise<Taken> {
  const session = await findSession(context, sessionId)
  const who = session?.audience === 'minor' ? { name, guardianName, guardianPhone: phone } : { name, phone }
  const result = await enrol(context, { sessionId, who, receiptNo, station: 'kiosk' })
  if (result.ok) {
    const { enrolment, waiting } = result.value
    return done(waiting > 0 ? { id: enrolment.id, told: takerText['zh-CN'].waiting(waiting) } : enrolment.id)
  }
  const { refusal } = result
  // Signed up at the desk as well, or opened by two desks: they have their one place.
  if (refusal.code === 'already-signed-up') return done(refusal.id)
  const { code } = refusal
  return refused({ 'zh-CN': takerText['zh-CN'].refusal[code], en: takerText.en.refusal[code] })
}

/** What the academy makes of an accepted sign-up; one for anything else goes to `others`. */
export const createAcademyTakers = (others: { enrolment: Taker }): { enrolment: Taker } => ({
  enrolment: (context, payload, intake) => {
    const sessionId = sessionOfOffering(payload.offeringId)
    return sessionId
      ? takeEnrolment(context, payload, { receiptNo: intake.receiptNo, sessionId })
      : others.enrolment(context, payload, intake)
  },
})
