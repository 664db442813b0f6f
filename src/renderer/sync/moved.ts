/** What one request moved: records pulled, how many are still to come, records the center took. */
export type Moved = { pulled: number; pending: number; sent: number }
