import type { IntakePayload } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { handedInWish, intakeWishId, refusePublic, tidyWisher, wisherId } from './claimable-rules'
import { wishTakerText } from './taker-text'

type Payload = Extract<IntakePayload, { kind: 'wish' }>
type Words = Readonly<Record<'zh-CN' | 'en', string>>
type Code = keyof (typeof wishTakerText)['en']

const because = (code: Code) => refused<Words>({ 'zh-CN': wishTakerText['zh-CN'][code], en: wishTakerText.en[code] })

/**
 * Publishes a wish handed in at a kiosk, without the wisher; who wished, and the receipt, stand beside it where no kiosk reads. Both
 * ids follow from the intake's, so two desks that accept it publish one.
 */
export async function takeWish(
  context: Context,
  payload: Payload,
  { id, receiptNo }: { id: string; receiptNo: string },
): Promise<Result<string, Words>> {
  if (!context.may('catalogue.write')) return because('not-allowed')
  const wisher = tidyWisher({ name: payload.name, phone: payload.phone, room: payload.address ?? '' })
  const refusal = refusePublic({ title: '', body: payload.body }, wisher)
  if (refusal) return because(refusal.code)
  const wishId = intakeWishId(context.keyOf, id)
  // A wish of this id is this wish: another desk has accepted it, or this one was interrupted before it kept who wished.
  await context.writeMany('catalogue', [{ id: wishId, kind: 'wish', open: true, quota: 1, ...handedInWish(payload.body) }])
  const known = Object.fromEntries(Object.entries(wisher).filter(([, value]) => value !== undefined))
  await context.writeMany('members', [
    { id: wisherId(context.keyOf, wishId), kind: 'wisher', targetId: wishId, receiptNo, ...known },
  ])
  return done(wishId)
}
