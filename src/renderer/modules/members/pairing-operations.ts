import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { type EndPairingRefusal, type PairRefusal, pairingId, refuseEndOfPairing, refusePairing } from './pairing-rules'
import type { Pairing } from './schema'

/** 结对帮扶: a member looks after a household of the roster from a day on. */
export async function pair(
  context: Context,
  input: { memberId: string; householdId: string; startsOn: string; note?: string },
): Promise<Result<Pairing, PairRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const { memberId, householdId, startsOn } = input
  if ((await context.data.members.findOne(memberId).exec())?.kind !== 'member') return refused({ code: 'member-gone' })
  if ((await context.data.places.findOne(householdId).exec())?.kind !== 'household') return refused({ code: 'household-gone' })
  const ofMember = await context.data.members.find({ selector: { kind: 'pairing', memberId } }).exec()
  const between = ofMember.filter((known) => known.householdId === householdId)
  const refusal = refusePairing(startsOn, between, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const id = pairingId(context.keyOf, { memberId, householdId, before: between.length })
  const note = input.note?.trim() || undefined
  return done((await context.write('members', { id, kind: 'pairing', memberId, householdId, startsOn, note })) as Pairing)
}

/** The pairing is over; it stays, with its reason. */
export async function endPairing(
  context: Context,
  input: { id: string; endsOn: string; reason: string },
): Promise<Result<Pairing, EndPairingRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const found = (await context.data.members.findOne(input.id).exec())?.toMutableJSON()
  const pairing = found?.kind === 'pairing' ? (found as Pairing) : null
  const refusal = refuseEndOfPairing(pairing, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const { endsOn, reason } = input
  return done((await context.change('members', input.id, { endsOn, reason: reason.trim() })) as Pairing)
}
