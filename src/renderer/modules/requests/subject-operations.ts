import type { Context, Patch } from '../../data/context'
import type { Envelope } from '../../data/record'
import { randomId } from '../../lib/id'
import { done, type Result, refused } from '../../lib/result'
import { dayOf, instantOf } from '../../lib/time'
import { isUpper } from './loop-rules'
import { tellProgress } from './progress-operations'
import type { RequestRecord, Step } from './schema'
import { dueOnOf, faultsOfSubject, type SubjectInput, type SubjectRefusal, subjectFields, tidySubject } from './subject-input'
import { type Subject, type SubjectState, stateOf } from './subject-rules'

/** How one stands by everything this station knows; null where there is none. */
export async function readState(context: Context, id: string): Promise<SubjectState | null> {
  const found = (await context.data.requests.findOne(id).exec())?.toMutableJSON()
  if (found?.kind !== 'request' && found?.kind !== 'ticket') return null
  const steps = await context.data.requests.find({ selector: { subjectId: id } }).exec()
  return stateOf(
    found as Subject,
    steps.map((step) => step.toMutableJSON() as Step),
  )
}

/** What residents may read: the answer they were given, or why their ticket was cancelled. */
function toldOf({ subject, stage, counted }: SubjectState): string | undefined {
  if (subject.kind === 'ticket') return stage === 'cancel' ? counted.at(-1)?.reason : undefined
  const answered = stage === 'adjust' || stage === 'close' || stage === 'closed'
  return answered ? counted.findLast(({ step, back }) => step === 'feedback' && !back)?.artefact : undefined
}

/** Tells the kiosks how far it is, where somebody has a number to ask by. */
export async function tellState(context: Context, id: string): Promise<void> {
  const state = await readState(context, id)
  const receiptNo = state?.subject.receiptNo
  if (!state || !receiptNo) return
  const body = toldOf(state)
  await tellProgress(context, receiptNo, { step: state.stage, ...(body ? { body } : {}) })
}

export type NewSubject = SubjectInput & {
  /** Where it follows from what it grew out of, so that two desks make one; it must be free. */
  id?: string
  kind: Subject['kind']
  /** 26 digits, from the host (data/receipt-client.ts) or a kiosk. */
  receiptNo?: string
  station?: NonNullable<RequestRecord['station']>
  /** A resolution or a request it grew out of. */
  originId?: string
}

/** A new request (诉求) or ticket (工单). Two desks that enter the same made two of it: whoever sees that says so in one. */
export async function openSubject(context: Context, input: NewSubject): Promise<Result<Subject, SubjectRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const { kind, receiptNo, station = 'desk', originId } = input
  const day = dayOf(context.clock())
  const fields = tidySubject(input)
  const faults = faultsOfSubject(kind, fields, day)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const record = await context.write('requests', {
    id: input.id ?? `request-${randomId()}`,
    kind,
    ...fields,
    dueOn: fields.dueOn ?? dueOnOf(kind, fields.severity, day),
    day,
    station,
    ...(receiptNo ? { receiptNo } : {}),
    ...(originId ? { originId } : {}),
  })
  await tellState(context, record.id)
  return done(record as Subject)
}

/** Corrects what was written down; a field left empty is cleared. */
export async function editSubject(
  context: Context,
  input: { id: string; fields: SubjectInput },
): Promise<Result<Subject, SubjectRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const state = await readState(context, input.id)
  if (!state) return refused({ code: 'gone' })
  if (state.over) return refused({ code: 'over' })
  const { subject } = state
  const fields = tidySubject(input.fields)
  const faults = faultsOfSubject(subject.kind, fields, subject.day)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  // Who may not close it must not make it small enough to close either.
  if (isUpper(subject.severity ?? 1) && !isUpper(fields.severity ?? 1) && !context.may('requests.approve'))
    return refused({ code: 'grade' })
  const patch = Object.fromEntries(subjectFields.map((field) => [field, fields[field]])) as Patch<'requests'>
  return done((await context.change('requests', input.id, patch)) as Subject)
}

/** 转为工单 or 转为诉求: nothing was done yet, so it can still go the other way. */
export async function convertSubject(
  context: Context,
  input: { id: string; to: Subject['kind'] },
): Promise<Result<Subject, SubjectRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const state = await readState(context, input.id)
  if (!state) return refused({ code: 'gone' })
  if (state.counted.length > 0) return refused({ code: 'begun' })
  const { subject } = state
  const severity = input.to === 'request' ? (subject.severity ?? 1) : subject.severity
  const record = await context.change('requests', input.id, { kind: input.to, severity })
  await tellState(context, input.id)
  return done(record as Subject)
}

/** A step's id is new each time: two desks that both go on from the same step took two, and the rules say which counts. */
export async function writeStep(
  context: Context,
  state: SubjectState,
  step: Omit<Step, keyof Envelope | 'kind' | 'subjectId' | 'day' | 'afterId'> & { id?: string },
): Promise<SubjectState> {
  const after = state.counted.at(-1)
  await context.write('requests', {
    ...step,
    id: step.id ?? `step-${randomId()}`,
    kind: 'step',
    subjectId: state.subject.id,
    day: dayOf(context.clock()),
    ...(after ? { afterId: after.id } : {}),
  })
  await tellState(context, state.subject.id)
  return (await readState(context, state.subject.id)) ?? state
}

/** Whoever took a step that does not count was told so; and the kiosks tell what does. */
export async function noteStepTold(
  context: Context,
  { id }: { id: string },
): Promise<Result<Step, { code: 'not-allowed' } | { code: 'gone' }>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const found = (await context.data.requests.findOne(id).exec())?.toMutableJSON()
  if (found?.kind !== 'step' || !found.subjectId) return refused({ code: 'gone' })
  const step = await context.change('requests', id, { toldAt: instantOf(context.clock()) })
  await tellState(context, found.subjectId)
  return done(step as Step)
}
