import type { Context } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf, instantOf } from '../../lib/time'
import { faultOfWho, sameLearner, tidyWho, type WhoFault } from '../academy/learner-rules'
import { learnersOf } from '../academy/queries'
import type { Learner } from '../academy/schema'
import { mentorGroupId, mentorPairingId, workerLearnerId } from './mentor-ids'
import {
  type EndRefusal,
  type GroupInput,
  type GroupRefusal,
  isRunning,
  kept,
  type PairRefusal,
  refuseEnd,
  refuseGroup,
  refusePair,
  tidyGroup,
} from './mentor-rules'
import { mentorRecords } from './queries'
import type { MentorGroup, MentorPairing } from './schema'

async function readAll(context: Context): Promise<{ groups: MentorGroup[]; pairings: MentorPairing[] }> {
  const records = (await mentorRecords(context.data).exec()).map((found) => found.toMutableJSON())
  return {
    groups: records.filter(({ kind }) => kind === 'mentorGroup') as MentorGroup[],
    pairings: records.filter(({ kind }) => kind === 'mentorPairing') as MentorPairing[],
  }
}

/** A mentor takes workers on: one group for a mentor. */
export async function openGroup(context: Context, input: GroupInput): Promise<Result<MentorGroup, GroupRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const group = tidyGroup(input)
  const { groups } = await readAll(context)
  const refusal = refuseGroup(group, groups)
  if (refusal) return refused(refusal)
  const id = mentorGroupId(context.keyOf, group)
  // Somebody whose name or phone was corrected since keeps the id they were written under.
  const known = groups.find((one) => one.id === id)
  if (known) return refused({ code: isRunning(known) ? 'mentor-taken' : 'mentor-ended' })
  const startsOn = group.startsOn ?? dayOf(context.clock())
  const draft = { ...group, id, kind: 'mentorGroup' as const, namePinyin: namePinyin(group.name), startsOn, active: true }
  return done((await context.write('training', draft)) as MentorGroup)
}

export async function reviseGroup(
  context: Context,
  input: GroupInput & { id: string },
): Promise<Result<MentorGroup, GroupRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { groups } = await readAll(context)
  const known = groups.find(({ id }) => id === input.id)
  if (!known) return refused({ code: 'group-gone' })
  const group = tidyGroup(input)
  const refusal = refuseGroup(
    group,
    groups.filter(({ id }) => id !== known.id),
  )
  if (refusal) return refused(refusal)
  const { name, phone, role, organisation, body, startsOn = known.startsOn, note } = group
  const fields = { name, namePinyin: namePinyin(name), phone, role, organisation, body, startsOn, note }
  return done((await context.change('training', known.id, fields)) as MentorGroup)
}

/** The group ends, and with it every pairing of it that runs. Answers how many. */
export async function endGroup(
  context: Context,
  input: { id: string; endsOn: string; reason: string },
): Promise<Result<{ ended: MentorGroup; pairings: number }, EndRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { groups, pairings } = await readAll(context)
  const group = groups.find(({ id }) => id === input.id) ?? null
  const refusal = refuseEnd(group, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const [endsOn, reason] = [input.endsOn, input.reason.trim()]
  const ended = (await context.change('training', input.id, { endsOn, reason, active: false })) as MentorGroup
  const running = pairings.filter((pairing) => pairing.mentorGroupId === input.id && isRunning(pairing)).map(({ id }) => id)
  const changed = await context.changeMany('training', running, (pairing) => {
    // Nobody was with the mentor for less than no time.
    const startsOn = pairing.startsOn ?? endsOn
    return pairing.endsOn === undefined ? { endsOn: startsOn > endsOn ? startsOn : endsOn, reason } : null
  })
  return done({ ended, pairings: changed.length })
}

/** A group that was ended goes on; the workers it had are paired anew. */
export async function resumeGroup(context: Context, { id }: { id: string }): Promise<Result<MentorGroup, GroupRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const group = (await readAll(context)).groups.find((known) => known.id === id)
  if (!group) return refused({ code: 'group-gone' })
  if (isRunning(group)) return refused({ code: 'not-ended' })
  return done((await context.change('training', id, { endsOn: undefined, reason: undefined, active: true })) as MentorGroup)
}

/** A worker who has a record as a learner, or one who has none yet. */
export type Mentee = { learnerId: string } | { name: string; phone: string; organisation?: string }

async function learnerOf(context: Context, mentee: Mentee): Promise<Result<Learner | null, { code: WhoFault }>> {
  if ('learnerId' in mentee) {
    const found = (await context.data.sessions.findOne(mentee.learnerId).exec())?.toMutableJSON()
    return done(found?.kind === 'learner' && found.audience === 'worker' ? (found as Learner) : null)
  }
  const who = tidyWho(mentee)
  const fault = faultOfWho(who, 'worker')
  if (fault) return refused({ code: fault })
  const { name, phone = '', organisation } = who
  const learners = (await learnersOf(context.data).exec()).map((found) => found.toMutableJSON() as Learner)
  const known = sameLearner(learners, who, 'worker')
  if (known) return done(known)
  const id = workerLearnerId(context.keyOf, { name, phone })
  const there = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  if (there) return done(there as Learner)
  return done({
    id,
    kind: 'learner',
    audience: 'worker',
    name,
    namePinyin: namePinyin(name),
    phone,
    active: true,
    ...(organisation ? { organisation } : {}),
  } as Learner)
}

/** A worker gets this mentor. Two stations that cannot hear each other may both give one: `standingPairings` says which stands. */
export async function pairLearner(
  context: Context,
  input: { mentorGroupId: string; mentee: Mentee; startsOn: string; note?: string },
): Promise<Result<MentorPairing, PairRefusal | { code: WhoFault }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { mentorGroupId, startsOn } = input
  const { groups, pairings } = await readAll(context)
  const found = await learnerOf(context, input.mentee)
  if (!found.ok) return found
  const learner = found.value
  const group = groups.find(({ id }) => id === mentorGroupId) ?? null
  const today = dayOf(context.clock())
  const refusal = refusePair(group, learner, startsOn, { pairings, groups, today })
  if (refusal || !learner) return refused(refusal ?? { code: 'learner-missing' })
  const { id: learnerId, name, namePinyin: pinyin, phone, organisation } = learner
  const said = { kind: 'learner', audience: 'worker', name, namePinyin: pinyin, phone, organisation, active: true } as const
  await context.writeMany('sessions', [{ id: learnerId, ...said }])
  const before = pairings.filter((known) => known.learnerId === learnerId && known.mentorGroupId === mentorGroupId).length
  const id = mentorPairingId(context.keyOf, { mentorGroupId, learnerId, before })
  const when = { pairedAt: instantOf(context.clock()), startsOn, note: kept(input.note) }
  const draft = { id, kind: 'mentorPairing' as const, mentorGroupId, learnerId, name, organisation, ...when }
  return done((await context.write('training', draft)) as MentorPairing)
}

/** The mentoring of one worker is over; it stays, with its reason. */
export async function endMentoring(
  context: Context,
  input: { id: string; endsOn: string; reason: string },
): Promise<Result<MentorPairing, EndRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const found = (await context.data.training.findOne(input.id).exec())?.toMutableJSON()
  const pairing = found?.kind === 'mentorPairing' ? (found as MentorPairing) : null
  const refusal = refuseEnd(pairing, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const { endsOn, reason } = input
  return done((await context.change('training', input.id, { endsOn, reason: reason.trim() })) as MentorPairing)
}
