/**
 * Hybrid logical clock (Kulkarni et al., 2014): stamps that sort as text, never go back on one device,
 * and are later than every stamp the device has seen, even when its wall clock is set back.
 * Shape: nine base-36 digits of milliseconds, `-`, four of a counter, `|`, the device: `0mfa1b2c3-0000|7k2m9qxa`.
 */
export type HybridClock = {
  /** The next stamp, later than all before it. */
  stamp(): string
  /** Learns of a stamp made elsewhere. */
  witness(stamp: string): void
}

const counterLimit = 36 ** 4

/** A device's clock may run ahead; a stamp further in the future than this is taken for damage and not followed. */
const toleranceMs = 24 * 60 * 60 * 1000

const write = (time: number, counter: number, device: string) =>
  `${time.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}|${device}`

export function readStamp(stamp: string): { time: number; counter: number; device: string } | null {
  const match = /^([0-9a-z]{9})-([0-9a-z]{4})\|(.+)$/.exec(stamp)
  if (!match) return null
  return { time: Number.parseInt(match[1]!, 36), counter: Number.parseInt(match[2]!, 36), device: match[3]! }
}

export function createHybridClock(device: string, now: () => number, last = ''): HybridClock {
  let { time, counter } = readStamp(last) ?? { time: 0, counter: 0 }
  return {
    stamp() {
      const wall = now()
      if (wall > time) {
        time = wall
        counter = 0
      } else {
        counter += 1
        if (counter >= counterLimit) {
          time += 1
          counter = 0
        }
      }
      return write(time, counter, device)
    },
    witness(stamp) {
      const seen = readStamp(stamp)
      if (!seen || seen.time > now() + toleranceMs) return
      if (seen.time > time || (seen.time === time && seen.counter > counter)) {
        time = seen.time
        counter = seen.counter
      }
    },
  }
}
