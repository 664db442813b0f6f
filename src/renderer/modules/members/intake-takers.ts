import type { IntakePayload } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { checkIn } from './checkin-operations'
import { checkInId } from './ids'
import { takeWish } from './intake-takers-wish'
import { register } from './registration-operations'
import type { SendingUnit } from './schema'
import { takerText } from './taker-text'
import { allUnits } from './unit-queries'
import { sameUnit } from './unit-rules'

type Payload<K extends IntakePayload['kind']> = Extract<IntakePayload, { kind: K }>
type Words = Readonly<Record<'zh-CN' | 'en', string>>

const because = (code: keyof (typeof takerText)['en']) =>
  refused<Words>({ 'zh-CN': takerText['zh-CN'][code], en: takerText.en[code] })

async function takeCheckIn(context: Context, payload: Payload<'checkIn'>): Promise<Result<string, Words>> {
  const { memberId, activityId, day, arrivedAt } = payload
  const result = await checkIn(context, { memberId, activityId, arrivedAt, station: 'kiosk' })
  if (result.ok) return done(result.value.id)
  // Checked in at the desk as well, or opened by two desks: the one check-in of that day is what came of it.
  if (result.refusal.code === 'already') return done(checkInId(context.keyOf, day, activityId, memberId))
  return because(result.refusal.code)
}

async function takeRegistration(
  context: Context,
  payload: Payload<'registration'>,
  { receiptNo }: { receiptNo: string },
): Promise<Result<string, Words>> {
  const units = (await allUnits(context.data).exec()).map((found) => found.toMutableJSON() as SendingUnit)
  const unit = sameUnit(units, { name: payload.unitName })
  if (!unit) return because('unit-unknown')
  const { name, phone, registrationKind, citizenNumber, position, skills } = payload
  const given = { citizenNumber, position, skills }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const result = await register(context, { name, phone, unitId: unit.id, registrationKind, receiptNo, ...known })
  return result.ok ? done(result.value.registration.id) : because(result.refusal.code)
}

/** What the members module makes of an accepted intake: a check-in (签到), a member with a registration (报到), a wish (微心愿). */
export const intakeTakers = { checkIn: takeCheckIn, registration: takeRegistration, wish: takeWish }
