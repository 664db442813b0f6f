import { fold } from '../../../lib/fold'
import type { Post } from '../../catalogue/schema'
import { byTarget, standingOf } from '../claim-rules'
import type { Claim } from '../schema'
import type { ListedPost, ListedRow } from './types'

const plainTitle = (title: string): string => fold(title).replace(/\s/g, '')

/**
 * The posts a list names, in its order. Whoever claimed one before, and may have withdrawn, does not claim it again by a list; nor does
 * anyone whose registration ended.
 */
export function postsOf(
  rows: readonly Pick<ListedRow, 'memberId' | 'posts' | 'verdict' | 'flags'>[],
  posts: readonly Post[],
  claims: readonly Claim[],
): ListedPost[] {
  const offered = new Map(posts.map((post) => [plainTitle(post.title), post]))
  const claimsOf = byTarget(claims)
  const listed = new Map<string, ListedPost>()
  for (const { memberId, posts: titles, verdict, flags } of rows) {
    if (verdict === 'wrong' || flags.some(({ code }) => code === 'ended-before')) continue
    for (const title of titles) {
      const plain = plainTitle(title)
      const post = offered.get(plain)
      const of = post ? (claimsOf.get(post.id) ?? []) : []
      if (of.some((claim) => claim.memberId === memberId)) continue
      const left = post && post.open !== false ? standingOf(of, post.quota).left : null
      const one = listed.get(plain) ?? {
        title: post?.title ?? title,
        id: post?.id ?? null,
        memberIds: [],
        left,
        closed: post?.open === false,
      }
      if (!one.memberIds.includes(memberId)) one.memberIds.push(memberId)
      listed.set(plain, one)
    }
  }
  return [...listed.values()]
}

/** How many of a post's claims find a place: all of a new one, which gets as many as are named. */
export const placesFor = ({ id, memberIds, left, closed }: ListedPost): number =>
  closed ? 0 : id === null ? memberIds.length : Math.min(memberIds.length, left ?? memberIds.length)
