import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { slowHashOf } from '../../lib/slow-hash'
import type { CatalogueRecord } from '../catalogue/schema'
import { type OrderRefusal, orderId, pauseLength, refuseLeaveNumber } from './rules'

/** Writes what a kiosk is told, or all of them (`terminalId` `*`); what it was told before stays where it is not named. */
async function order(
  context: Context,
  terminalId: string,
  told: Partial<Pick<CatalogueRecord, 'leaveHash' | 'leaveSalt' | 'leaveRounds'>> & {
    paused?: boolean
    body?: string | undefined
  },
): Promise<CatalogueRecord> {
  const id = orderId(terminalId)
  if (!(await context.data.catalogue.findOne(id).exec())) {
    // The title is required of everything in the catalogue; of an order it is read by nobody.
    await context.writeMany('catalogue', [{ id, kind: 'kioskOrder', title: terminalId, terminalId }])
  }
  return context.change('catalogue', id, told)
}

/** 暂停使用, with a sentence for whoever stands before it; or 恢复使用. */
export async function pauseKiosk(
  context: Context,
  input: { terminalId: string; paused: boolean; message?: string },
): Promise<Result<CatalogueRecord, OrderRefusal>> {
  if (!context.may('kiosk.manage')) return refused({ code: 'not-allowed' })
  const message = input.message?.trim() ?? ''
  if (message.length > pauseLength) return refused({ code: 'too-long', most: pauseLength })
  const body = input.paused && message !== '' ? message : undefined
  return done(await order(context, input.terminalId, { paused: input.paused, body }))
}

/** The number that leaves the kiosks of this center; only its hash is kept. */
export async function setLeaveNumber(
  context: Context,
  input: { terminalId: string; number: string },
): Promise<Result<CatalogueRecord, OrderRefusal>> {
  if (!context.may('kiosk.manage')) return refused({ code: 'not-allowed' })
  const refusal = refuseLeaveNumber(input.number)
  if (refusal) return refused(refusal)
  const { hash, salt, rounds } = await slowHashOf(input.number)
  return done(await order(context, input.terminalId, { leaveHash: hash, leaveSalt: salt, leaveRounds: rounds }))
}
