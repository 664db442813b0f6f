import type { IntakePayload, SealedIntake } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import {
  answerLength,
  type CorrectionRefusal,
  type DecisionRefusal,
  isCounted,
  isFollowed,
  originalOf,
  type ProgressStep,
  payloadOf,
  progressId,
  readCorrection,
  refuseAnswer,
  refuseReason,
  statusOf,
  type Words,
} from './rules'
import type { Intake } from './schema'

/** Something a desk opened: its envelope, the kiosk it came from and what was inside. */
export type Opened = {
  envelope: Pick<SealedIntake, 'id' | 'receiptNo' | 'handedInAt'> & { source: string }
  payload: IntakePayload
}

/** What came of it, and what the receipt number tells where the desk has no answer of its own (候补第 2 位). */
export type Taken = { id: string; told: string }

/**
 * What makes something of an accepted intake: the members module of a check-in and a registration, others of theirs. Answers the id of what came of it; one that is
 * there already is that. A refusal comes in words, because only its own module knows them.
 */
export type Taker<K extends IntakePayload['kind']> = (
  context: Context,
  payload: Extract<IntakePayload, { kind: K }>,
  intake: Pick<Intake, 'id' | 'receiptNo' | 'handedInAt'>,
) => Promise<Result<string | Taken, Words>>
/** By kind; what nobody takes is settled by the desk's answer alone. */
export type Takers = { [K in IntakePayload['kind']]?: Taker<K> }

async function intakeOf(context: Context, id: string): Promise<Intake | null> {
  const found = await context.data.intake.findOne(id).exec()
  return found ? found.toMutableJSON() : null
}

/** What the kiosks tell under a receipt number. `title` is the number: nothing here says who asked for what. */
async function tellProgress(context: Context, receiptNo: string, step: ProgressStep, body?: string): Promise<void> {
  const id = progressId(context.keyOf, receiptNo)
  const told = { step, body: body === '' ? undefined : body }
  if (await context.data.catalogue.findOne(id).exec()) {
    await context.change('catalogue', id, told)
    return
  }
  const progress = { id, kind: 'progress' as const, title: receiptNo, receiptNo, step }
  // Another desk may have written it in between: then that one is changed.
  const alive = await context.writeMany('catalogue', [told.body === undefined ? progress : { ...progress, body: told.body }])
  if (alive.length > 0) await context.change('catalogue', id, told)
}

/**
 * Keeps what was opened as 待核. One that is here already, from this desk or another, is left as it is: its id is the kiosk's.
 * Answers how many are new.
 */
export async function takeIn(context: Context, items: readonly Opened[]): Promise<number> {
  const drafts = items.map(({ envelope, payload }) => ({
    id: envelope.id,
    kind: payload.kind,
    status: isCounted(payload.kind) ? ('accepted' as const) : ('pending' as const),
    receiptNo: envelope.receiptNo,
    handedInAt: envelope.handedInAt,
    terminalId: envelope.source,
    payload: JSON.stringify(payload),
  }))
  const alive = new Set(await context.writeMany('intake', drafts))
  const fresh = drafts.filter(({ id }) => !alive.has(id))
  for (const { kind, receiptNo } of fresh) if (isFollowed(kind)) await tellProgress(context, receiptNo, 'received')
  return fresh.length
}

type Open = { intake: Intake; payload: IntakePayload | null }

async function openFor(
  context: Context,
  id: string,
): Promise<Result<Open, { code: 'not-allowed' } | { code: 'unknown' } | { code: 'decided'; status: 'accepted' | 'refused' }>> {
  if (!context.may('intake.decide')) return refused({ code: 'not-allowed' })
  const intake = await intakeOf(context, id)
  if (!intake) return refused({ code: 'unknown' })
  const status = statusOf(intake)
  return status === 'pending' ? done({ intake, payload: payloadOf(intake) }) : refused({ code: 'decided', status })
}

/** What comes of it: the check-in, the registration; of anything else the intake itself. */
async function takenBy(context: Context, intake: Intake, payload: IntakePayload, takers: Takers): Promise<Result<Taken, Words>> {
  // The kind that chooses the taker is the payload's own.
  const taker = takers[payload.kind] as Taker<IntakePayload['kind']> | undefined
  const result = taker ? await taker(context, payload, intake) : done(intake.id)
  if (!result.ok) return result
  return done(typeof result.value === 'string' ? { id: result.value, told: '' } : result.value)
}

/** 采用: does what was asked for and tells the receipt number so, with an answer in words where there is one. */
export async function acceptIntake(
  context: Context,
  input: { id: string; answer?: string; takers: Takers },
): Promise<Result<Intake, DecisionRefusal>> {
  const opened = await openFor(context, input.id)
  if (!opened.ok) return opened
  const { intake, payload } = opened.value
  if (!payload) return refused({ code: 'damaged' })
  const answer = input.answer?.trim() ?? ''
  const refusal = refuseAnswer(answer, payload, answerLength)
  if (refusal) return refused(refusal)
  const result = await takenBy(context, intake, payload, input.takers)
  if (!result.ok) return refused({ code: 'not-taken', why: result.refusal })
  const decided = await context.change('intake', intake.id, {
    status: 'accepted',
    resultId: result.value.id,
    answer: answer === '' ? undefined : answer,
  })
  await tellProgress(context, intake.receiptNo, 'accepted', answer === '' ? result.value.told : answer)
  return done(decided)
}

/** Accepts check-ins, one after another; answers those that could not be. */
export async function acceptMany(
  context: Context,
  input: { ids: readonly string[]; takers: Takers },
): Promise<{ accepted: number; left: { id: string; refusal: DecisionRefusal }[] }> {
  const left: { id: string; refusal: DecisionRefusal }[] = []
  for (const id of input.ids) {
    const result = await acceptIntake(context, { id, takers: input.takers })
    // What another desk decided meanwhile needs nobody any more.
    if (!result.ok && result.refusal.code !== 'decided') left.push({ id, refusal: result.refusal })
  }
  return { accepted: input.ids.length - left.length, left }
}

/** 退回, with a reason the person reads under the receipt number. */
export async function refuseIntake(
  context: Context,
  input: { id: string; reason: string },
): Promise<Result<Intake, DecisionRefusal>> {
  const opened = await openFor(context, input.id)
  if (!opened.ok) return opened
  const { intake, payload } = opened.value
  const reason = input.reason.trim()
  const refusal = refuseReason(reason, payload)
  if (refusal) return refused(refusal)
  const decided = await context.change('intake', intake.id, { status: 'refused', reason })
  await tellProgress(context, intake.receiptNo, 'refused', reason)
  return done(decided)
}

/** 更正 before it is accepted. What was handed in stays beside it, word by word. */
export async function correctIntake(
  context: Context,
  input: { id: string; fields: Record<string, unknown> },
): Promise<Result<Intake, CorrectionRefusal>> {
  const opened = await openFor(context, input.id)
  if (!opened.ok) return opened
  const { intake } = opened.value
  const original = originalOf(intake)
  if (!original) return refused({ code: 'unknown' })
  const read = readCorrection(original, input.fields)
  if ('refusal' in read) return refused(read.refusal)
  const corrected = JSON.stringify(read.payload)
  return done(
    await context.change('intake', intake.id, { corrected: corrected === JSON.stringify(original) ? undefined : corrected }),
  )
}
