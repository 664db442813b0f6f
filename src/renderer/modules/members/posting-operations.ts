import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { postingsOf } from './posting-queries'
import {
  type CloseRefusal,
  isRunning,
  type PostingInput,
  type PostingRefusal,
  postingId,
  refuseClosing,
  refusePosting,
  tidyPosting,
} from './posting-rules'
import type { Posting } from './schema'

async function postingOf(context: Context, id: string): Promise<Posting | null> {
  const found = (await context.data.members.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'posting' ? (found as Posting) : null
}

async function postingsOfMember(context: Context, memberId: string): Promise<Posting[]> {
  return (await postingsOf(context.data, memberId).exec()).map((found) => found.toMutableJSON() as Posting)
}

/** 挂职: a member takes a role at the center for a term. */
export async function post(
  context: Context,
  input: PostingInput & { memberId: string },
): Promise<Result<Posting, PostingRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const { memberId } = input
  if ((await context.data.members.findOne(memberId).exec())?.kind !== 'member') return refused({ code: 'member-gone' })
  const posting = tidyPosting(input)
  const refusal = refusePosting(posting, await postingsOfMember(context, memberId))
  if (refusal) return refused(refusal)
  const id = postingId(context.keyOf, { memberId, startsOn: posting.startsOn })
  return done((await context.write('members', { id, kind: 'posting', memberId, active: true, ...posting })) as Posting)
}

/** Another role, another term, a longer one. The day it began stays: it is what the record is known by. */
export async function revisePosting(
  context: Context,
  input: Omit<PostingInput, 'startsOn'> & { id: string },
): Promise<Result<Posting, PostingRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const known = await postingOf(context, input.id)
  if (!known) return refused({ code: 'posting-gone' })
  if (!isRunning(known)) return refused({ code: 'already-closed' })
  const { role, endsOn, note } = tidyPosting({ ...input, startsOn: known.startsOn })
  const others = (await postingsOfMember(context, known.memberId)).filter(({ id }) => id !== known.id)
  const refusal = refusePosting({ role, endsOn, startsOn: known.startsOn }, others)
  if (refusal) return refused(refusal)
  return done((await context.change('members', known.id, { role, endsOn, note })) as Posting)
}

/** The posting is over and handed over. `endsOn` is the day it really ended. */
export async function closePosting(
  context: Context,
  input: { id: string; endsOn: string; handOver: string },
): Promise<Result<Posting, CloseRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const known = await postingOf(context, input.id)
  const refusal = refuseClosing(known, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const { endsOn, handOver } = input
  return done((await context.change('members', input.id, { active: false, endsOn, handOver: handOver.trim() })) as Posting)
}
