import { pauseAt } from './hours'
import type { Reach } from './reach'
import type { Traffic } from './traffic'
import type { Pause, ScheduleSettings, Timers } from './types'

export type Schedule = {
  begin: () => void
  /** A round of everything begins now: the next one by the clock is counted from here. */
  counted: () => void
  /** Sets the one timer anew, after anything it depends on has changed. */
  arm: () => void
  /** Why nothing is done by itself now; null where it is. */
  pause: () => Pause | null
  /** When something is tried next without being asked, milliseconds since 1970; 0 before `begin`, Infinity for never. */
  nextTry: () => number
  end: () => void
}

/** When to work without being asked: every so often give or take a fifth, after a fault's pause, and at the next probe. */
export function createSchedule(options: {
  settings: () => ScheduleSettings
  clock: () => number
  random: () => number
  timers: Timers
  traffic: () => Traffic
  reach: () => Reach
  /** Whether nothing is tried until somebody has chosen. */
  isHalted: () => boolean
  /** A round of everything is due. */
  due: () => void
}): Schedule {
  const { settings, clock, random, timers, traffic, reach, isHalted, due } = options
  const share = random()
  let nextRound = 0
  let running = false
  let cancel: () => void = () => undefined

  const pause = () => pauseAt(settings(), clock(), share)
  const nextTry = () => {
    const why = pause()
    if (why?.why === 'metered' || isHalted()) return Number.POSITIVE_INFINITY
    if (why?.why === 'window') return Date.parse(why.until)
    return reach().isReachable() ? Math.min(nextRound, traffic().nextDue()) : reach().nextProbe()
  }
  const tick = () => {
    if (!pause()) {
      if (!reach().isReachable()) void reach().look()
      else if (nextRound <= clock()) due()
    }
    traffic().pump()
  }
  return {
    begin: () => {
      running = true
    },
    counted: () => {
      nextRound = clock() + settings().everyMinutes * 60_000 * (0.8 + 0.4 * random())
    },
    arm: () => {
      cancel()
      const next = nextTry()
      // Never at once: while the two lanes allowed at a time are busy, a third that is due waits for a turn and not for the clock.
      if (running && Number.isFinite(next)) cancel = timers.after(Math.max(50, next - clock()), tick)
    },
    pause,
    nextTry,
    end: () => {
      running = false
      cancel()
    },
  }
}
