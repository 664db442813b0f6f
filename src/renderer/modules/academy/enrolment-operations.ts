import type { Context, Patch } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf, instantOf } from '../../lib/time'
import { filled, longest } from './course-rules'
import { enrolmentId, learnerId } from './ids'
import { type EnrolRefusal, faultOfWho, keyOfWho, type LeaveRefusal, sameLearner, tidyWho, type Who } from './learner-rules'
import { findSession } from './operations'
import { enrolmentsOf, learnersOf } from './queries'
import { enrolledOf } from './rules'
import type { Enrolment, Learner, Session } from './schema'
import { lastDay } from './session-rules'

/** Who signed up for a session, those who withdrew included. */
export async function enrolmentsAt(context: Context, session: string): Promise<Enrolment[]> {
  return (await enrolmentsOf(context.data, session).exec()).map((found) => found.toMutableJSON() as Enrolment)
}

async function learnerOf(context: Context, who: Who, audience: Session['audience']): Promise<Learner> {
  const learners = (await learnersOf(context.data).exec()).map((found) => found.toMutableJSON() as Learner)
  const { name, phone, residentId, organisation, guardianName, guardianPhone } = who
  const said = filled({ phone, residentId, organisation, guardianName, guardianPhone })
  const known = sameLearner(learners, who, audience)
  const id = known?.id ?? learnerId(context.keyOf, keyOfWho(who, audience))
  const draft = { ...said, id, kind: 'learner' as const, audience, name, namePinyin: namePinyin(name), active: true }
  const isThere = known !== null || (await context.writeMany('sessions', [draft])).length > 0
  // What is known of somebody is not overwritten by what a form left out; what it adds is kept.
  if (isThere)
    await context.changeMany('sessions', [id], (was) => {
      const added = Object.entries(said).filter(([field]) => !was[field as keyof typeof said])
      return added.length > 0 ? (Object.fromEntries(added) as Patch<'sessions'>) : null
    })
  const learner = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  if (!learner) throw new Error('reading the learner that was written')
  return learner as Learner
}

function refuseEnrol(context: Context, session: Session | null, who: Who): EnrolRefusal | null {
  if (!context.may('academy.write')) return { code: 'not-allowed' }
  if (!session) return { code: 'unknown' }
  if (session.sessionStatus === 'cancelled') return { code: 'cancelled' }
  if (session.sessionStatus === 'held' || lastDay(session) < dayOf(context.clock())) return { code: 'over' }
  const fault = faultOfWho(who, session.audience)
  return fault ? { code: fault } : null
}

export type Enrolling = { sessionId: string; who: Who; receiptNo?: string; station?: NonNullable<Enrolment['station']> }
export type Enrolled = {
  enrolment: Enrolment
  learner: Learner
  /** 0: there is a place; else the how-manieth on the waiting list (候补). */
  waiting: number
}

/** 报名: a place at a session, or one on its waiting list where all are taken. Who withdrew stands at the end again. */
export async function enrol(context: Context, input: Enrolling): Promise<Result<Enrolled, EnrolRefusal>> {
  const session = await findSession(context, input.sessionId)
  const who = tidyWho(input.who)
  const refusal = refuseEnrol(context, session, who)
  if (refusal || !session) return refused(refusal ?? { code: 'unknown' })
  const learner = await learnerOf(context, who, session.audience)
  const id = enrolmentId(context.keyOf, session.id, learner.id)
  const all = await enrolmentsAt(context, session.id)
  const known = all.find((enrolment) => enrolment.id === id)
  if (known && known.enrolmentStatus !== 'withdrawn') return refused({ code: 'already-signed-up', id })
  const isFull = enrolledOf(all, session.quota).left === 0
  const { receiptNo, station = 'desk' } = input
  const state = {
    enrolmentStatus: isFull ? ('waiting' as const) : ('signedUp' as const),
    signedUpAt: instantOf(context.clock()),
    station,
    ...(receiptNo && { receiptNo }),
  }
  const draft = { ...state, id, kind: 'enrolment' as const, sessionId: session.id, learnerId: learner.id }
  const written = known
    ? await context.change('sessions', id, { ...state, reason: undefined })
    : await context.write('sessions', draft)
  const enrolment = written as Enrolment
  const { waiting } = enrolledOf([...all.filter((one) => one.id !== id), enrolment], session.quota)
  return done({ enrolment, learner, waiting: waiting.findIndex((one) => one.id === id) + 1 })
}

async function enrolmentOf(context: Context, id: string): Promise<Enrolment | null> {
  const found = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'enrolment' ? (found as Enrolment) : null
}

/** 取消报名: the place falls to the next in line. */
export async function withdraw(
  context: Context,
  input: { id: string; reason?: string },
): Promise<Result<Enrolment, LeaveRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await enrolmentOf(context, input.id))) return refused({ code: 'unknown' })
  const reason = input.reason?.trim().slice(0, longest.reason) || undefined
  return done((await context.change('sessions', input.id, { enrolmentStatus: 'withdrawn', reason })) as Enrolment)
}

/** Somebody was told that they have a place now, or that they wait: the status says what they know. */
export async function noteTold(
  context: Context,
  input: { id: string; hasPlace: boolean },
): Promise<Result<Enrolment, LeaveRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const enrolment = await enrolmentOf(context, input.id)
  if (!enrolment || enrolment.enrolmentStatus === 'withdrawn') return refused({ code: 'unknown' })
  const enrolmentStatus = input.hasPlace ? 'signedUp' : 'waiting'
  return done((await context.change('sessions', input.id, { enrolmentStatus })) as Enrolment)
}
