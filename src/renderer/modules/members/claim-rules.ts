import type { CoProject, Post, Wish } from '../catalogue/schema'
import type { Claim } from './schema'

/** What can be claimed: 岗位 微心愿 共建项目. */
export type Claimable = Post | Wish | CoProject
export const claimableKinds = ['post', 'wish', 'coProject'] as const

export const claimTargetOf: Readonly<Record<Claimable['kind'], Claim['claimTarget']>> = {
  post: 'post',
  wish: 'wish',
  coProject: 'project',
}

/** A wish that was fulfilled and a project that was carried out are not there to be done again; a post is free for the next. */
const keepsPlace: Readonly<Record<Claim['claimTarget'], boolean>> = { post: false, wish: true, project: true }

type Ordered = Pick<Claim, 'id' | 'claimTarget' | 'claimStatus' | 'stamps'>

/** Since when a claim is what it is: its birth, or the moment somebody who had withdrawn claimed again. Hybrid clock, then device. */
const since = ({ stamps }: Pick<Claim, 'stamps'>): string => stamps.claimStatus ?? stamps.born ?? ''

const comesFirst = (a: Ordered, b: Ordered): number => {
  // What was carried out cannot be undone by a claim that came to light later.
  if (a.claimStatus !== b.claimStatus) return a.claimStatus === 'done' ? -1 : 1
  const [left, right] = [`${since(a)} ${a.id}`, `${since(b)} ${b.id}`]
  return left < right ? -1 : left > right ? 1 : 0
}

export type Standing<C> = {
  /** Those who have a place, in the order in which they took it. */
  standing: C[]
  /** Those who claimed while they could not know that the last place was gone: next in this order when one falls free. */
  displaced: C[]
  /** Places nobody has taken; null where as many come as like. */
  left: number | null
}

/**
 * Who stands, of all claims of one thing: the first `quota` of those who hold a place. The order is a total one of what the records
 * themselves say, so that every station comes to the same answer whatever reached it first.
 */
export function standingOf<C extends Ordered>(claims: readonly C[], quota: number | undefined): Standing<C> {
  const holding = claims
    .filter(({ claimStatus, claimTarget }) => claimStatus === 'active' || (claimStatus === 'done' && keepsPlace[claimTarget]))
    .sort(comesFirst)
  const places = quota ?? holding.length
  const standing = holding.slice(0, places)
  return {
    standing,
    // What is done stays done, and nobody has to be told of a place they no longer need.
    displaced: holding.slice(places).filter(({ claimStatus }) => claimStatus === 'active'),
    left: quota === undefined ? null : quota - standing.length,
  }
}

/** Claims by what they are claims of. */
export function byTarget<C extends Pick<Claim, 'targetId'>>(claims: readonly C[]): Map<string, C[]> {
  const sorted = new Map<string, C[]>()
  for (const claim of claims) {
    const of = sorted.get(claim.targetId)
    if (of) of.push(claim)
    else sorted.set(claim.targetId, [claim])
  }
  return sorted
}

/** Somebody has to be told: `lost`, that the last place is somebody else's (`to`); `won`, that a place fell free after all. */
export type ClaimNotice =
  | { code: 'lost'; claim: Claim; target: Claimable; to: Claim | null }
  | { code: 'won'; claim: Claim; target: Claimable }

/** Whom a desk has to tell, in the order of what was claimed. It follows from the records and is written nowhere. */
export function noticesOf(targets: readonly Claimable[], claims: readonly Claim[]): ClaimNotice[] {
  const sorted = byTarget(claims)
  return targets.flatMap((target) => {
    const { standing, displaced } = standingOf(sorted.get(target.id) ?? [], target.quota)
    const lost = displaced.filter(({ toldAt }) => !toldAt)
    const won = standing.filter(({ toldAt, claimStatus }) => toldAt && claimStatus === 'active')
    return [
      ...lost.map((claim): ClaimNotice => ({ code: 'lost', claim, target, to: standing.at(-1) ?? null })),
      ...won.map((claim): ClaimNotice => ({ code: 'won', claim, target })),
    ]
  })
}

/** Who claims: one member or one unit. */
export type Claimant = { memberId: string } | { unitId: string }

export const claimantOf = ({ memberId, unitId }: Pick<Claim, 'memberId' | 'unitId'>): string => memberId ?? unitId ?? ''

export type NotAllowed = { code: 'not-allowed' }
export type ClaimRefusal =
  | NotAllowed
  | { code: 'target-gone' }
  | { code: 'claimant-gone' }
  | { code: 'closed' }
  | { code: 'full' }
  | { code: 'already-claimed' }
  | { code: 'already-done' }

/** `own` is the claimant's claim of this thing, `claims` are all of it. */
export function refuseClaim(
  target: Claimable | null,
  claims: readonly Claim[],
  own: Pick<Claim, 'claimStatus'> | null,
): ClaimRefusal | null {
  if (!target) return { code: 'target-gone' }
  if (own?.claimStatus === 'active') return { code: 'already-claimed' }
  if (own?.claimStatus === 'done') return { code: 'already-done' }
  if (target.open === false) return { code: 'closed' }
  return standingOf(claims, target.quota).left === 0 ? { code: 'full' } : null
}

export type EndClaimRefusal = NotAllowed | { code: 'claim-gone' } | { code: 'not-active' } | { code: 'displaced' }

/** Only who has a place can have done it; anyone who still claims can withdraw. */
export function refuseEnd(
  claim: Claim | null,
  claims: readonly Claim[],
  quota: number | undefined,
  as: 'withdrawn' | 'done',
): EndClaimRefusal | null {
  if (!claim) return { code: 'claim-gone' }
  if (claim.claimStatus !== 'active') return { code: 'not-active' }
  const isDisplaced = standingOf(claims, quota).displaced.some(({ id }) => id === claim.id)
  return as === 'done' && isDisplaced ? { code: 'displaced' } : null
}
