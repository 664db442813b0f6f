import type { Fetch } from './ask'
import { createAsk } from './ask'
import { backOff } from './back-off'

/** The host asks the center with a shorter limit of its own. */
const probeTimeoutMs = 15_000

/**
 * Whether there is a center to talk to: the host asks its endpoint. What the browser says of the network
 * (`navigator.onLine`) is no answer, nor is the page of a captive portal.
 */
async function probe(fetch: Fetch, signal: AbortSignal): Promise<boolean> {
  const ask = createAsk({ fetch, base: '/sync', signal, timeoutMs: probeTimeoutMs })
  try {
    const answer = await ask('probe')
    return typeof answer === 'object' && answer !== null && 'reachable' in answer && answer.reachable === true
  } catch {
    // Whatever hindered the answer, nobody was reached.
    return false
  }
}

export type Reach = {
  isReachable: () => boolean
  /** When the next probe is due while the center cannot be reached, milliseconds since 1970. */
  nextProbe: () => number
  /** Probes now; one question at a time. */
  look: () => Promise<void>
}

/** Keeps what is known of the center's reach. `changed` hears of every answer, `back` of the return after an absence. */
export function createReach(options: {
  fetch: Fetch
  signal: AbortSignal
  clock: () => number
  random: () => number
  back: () => void
  changed: () => void
}): Reach {
  const { fetch, signal, clock, random, back, changed } = options
  let reachable = true
  let failures = 0
  let nextProbe = 0
  let asking: Promise<void> | null = null
  const told = (now: boolean) => {
    const returned = now && !reachable
    reachable = now
    failures = now ? 0 : failures + 1
    nextProbe = clock() + backOff(failures, random)
    if (returned) back()
    changed()
  }
  const ask = async () => {
    const answer = await probe(fetch, signal)
    asking = null
    if (!signal.aborted) told(answer)
  }
  return {
    isReachable: () => reachable,
    nextProbe: () => nextProbe,
    look: () => {
      asking ??= ask()
      return asking
    },
  }
}
