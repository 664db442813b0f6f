import type { Timers } from '../timers'

export type VirtualTime = {
  clock: () => number
  timers: Timers
  /** Moves on, alarm by alarm; between two of them what they began may go on. Milliseconds. */
  pass: (ms: number) => Promise<void>
}

type Alarm = { at: number; run: () => void }

/** Lets what waits for the network or the storage go on, in real time. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

/** A clock that stands still until it is moved. */
export function createVirtualTime(from: number): VirtualTime {
  let now = from
  const alarms = new Set<Alarm>()
  const next = (until: number) => [...alarms].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
  return {
    clock: () => now,
    timers: {
      after(ms, run) {
        const alarm = { at: now + ms, run }
        alarms.add(alarm)
        return () => alarms.delete(alarm)
      },
    },
    async pass(ms) {
      const end = now + ms
      await settle()
      for (let alarm = next(end); alarm; alarm = next(end)) {
        now = Math.max(now, alarm.at)
        alarms.delete(alarm)
        alarm.run()
        await settle()
      }
      now = end
    },
  }
}
