/**
 * Hybrid logical clock (Kulkarni et al., 2014): stamps that sort as text, never go back on one device,
 * and are later than every stamp the device has seen, even when its wall clock is set back.
 * Shape: nine base-36 digits of milliseconds, `-`, four of a counter, `|`, the device: `0mfa1b2c3-0000|7k2m9qxa`.
 */
export type HybridClock = {
  /** The next stamp, later than all before it and later than `after`, the stamp of what is being replaced. */
  stamp(after?: string): string
  /** Learns of a stamp made elsewhere; one more than a day ahead of the wall clock and of all it has seen is not followed. */
  witness(stamp: string): void
  /** The newest of the stamps it made or followed; empty before the first. */
  newest(): string
}

const counterLimit = 36 ** 4

/** A device's clock may run ahead; a stamp further in the future than this is taken for damage and not followed. */
export const toleranceMs = 24 * 60 * 60 * 1000

type Tick = { time: number; counter: number }

const begin: Tick = { time: 0, counter: 0 }

const write = ({ time, counter }: Tick, device: string) =>
  `${time.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}|${device}`

const next = ({ time, counter }: Tick): Tick =>
  counter + 1 < counterLimit ? { time, counter: counter + 1 } : { time: time + 1, counter: 0 }

const isLater = (a: Tick, b: Tick) => a.time > b.time || (a.time === b.time && a.counter > b.counter)

const shape = /^[0-9a-z]{9}-[0-9a-z]{4}\|./

/** Takes a stamp apart; null where the text is none. */
export function readStamp(stamp: string): { time: number; counter: number; device: string } | null {
  if (!shape.test(stamp)) return null
  return {
    time: Number.parseInt(stamp.slice(0, 9), 36),
    counter: Number.parseInt(stamp.slice(10, 14), 36),
    device: stamp.slice(15),
  }
}

/** `now` answers milliseconds since 1970; `last` is the newest stamp of an earlier run, from which the clock goes on. */
export function createHybridClock(device: string, now: () => number, last = ''): HybridClock {
  let tick: Tick = readStamp(last) ?? begin
  const witness = (stamp: string) => {
    const seen = readStamp(stamp)
    if (seen && seen.time <= Math.max(now(), tick.time) + toleranceMs && isLater(seen, tick)) tick = seen
  }
  return {
    stamp(after = '') {
      witness(after)
      const wall = { time: now(), counter: 0 }
      tick = wall.time > tick.time ? wall : next(tick)
      // A stamp out of reach was not followed, yet what replaces it must still count as newer: once, for it alone.
      const replaced = readStamp(after)
      return write(replaced && !isLater(tick, replaced) ? next(replaced) : tick, device)
    },
    witness,
    newest: () => (isLater(tick, begin) ? write(tick, device) : ''),
  }
}
