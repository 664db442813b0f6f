import type { KioskFlow } from '../flow'

/** What can be done at this kiosk, in the order of the tiles; eight at most. */
export const flows: readonly KioskFlow[] = []
