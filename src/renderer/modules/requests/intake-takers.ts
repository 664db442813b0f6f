import type { IntakePayload } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { dueOnOf, longest, readAsked } from './subject-input'
import { readState, writeStep } from './subject-operations'
import { subjectsByReceipt } from './subject-queries'
import { takerText } from './taker-text'

type Payload<K extends IntakePayload['kind']> = Extract<IntakePayload, { kind: K }>
type Words = Readonly<Record<'zh-CN' | 'en', string>>
type Handed = { id: string; receiptNo: string; handedInAt: string }

const because = (code: keyof (typeof takerText)['en']) =>
  refused<Words>({ 'zh-CN': takerText['zh-CN'][code], en: takerText.en[code] })

/** The estate an address begins with or names; the longest name where several fit. */
async function estateIn(context: Context, address: string): Promise<string | undefined> {
  if (address === '') return undefined
  const estates = await context.data.places.find({ selector: { kind: 'estate' } }).exec()
  const named = estates.filter(({ name }) => name !== '' && address.includes(name))
  if (named.length === 0) return undefined
  const most = Math.max(...named.map(({ name }) => name.length))
  const fitting = named.filter(({ name }) => name.length === most).map(({ id }) => id)
  return fitting.sort()[0]
}

/**
 * A 诉求 of a kiosk becomes a ticket or a request of the loop by what it is about (`requestCategories`); the desk may turn it into
 * the other. Its id follows from its receipt, so that two desks that accept the same have one.
 */
async function takeRequest(context: Context, payload: Payload<'request'>, handed: Handed): Promise<Result<string, Words>> {
  if (!context.may('requests.write')) return because('not-allowed')
  const { kind, ...said } = readAsked(payload.body)
  const day = dayOf(Date.parse(handed.handedInAt))
  const address = payload.address?.trim() ?? ''
  const estateId = await estateIn(context, address)
  const id = `request-${context.keyOf('request', handed.receiptNo)}`
  await context.writeMany('requests', [
    {
      id,
      kind,
      ...said,
      severity: 1,
      name: payload.name.slice(0, longest.name),
      phone: payload.phone,
      ...(address ? { place: address } : {}),
      ...(estateId ? { estateId } : {}),
      receiptNo: handed.receiptNo,
      station: 'kiosk',
      day,
      // Counted from today: what waited to be opened is not overdue the moment it is.
      dueOn: dueOnOf(kind, 1, dayOf(context.clock())),
    },
  ])
  return done(id)
}

/** A rating that names the receipt of a ticket rates it; one of anything else stays what it is, an opinion. */
async function takeRating(context: Context, payload: Payload<'rating'>, handed: Handed): Promise<Result<string, Words>> {
  if (!payload.receiptNo) return done(handed.id)
  if (!context.may('requests.write')) return because('not-allowed')
  const stepId = `step-${context.keyOf('rating', handed.receiptNo)}`
  if (await context.data.requests.findOne(stepId).exec()) return done(stepId)
  const [found] = (await subjectsByReceipt(context.data, payload.receiptNo).exec()).filter(({ kind }) => kind === 'ticket')
  const state = found ? await readState(context, found.id) : null
  if (!state) return because('ticket-unknown')
  if (state.stage === 'rate') return because('rated')
  if (state.stage !== 'done') return because('not-done')
  const reason = payload.body?.trim().slice(0, 300)
  await writeStep(context, state, {
    id: stepId,
    step: 'rate',
    stars: payload.stars,
    station: 'kiosk',
    ...(reason ? { reason } : {}),
  })
  return done(stepId)
}

/** What the requests module makes of an accepted intake: a request or a ticket (诉求), the rating of a ticket (评价). */
export const requestTakers = { request: takeRequest, rating: takeRating }
