import type { Context, Patch } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf, instantOf } from '../../lib/time'
import { recordStop, stopById } from './operations'
import { servedAt, visitorsAt } from './queries'
import { type Stop, servedId, visitorId } from './rules'
import type { Served, Visitor } from './schema'
import {
  attendanceOf,
  type ComingRefusal,
  type LeaveRefusal,
  peopleOf,
  sameVisitor,
  type TickRefusal,
  type Who,
} from './visitor-rules'

export async function visitorsOf(context: Context, stopId: string): Promise<Visitor[]> {
  const found = await visitorsAt(context.data, stopId).exec()
  return found.map((visitor) => visitor.toMutableJSON() as Visitor)
}

type Coming = {
  stopId: string
  who: Who
  /** A line of the list somebody pointed at: whoever it is, it is that one. */
  visitorId?: string
  receiptNo?: string
  station?: Visitor['station']
}
type Draft = Pick<Visitor, 'visitorStatus'> & Partial<Pick<Visitor, 'arrivedAt' | 'signedUpAt'>>

const fresh = (text: string | undefined): string | undefined => text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined

/** Writes somebody at a sitting: the record they have there already, or a new one under the one id it can have. */
async function enter(context: Context, stop: Stop, input: Coming, known: Visitor | null, draft: Draft): Promise<Visitor> {
  const { who, receiptNo, station = 'desk' } = input
  const name = fresh(who.name) ?? ''
  const phone = fresh(who.phones?.[0])?.replace(/[\s-]/g, '')
  await recordStop(context, stop)
  if (known) {
    const linked = who.residentId && !known.residentId ? { residentId: who.residentId } : {}
    const receipt = receiptNo && !known.receiptNo ? { receiptNo } : {}
    const patch = { ...draft, ...linked, ...receipt, ...(known.phone || !phone ? {} : { phone }), reason: undefined }
    return (await context.change('tours', known.id, patch)) as Visitor
  }
  const { residentId } = who
  const id = visitorId(context.keyOf, stop.id, { name, ...(residentId && { residentId }), ...(phone && { phone }) })
  const fields = { ...draft, ...(residentId && { residentId }), ...(phone && { phone }), ...(receiptNo && { receiptNo }) }
  const whole = { ...fields, id, kind: 'visitor' as const, stopId: stop.id, name, namePinyin: namePinyin(name), station }
  const [alive] = await context.writeMany('tours', [whole])
  if (alive) return (await context.change('tours', id, draft)) as Visitor
  const written = (await context.data.tours.findOne(id).exec())?.toMutableJSON()
  if (!written) throw new Error('reading the visitor that was written')
  return written as Visitor
}

function refuseComing(context: Context, stop: Stop | null, who: Who): ComingRefusal | null {
  if (!context.may('teams.write')) return { code: 'not-allowed' }
  if (!stop) return { code: 'unknown' }
  if (!fresh(who.name)) return { code: 'name-missing' }
  return stop.stopStatus === 'cancelled' ? { code: 'cancelled' } : null
}

export type SignedUp = {
  visitor: Visitor
  /** 0: there is a place; else the how-manieth on the waiting list (候补). */
  waiting: number
}

function placeOf(visitors: readonly Visitor[], quota: number | undefined, id: string): number {
  return attendanceOf(visitors, quota).waiting.findIndex(({ ids }) => ids.includes(id)) + 1
}

/** 报名: a place at a sitting to come, or one on its waiting list where all are taken. */
export async function signUp(context: Context, input: Coming): Promise<Result<SignedUp, ComingRefusal>> {
  const stop = await stopById(context, input.stopId)
  const refusal = refuseComing(context, stop, input.who)
  if (refusal || !stop) return refused(refusal ?? { code: 'unknown' })
  if (stop.stopStatus === 'held' || stop.day < dayOf(context.clock())) return refused({ code: 'over' })
  const visitors = await visitorsOf(context, stop.id)
  const known = sameVisitor(visitors, input.who)
  if (known && known.visitorStatus !== 'withdrawn') return refused({ code: 'already-signed-up' })
  const isFull = attendanceOf(visitors, stop.quota).left === 0
  const draft = { visitorStatus: isFull ? 'waiting' : 'signedUp', signedUpAt: instantOf(context.clock()) } as const
  const visitor = await enter(context, stop, input, known, draft)
  const waiting = placeOf([...visitors.filter(({ id }) => id !== visitor.id), visitor], stop.quota, visitor.id)
  return done({ visitor, waiting })
}

const pointedAt = <V extends Visitor>(visitors: readonly V[], { visitorId: id, who }: Coming): V | null =>
  id === undefined ? sameVisitor(visitors, who) : (visitors.find((visitor) => visitor.id === id) ?? null)

