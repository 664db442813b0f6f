import type { Reach } from './reach'
import type { Traffic } from './traffic'

export type Schedule = {
  begin: () => void
  /** A round of every collection as soon as it may be; the next one by the clock is counted from here. */
  allNow: () => void
  /** Sets the one timer anew, after anything it depends on has changed. */
  arm: () => void
  /** When something is tried next without being asked, milliseconds since 1970; 0 before `begin`. */
  nextTry: () => number
  end: () => void
}

/** When to work without being asked: every so often give or take a fifth, after a fault's pause, and at the next probe. */
export function createSchedule(options: {
  everyMs: number
  clock: () => number
  random: () => number
  traffic: () => Traffic
  reach: () => Reach
}): Schedule {
  const { everyMs, clock, random, traffic, reach } = options
  let nextRound = 0
  let running = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const nextTry = () => (reach().isReachable() ? Math.min(nextRound, traffic().nextDue()) : reach().nextProbe())
  const allNow = () => {
    nextRound = clock() + everyMs * (0.8 + 0.4 * random())
    traffic().wantAll()
  }
  const tick = () => {
    if (!reach().isReachable()) void reach().look()
    else if (nextRound <= clock()) allNow()
    traffic().pump()
  }
  const arm = () => {
    clearTimeout(timer)
    // Never at once: while the two lanes allowed at a time are busy, a third that is due waits for a turn and not for the clock.
    if (running) timer = setTimeout(tick, Math.max(50, nextTry() - clock()))
  }
  return {
    begin: () => {
      running = true
      allNow()
    },
    allNow,
    arm,
    nextTry,
    end: () => {
      running = false
      clearTimeout(timer)
    },
  }
}
