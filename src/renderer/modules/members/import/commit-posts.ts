import type { Context, Draft } from '../../../data/context'
import { publish } from '../claimable-operations'
import { claimId } from '../ids'
import { placesFor } from './list-posts'
import type { ListedPost } from './types'

/** The post a list names: the one that is offered, else a new one with as many places as are named. Null where none can be had. */
async function postId(context: Context, { id, title, memberIds }: ListedPost): Promise<string | null> {
  if (id !== null) return id
  const made = await publish(context, { claimable: { kind: 'post', title, quota: memberIds.length } })
  return made.ok ? made.value.id : null
}

/**
 * 认领岗位 of a list as claims. Answers how many were written and how many found no place: those stand in the member's note as the
 * list has them, and the desk is told.
 */
export async function commitPosts(
  context: Context,
  posts: readonly ListedPost[],
): Promise<{ claims: number; unclaimed: number }> {
  let [claims, unclaimed] = [0, 0]
  for (const post of posts) {
    const places = placesFor(post)
    const targetId = places > 0 ? await postId(context, post) : null
    const claiming = targetId === null ? [] : post.memberIds.slice(0, places)
    const drafts = claiming.map((memberId): Draft<'members'> => {
      const id = claimId(context.keyOf, { targetId: targetId ?? '', memberId })
      return { id, kind: 'claim', claimTarget: 'post', targetId: targetId ?? '', claimStatus: 'active', memberId }
    })
    const there = await context.writeMany('members', drafts)
    claims += drafts.length - there.length
    unclaimed += post.memberIds.length - drafts.length
  }
  return { claims, unclaimed }
}
