import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { LeaveRefusal } from '../../shared/kiosk'
import { openKept } from '../kept-file'

/** The number that leaves the kiosk, as a desk keeps it in the catalogue: PBKDF2-HMAC-SHA-256, base64. */
export const leaveOrderSchema = z.looseObject({
  leaveHash: z.base64().min(1),
  leaveSalt: z.base64().min(1),
  leaveRounds: z.int().min(1).max(10_000_000),
})
export type LeaveOrder = z.infer<typeof leaveOrderSchema>

const triesSchema = z.object({ tries: z.int().nonnegative(), pausedUntil: z.number().nullable() })
type Tries = z.infer<typeof triesSchema>

export const mostTries = 5
export const pauseMs = 5 * 60_000

const derive = promisify(pbkdf2)

export type Leave = {
  /** Null: the number is right. A try counts before it is looked at, so that pulling the plug gives none back. */
  attempt(pin: string, order: LeaveOrder | null): Promise<LeaveRefusal | null>
  pausedUntil(): string | null
}

async function fits(pin: string, { leaveHash, leaveSalt, leaveRounds }: LeaveOrder): Promise<boolean> {
  const key = await derive(pin, Buffer.from(leaveSalt, 'base64'), leaveRounds, 32, 'sha256')
  const wanted = Buffer.from(leaveHash, 'base64')
  return wanted.length === key.length && timingSafeEqual(wanted, key)
}

/** Counts the tries to leave the kiosk: five wrong ones pause it for five minutes, over restarts too. */
export async function openLeave(path: string, now: () => number): Promise<Leave> {
  const fresh: Tries = { tries: 0, pausedUntil: null }
  const kept = await openKept(path, triesSchema, fresh, () => ({ tries: mostTries, pausedUntil: now() + pauseMs }))
  /** A clock that was set back must not make the pause longer than it is. */
  const end = ({ pausedUntil }: Tries): number | null =>
    pausedUntil !== null && pausedUntil > now() ? Math.min(pausedUntil, now() + pauseMs) : null
  const paused = (until: number): LeaveRefusal => ({
    error: 'leave-paused',
    reason: 'Five wrong numbers pause it',
    until: new Date(until).toISOString(),
  })
  return {
    pausedUntil: () => {
      const until = end(kept.read())
      return until === null ? null : new Date(until).toISOString()
    },
    attempt: async (pin, order) => {
      if (!order) return { error: 'leave-unset', reason: 'No desk has set a number that leaves this kiosk' }
      let standing: number | null = null
      const { tries, pausedUntil } = await kept.change((state) => {
        standing = end(state)
        if (standing !== null) return state
        const count = (state.pausedUntil === null ? state.tries : 0) + 1
        return { tries: count, pausedUntil: count >= mostTries ? now() + pauseMs : null }
      })
      if (standing !== null) return paused(standing)
      if (await fits(pin, order)) {
        await kept.change(() => fresh)
        return null
      }
      if (pausedUntil !== null) return paused(pausedUntil)
      return { error: 'leave-wrong', reason: 'Not the number', triesLeft: mostTries - tries }
    },
  }
}
