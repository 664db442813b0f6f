import { watchLongest } from './blocks'

/** Stands in the page before the app does, and watches it from its first moment. */
export const blocks = watchLongest()

Object.assign(globalThis, { benchBlocks: blocks })
