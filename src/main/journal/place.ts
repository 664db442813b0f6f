/** Where a frame stands: segment and offset in one number, rising in the order of writing. */
export type Place = number

// A segment never reaches 2^28 bytes, and 2^25 segments are more than a disk holds: both fit a safe integer.
const span = 2 ** 28
export const placeOf = (segment: number, offset: number): Place => segment * span + offset
export const segmentOf = (place: Place): number => Math.floor(place / span)
export const offsetOf = (place: Place): number => place % span
