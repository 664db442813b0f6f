import { backOff } from './back-off'
import { type CollectionSync, halted } from './collection'
import { type FaultCode, SyncFault } from './fault'

export type LaneFault = { code: FaultCode; detail: string; at: string }

/** One collection's turn-taking: what it is asked to do, whether it is at it, and when it may try again after a fault. */
export type Lane = {
  readonly sync: CollectionSync
  wanted: 'round' | 'settle' | null
  busy: boolean
  /** A whole round of this run has succeeded. */
  succeeded: boolean
  lastSuccessAt: string | null
  fault: LaneFault | null
  failures: number
  /** The moment before which nothing is tried after a fault, milliseconds since 1970. */
  notBefore: number
}

export const newLane = (sync: CollectionSync): Lane => ({
  sync,
  wanted: null,
  busy: false,
  succeeded: false,
  lastSuccessAt: null,
  fault: null,
  failures: 0,
  notBefore: 0,
})

export const want = (lane: Lane, kind: 'round' | 'settle'): void => {
  if (lane.wanted !== 'round') lane.wanted = kind
}

/** Does what the lane is asked to, and notes how it went. Never rejects. */
export async function work(lane: Lane, clock: () => number, random: () => number): Promise<void> {
  const kind = lane.wanted ?? 'settle'
  lane.wanted = null
  lane.busy = true
  const cause = await lane.sync[kind]()
  lane.busy = false
  if (cause === halted) return want(lane, 'round')
  if (!cause) {
    lane.fault = null
    lane.failures = 0
    if (kind === 'settle') return
    lane.succeeded = true
    lane.lastSuccessAt = new Date(clock()).toISOString()
    return
  }
  const fault = cause instanceof SyncFault ? cause : new SyncFault('storage', 'the round broke off', { cause })
  lane.failures += 1
  lane.notBefore = clock() + Math.max(backOff(lane.failures, random), fault.retryAfterMs)
  lane.fault = { code: fault.code, detail: fault.message, at: new Date(clock()).toISOString() }
  // What could not be done is still to be done.
  want(lane, 'round')
}
