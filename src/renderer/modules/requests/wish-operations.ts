import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import type { Wish } from '../catalogue/schema'
import { standingOf } from '../members/claim-rules'
import { type Wisher, wisherId } from '../members/claimable-rules'
import type { Claim } from '../members/schema'
import { factsAbout, writeCoFact } from './co-facts'
import { tellProgress } from './progress-operations'
import { refuseWishStep, type WishRefusal, type WishState, type WishStepInput, wishStateOf } from './wish-rules'

async function wishOf(context: Context, id: string): Promise<Wish | null> {
  const found = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'wish' ? (found as Wish) : null
}

async function claimsOf(context: Context, targetId: string): Promise<Claim[]> {
  const found = await context.data.members.find({ selector: { kind: 'claim', targetId } }).exec()
  return found.map((claim) => claim.toMutableJSON() as Claim)
}

type Step = 'delivered' | 'thanked'

async function take(
  context: Context,
  step: Step,
  { id, ...input }: WishStepInput & { id: string },
): Promise<Result<{ wish: Wish; claims: Claim[] }, WishRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const wish = await wishOf(context, id)
  if (!wish) return refused({ code: 'gone' })
  const claims = await claimsOf(context, id)
  const state: WishState = wishStateOf(wish, claims, await factsAbout(context, id))
  const known = (await context.data.members.findOne(wisherId(context.keyOf, id)).exec())?.toMutableJSON()
  const wisher: Wisher = known ?? {}
  const refusal = refuseWishStep(step, state, input, wisher)
  if (refusal) return refused(refusal)
  await writeCoFact(context, { subjectId: id, step, artefact: input.artefact.trim() })
  const told = input.told.trim()
  if (known?.receiptNo) await tellProgress(context, known.receiptNo, { step, ...(told ? { body: told } : {}) })
  return done({ wish, claims })
}

/** 已实现: what was wished is done. The claims of those who had it are done with it, and the wish leaves the kiosks. */
export async function deliver(context: Context, input: WishStepInput & { id: string }): Promise<Result<null, WishRefusal>> {
  const taken = await take(context, 'delivered', input)
  if (!taken.ok) return taken
  const { wish, claims } = taken.value
  const doers = standingOf(claims, wish.quota).standing.filter(({ claimStatus }) => claimStatus === 'active')
  await context.changeMany(
    'members',
    doers.map(({ id }) => id),
    () => ({ claimStatus: 'done' as const }),
  )
  await context.change('catalogue', wish.id, { open: false })
  return done(null)
}

/** 已致谢: whoever did it was thanked. */
export async function thank(context: Context, input: WishStepInput & { id: string }): Promise<Result<null, WishRefusal>> {
  const taken = await take(context, 'thanked', input)
  return taken.ok ? done(null) : taken
}
