const storageKey = 'yizhan.lockAfterMs'

const minute = 60_000

/** What can be chosen in the settings, minutes. SECURITY.md asks for five. */
export const lockMinutes = [1, 3, 5, 10] as const

const defaultMs = 5 * minute

/** After how long without a touch this device locks, ms: never off, never longer than the longest choice. */
export function readLockTime(storage: Pick<Storage, 'getItem'> = localStorage): number {
  const stored = Number(storage.getItem(storageKey) ?? Number.NaN)
  return Number.isFinite(stored) && stored >= 1000 && stored <= 10 * minute ? stored : defaultMs
}

export const writeLockTime = (minutes: number, storage: Pick<Storage, 'setItem'> = localStorage): void =>
  storage.setItem(storageKey, String(minutes * minute))
