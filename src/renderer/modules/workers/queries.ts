import type { Data } from '../../data/collections'

/** Everyone who may sign in. A few dozen at most: sorted and searched on the screen. */
export const atWork = (data: Data) => data.workers.find({ selector: { active: true } })

/** Everyone there ever was, those who left included. */
export const allStaff = (data: Data) => data.workers.find()
