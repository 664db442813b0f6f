/** Chance that can be thrown again: the same seed, the same throws. */
export type Dice = {
  /** 0 … 1, 1 excluded. */
  random: () => number
  /** `from` … `to`, both included. */
  between: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T | undefined
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are enough for a schedule. */
export function createDice(seed: number): Dice {
  let state = seed | 0
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  return { random, between, pick: (list) => list[between(0, list.length - 1)] }
}
