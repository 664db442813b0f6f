import type { Place } from './place'

/** A version that was written here and is not acknowledged. `place` is -1 once it is settled, and changes with a rewriting. */
export type Pending = { collection: string; id: string; stamp: string; place: Place }

/** The versions nobody acknowledged, by record. */
export function createWaiting() {
  const byKey = new Map<string, Pending[]>()
  return {
    of: (key: string): readonly Pending[] => byKey.get(key) ?? [],
    /** A request that was repeated after a lost answer is the same version once more. */
    add: (key: string, one: Pending) => {
      byKey.set(key, [...(byKey.get(key)?.filter(({ stamp }) => stamp !== one.stamp) ?? []), one])
    },
    /** Settles the version with this stamp and the older ones. */
    settle: (key: string, stamp: string) => {
      const open = byKey.get(key)
      if (!open) return
      const rest = open.filter((one) => one.stamp > stamp)
      for (const one of open) if (one.stamp <= stamp) one.place = -1
      if (rest.length > 0) byKey.set(key, rest)
      else byKey.delete(key)
    },
    move: (to: (place: Place) => Place) => {
      for (const open of byKey.values()) for (const one of open) one.place = to(one.place)
    },
    /** In order of writing. The objects live on: see Pending. */
    all: (): Pending[] => [...byKey.values()].flat().sort((a, b) => a.place - b.place),
    count: () => {
      let sum = 0
      for (const open of byKey.values()) sum += open.length
      return sum
    },
    clear: () => {
      for (const open of byKey.values()) for (const one of open) one.place = -1
      byKey.clear()
    },
  }
}
