import { type Ask, createAsk, type Fetch } from './ask'
import { backOff } from './back-off'
import { SyncFault } from './fault'
import type { Timers } from './timers'
import type { SyncStatus } from './types'

type Offline = NonNullable<SyncStatus['offline']>

/** The host asks the center with a shorter limit of its own. */
const probeTimeoutMs = 15_000

/**
 * Whether there is a center to talk to: the host asks its endpoint. What the browser says of the network
 * (`navigator.onLine`) is no answer, nor is the page of a captive portal.
 */
async function probe(ask: Ask): Promise<Offline | null> {
  try {
    const answer = await ask('probe')
    if (typeof answer !== 'object' || answer === null || !('reachable' in answer)) return 'portal'
    if (answer.reachable === true) return null
    return 'why' in answer && answer.why === 'portal' ? 'portal' : 'unreachable'
  } catch (fault) {
    // Whatever hindered the answer, nobody was reached.
    return fault instanceof SyncFault && fault.code === 'portal' ? 'portal' : 'unreachable'
  }
}

export type Reach = {
  isReachable: () => boolean
  /** Why nobody is reached; null where somebody is. */
  offline: () => Offline | null
  /** When the next probe is due while the center cannot be reached, milliseconds since 1970. */
  nextProbe: () => number
  /** Probes now; one question at a time. */
  look: () => Promise<void>
}

/** Keeps what is known of the center's reach. `changed` hears of every answer, `back` of the return after an absence. */
export function createReach(options: {
  fetch: Fetch
  timers: Timers
  signal: AbortSignal
  clock: () => number
  random: () => number
  back: () => void
  changed: () => void
}): Reach {
  const { fetch, timers, signal, clock, random, back, changed } = options
  const ask = createAsk({ fetch, base: '/sync', signal, timers, timeoutMs: probeTimeoutMs })
  let offline: Offline | null = null
  let failures = 0
  let nextProbe = 0
  let asking: Promise<void> | null = null
  const told = (now: Offline | null) => {
    const returned = !now && offline !== null
    offline = now
    failures = now ? failures + 1 : 0
    nextProbe = clock() + backOff(failures, random)
    if (returned) back()
    changed()
  }
  const look = async () => {
    const answer = await probe(ask)
    asking = null
    if (!signal.aborted) told(answer)
  }
  return {
    isReachable: () => offline === null,
    offline: () => offline,
    nextProbe: () => nextProbe,
    look: () => {
      asking ??= look()
      return asking
    },
  }
}
