import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { type GoalRefusal, type MeetingInput, type MeetingRefusal, refuseGoal, refuseMeeting } from './mentor-deed-rules'
import { goalId, mentorMeetingId } from './mentor-ids'
import { kept } from './mentor-rules'
import { meetingsOfGroup, trainingRecord } from './queries'
import type { Goal, MentorMeeting, MentorPairing } from './schema'

async function recordOf<T extends MentorPairing | Goal | MentorMeeting>(
  context: Context,
  id: string,
  kind: T['kind'],
): Promise<T | null> {
  const found = (await trainingRecord(context.data, id).exec())?.toMutableJSON()
  return found?.kind === kind ? (found as unknown as T) : null
}

/** 帮带活动: what the group did on a day, and who came. With `id` one that is corrected. */
export async function noteMeeting(
  context: Context,
  input: MeetingInput & { id?: string },
): Promise<Result<MentorMeeting, MeetingRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { mentorGroupId, day, learnerIds } = input
  const group = await trainingRecord(context.data, mentorGroupId).exec()
  const title = kept(input.title) ?? ''
  const refusal = refuseMeeting({ ...input, title }, group?.kind === 'mentorGroup', dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const meetings = (await meetingsOfGroup(context.data, mentorGroupId).exec()).map((found) => found.toMutableJSON())
  const id = input.id ?? mentorMeetingId(context.keyOf, { mentorGroupId, day, title })
  const known = meetings.find((meeting) => meeting.id === id)
  if (input.id === undefined && known && !known.void) return refused({ code: 'meeting-known' })
  if (input.id !== undefined && !known) return refused({ code: 'gone' })
  const fields = { day, title, place: kept(input.place), body: kept(input.body), learnerIds: [...new Set(learnerIds)] }
  const record = known
    ? await context.change('training', id, { ...fields, void: undefined, reason: undefined })
    : await context.write('training', { id, kind: 'mentorMeeting', mentorGroupId, ...fields })
  return done(record as MentorMeeting)
}

/** One that was noted by mistake: it stays, with the reason, and counts no more. */
export async function takeBackMeeting(
  context: Context,
  input: { id: string; reason: string },
): Promise<Result<MentorMeeting, MeetingRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf<MentorMeeting>(context, input.id, 'mentorMeeting'))) return refused({ code: 'gone' })
  const reason = kept(input.reason)
  if (!reason) return refused({ code: 'reason-missing' })
  return done((await context.change('training', input.id, { void: true, reason })) as MentorMeeting)
}

/** 成长目标 of one mentee. */
export async function setGoal(
  context: Context,
  input: { pairingId: string; title: string; dueOn?: string; note?: string },
): Promise<Result<Goal, GoalRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const [title, dueOn] = [kept(input.title) ?? '', kept(input.dueOn)]
  const refusal = refuseGoal({ title, dueOn }, await recordOf<MentorPairing>(context, input.pairingId, 'mentorPairing'))
  if (refusal) return refused(refusal)
  const id = goalId(context.keyOf, { pairingId: input.pairingId, title })
  const known = await recordOf<Goal>(context, id, 'goal')
  if (known && !known.void) return refused({ code: 'goal-known' })
  const fields = { dueOn, note: kept(input.note) }
  const record = known
    ? await context.change('training', id, { ...fields, void: undefined, doneOn: undefined })
    : await context.write('training', { id, kind: 'goal', pairingId: input.pairingId, title, ...fields })
  return done(record as Goal)
}

/** 完成 on a day that has come, open again with null, or dropped. */
export async function changeGoal(
  context: Context,
  input: { id: string; to: 'done' | 'open' | 'dropped' },
): Promise<Result<Goal, GoalRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const goal = await recordOf<Goal>(context, input.id, 'goal')
  if (!goal) return refused({ code: 'gone' })
  const patch = input.to === 'dropped' ? { void: true } : { doneOn: input.to === 'done' ? dayOf(context.clock()) : undefined }
  return done((await context.change('training', input.id, patch)) as Goal)
}