/** 到场: somebody is here, whether they signed up or not. Whoever stands at the table is served: a full list turns nobody away. */
export async function arrive(context: Context, input: Coming): Promise<Result<Visitor, ComingRefusal>> {
  const stop = await stopById(context, input.stopId)
  const refusal = refuseComing(context, stop, input.who)
  if (refusal || !stop) return refused(refusal ?? { code: 'unknown' })
  if (stop.day > dayOf(context.clock())) return refused({ code: 'not-yet' })
  const visitors = await visitorsOf(context, stop.id)
  const known = pointedAt(peopleOf(visitors), input) ?? pointedAt(visitors, input)
  if (known?.visitorStatus === 'arrived') return refused({ code: 'already', at: known.arrivedAt ?? '' })
  const now = instantOf(context.clock())
  return done(await enter(context, stop, input, known, { visitorStatus: 'arrived', arrivedAt: now }))
}

const visitorOf = async (context: Context, id: string): Promise<Visitor | null> => {
  const found = (await context.data.tours.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'visitor' ? (found as Visitor) : null
}

const tickedFor = async (context: Context, { stopId }: Visitor, ids: readonly string[]): Promise<boolean> =>
  (await servedAt(context.data, stopId).exec()).some((tick) => ids.includes(tick.visitorId ?? '') && tick.void !== true)

/** 取消报名, or a wrong tap taken back: the place falls to the next in line. `ids` are all records of the person. */
export async function leave(
  context: Context,
  input: { ids: readonly string[]; reason?: string },
): Promise<Result<null, LeaveRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const [id = ''] = input.ids
  const visitor = await visitorOf(context, id)
  if (!visitor) return refused({ code: 'unknown' })
  if (await tickedFor(context, visitor, input.ids)) return refused({ code: 'has-items' })
  const reason = input.reason?.trim() || undefined
  await context.changeMany('tours', [...input.ids], ({ visitorStatus }): Patch<'tours'> | null =>
    visitorStatus === 'withdrawn' ? null : { visitorStatus: 'withdrawn', reason },
  )
  return done(null)
}

/** 还没到: an arrival was a slip; the person is expected again, with the place they had. */
export async function notHere(context: Context, input: { ids: readonly string[] }): Promise<Result<null, LeaveRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const visitor = await visitorOf(context, input.ids[0] ?? '')
  if (!visitor) return refused({ code: 'unknown' })
  if (await tickedFor(context, visitor, input.ids)) return refused({ code: 'has-items' })
  await context.changeMany('tours', [...input.ids], (own): Patch<'tours'> | null =>
    own.visitorStatus === 'arrived'
      ? { visitorStatus: own.signedUpAt ? 'signedUp' : 'withdrawn', arrivedAt: undefined, reason: undefined }
      : null,
  )
  return done(null)
}

/** Somebody was told that they have a place now, or that they wait: the status says what they know. */
export async function noteTold(
  context: Context,
  input: { ids: readonly string[]; hasPlace: boolean },
): Promise<Result<null, LeaveRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const status = input.hasPlace ? 'signedUp' : 'waiting'
  await context.changeMany('tours', [...input.ids], ({ visitorStatus }): Patch<'tours'> | null =>
    visitorStatus === 'signedUp' || visitorStatus === 'waiting' ? { visitorStatus: status } : null,
  )
  return done(null)
}

/**
 * Ticks one item for many at once, or takes the ticks back; what stands already is left alone. Answers how many were changed.
 * A tick taken back stays as a record, so that one made elsewhere meanwhile and this meet in it.
 */
export async function tick(
  context: Context,
  input: { stopId: string; visitorIds: readonly string[]; item: string; on: boolean },
): Promise<Result<number, TickRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const { visitorIds, item, on } = input
  const stop = await stopById(context, input.stopId)
  if (!stop) return refused({ code: 'unknown' })
  if (on && !stop.items?.includes(item)) return refused({ code: 'item-unknown' })
  const draft = (visitor: string): Pick<Served, 'id' | 'kind' | 'stopId' | 'visitorId' | 'item'> => ({
    id: servedId(context.keyOf, visitor, item),
    kind: 'served',
    stopId: stop.id,
    visitorId: visitor,
    item,
  })
  const drafts = visitorIds.map(draft)
  const alive = on ? await context.writeMany('tours', drafts) : drafts.map(({ id }) => id)
  const isVoid = on ? undefined : true
  const changed = await context.changeMany('tours', alive, (known) =>
    (known.void === true) === (isVoid === true) ? null : { void: isVoid },
  )
  return done(drafts.length - alive.length + changed.length)
}
