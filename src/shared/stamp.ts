/** A device's clock may run ahead; a stamp further ahead than this of all that is known is damage and not followed (renderer/lib/hlc.ts). */
export const toleranceMs = 24 * 60 * 60 * 1000

/** Milliseconds since 1970 of a stamp of the hybrid clock: its first nine digits, base 36. What is no stamp is never believed. */
const timeOf = (stamp: string): number =>
  /^[0-9a-z]{9}-[0-9a-z]{4}\|./.test(stamp) ? Number.parseInt(stamp.slice(0, 9), 36) : Number.POSITIVE_INFINITY

/**
 * The newer of two stamps, `stamp` being believed where it is at most a day ahead of the wall clock (`at`, milliseconds since 1970)
 * or of `newest`, '' for none: a wall clock that was set back makes nothing incredible that was believed before.
 */
export function newerBelieved(newest: string, stamp: string, at: number): string {
  if (stamp <= newest) return newest
  const known = newest === '' ? 0 : timeOf(newest)
  return timeOf(stamp) <= Math.max(at, known) + toleranceMs ? stamp : newest
}
