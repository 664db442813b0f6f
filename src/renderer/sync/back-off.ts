const firstMs = 1_000
const mostMs = 5 * 60_000

/**
 * How long to wait after so many failures in a row: doubled from 1 s to 5 min, each between half and one and a half of
 * that, so that the terminals of a city do not come back all at once. `random` answers 0 … 1.
 */
export const backOff = (failures: number, random: () => number): number =>
  Math.min(mostMs, Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 20)) * (0.5 + random()))
