/** A source of chance that always falls the same way for the same seed, so that a sample is the same roster on every machine. */
export type Dice = {
  /** From 0 up to, not including, 1. */
  roll: () => number
  chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number
  pick: <T>(choices: readonly T[]) => T
  /** One of the choices, each as likely as its weight says. */
  weigh: <T>(choices: readonly (readonly [T, number])[]) => T
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for names and ages. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(roll() * choices.length)] as T
  return {
    roll,
    pick,
    chance: (probability) => roll() < probability,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    weigh(choices) {
      let rest = roll() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        rest -= weight
        if (rest < 0) return choice
      }
      return pick(choices)[0]
    },
  }
}
