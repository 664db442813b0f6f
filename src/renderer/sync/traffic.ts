import { type Lane, want, work } from './lane'

/** A page has six connections to its host: the bell holds one, the app's own requests need theirs. */
const atOnce = 2

export type Traffic = {
  readonly lanes: readonly Lane[]
  /** Lets work whoever is wanted and may. */
  pump: () => void
  wantAll: () => void
  isBusy: () => boolean
  /** The next moment one of the waiting lanes may try, milliseconds since 1970; Infinity where none waits. */
  nextDue: () => number
  /** Resolves when nothing is at work and nothing can be begun now. */
  idle: () => Promise<void>
  /** Works in the lane while nobody else does. */
  alone: <T>(lane: Lane, work: () => Promise<T>) => Promise<T>
}

/** Gives the lanes their turns, two at a time. `working` is called before and `worked` after each turn, `resting` when there is none left. */
export function createTraffic(options: {
  lanes: readonly Lane[]
  clock: () => number
  random: () => number
  /** Whether work may begin at all: opened, not stopped, the center within reach. */
  isOpen: () => boolean
  working: () => void
  worked: (lane: Lane) => void
  resting: () => void
}): Traffic {
  const { lanes, clock, random, isOpen, working, worked, resting } = options
  const waiting = new Set<() => void>()
  const isBusy = () => lanes.some(({ busy }) => busy)
  const mayWork = (lane: Lane) => lane.wanted !== null && !lane.busy && lane.notBefore <= clock()

  const turn = async (lane: Lane) => {
    working()
    await work(lane, clock, random)
    worked(lane)
    pump()
  }
  const pump = () => {
    for (const lane of lanes) {
      if (!isOpen() || lanes.filter(({ busy }) => busy).length >= atOnce) break
      if (mayWork(lane)) void turn(lane)
    }
    if (!isBusy()) {
      for (const resolve of waiting) resolve()
      waiting.clear()
    }
    resting()
  }
  const idle = () =>
    new Promise<void>((resolve) => {
      waiting.add(resolve)
      pump()
    })
  return {
    lanes,
    pump,
    wantAll: () => {
      for (const lane of lanes) want(lane, 'round')
    },
    isBusy,
    nextDue: () => Math.min(...lanes.filter(({ wanted, busy }) => wanted && !busy).map(({ notBefore }) => notBefore)),
    idle,
    async alone(lane, work) {
      while (lane.busy) await idle()
      lane.busy = true
      try {
        return await work()
      } finally {
        lane.busy = false
        pump()
      }
    },
  }
}
