import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { instantOf } from '../../lib/time'
import {
  type Claimable,
  type Claimant,
  type ClaimRefusal,
  claimableKinds,
  claimTargetOf,
  type EndClaimRefusal,
  refuseClaim,
  refuseEnd,
} from './claim-rules'
import { claimId } from './ids'
import type { Claim } from './schema'

async function targetOf(context: Context, id: string): Promise<Claimable | null> {
  const found = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
  return found && claimableKinds.some((kind) => kind === found.kind) ? (found as Claimable) : null
}

export async function claimsOfTarget(context: Context, targetId: string): Promise<Claim[]> {
  const found = await context.data.members.find({ selector: { kind: 'claim', targetId } }).exec()
  return found.map((claim) => claim.toMutableJSON() as Claim)
}

async function isThere(context: Context, claimant: Claimant): Promise<boolean> {
  const [id, kind] = 'memberId' in claimant ? [claimant.memberId, 'member'] : [claimant.unitId, 'sendingUnit']
  const found = await context.data.members.findOne(id).exec()
  return found?.kind === kind
}

/**
 * 认领: a member or a unit takes a place of a post, a wish or a project. As far as this station knows there is one; two stations that
 * cannot hear each other may both give the last one away, and `standingOf` says who has it.
 */
export async function claim(
  context: Context,
  input: { targetId: string; claimant: Claimant },
): Promise<Result<Claim, ClaimRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const { targetId, claimant } = input
  const target = await targetOf(context, targetId)
  const claims = await claimsOfTarget(context, targetId)
  const id = claimId(context.keyOf, { targetId, ...claimant })
  const own = claims.find((known) => known.id === id) ?? null
  const refusal = refuseClaim(target, claims, own)
  if (refusal || !target) return refused(refusal ?? { code: 'target-gone' })
  if (!(await isThere(context, claimant))) return refused({ code: 'claimant-gone' })
  // Whoever withdrew and comes again takes a place at the end: the change of the status carries a stamp of now.
  const record = own
    ? await context.change('members', id, { claimStatus: 'active', reason: undefined, toldAt: undefined })
    : await context.write('members', {
        id,
        kind: 'claim',
        claimTarget: claimTargetOf[target.kind],
        targetId,
        claimStatus: 'active',
        ...claimant,
      })
  return done(record as Claim)
}

async function end(
  context: Context,
  input: { id: string; as: 'withdrawn' | 'done'; reason?: string },
): Promise<Result<Claim, EndClaimRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const found = (await context.data.members.findOne(input.id).exec())?.toMutableJSON()
  const own = found?.kind === 'claim' ? (found as Claim) : null
  const target = own ? await targetOf(context, own.targetId) : null
  const refusal = refuseEnd(own, own ? await claimsOfTarget(context, own.targetId) : [], target?.quota, input.as)
  if (refusal) return refused(refusal)
  const reason = input.reason?.trim() || undefined
  return done((await context.change('members', input.id, { claimStatus: input.as, reason })) as Claim)
}

/** 退出: the place falls to the next who claimed. */
export const withdraw = (context: Context, { id, reason }: { id: string; reason?: string }) =>
  end(context, { id, as: 'withdrawn', reason })

/** 完成: the wish is fulfilled, the project carried out, the service at the post over. */
export const finishClaim = (context: Context, { id }: { id: string }) => end(context, { id, as: 'done' })

/** Whoever claimed was told that the place is somebody else's; `false`: they were told that it is theirs after all. */
export async function noteTold(
  context: Context,
  input: { id: string; told: boolean },
): Promise<Result<Claim, { code: 'not-allowed' } | { code: 'claim-gone' }>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const found = await context.data.members.findOne(input.id).exec()
  if (found?.kind !== 'claim') return refused({ code: 'claim-gone' })
  const toldAt = input.told ? instantOf(context.clock()) : undefined
  return done((await context.change('members', input.id, { toldAt })) as Claim)
}

/** Whoever came too late takes something else in one step: first the new place, and only when that stands the old claim ends. */
export async function claimInstead(
  context: Context,
  input: { id: string; targetId: string },
): Promise<Result<Claim, ClaimRefusal | EndClaimRefusal>> {
  const found = await context.data.members.findOne(input.id).exec()
  if (found?.kind !== 'claim') return refused({ code: 'claim-gone' })
  const { memberId, unitId } = found
  const claimed = await claim(context, {
    targetId: input.targetId,
    claimant: memberId ? { memberId } : { unitId: unitId ?? '' },
  })
  if (!claimed.ok) return claimed
  const told = await noteTold(context, { id: input.id, told: true })
  if (!told.ok) return told
  const ended = await withdraw(context, { id: input.id })
  return ended.ok ? claimed : ended
}
