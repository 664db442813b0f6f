import { readStamp } from './hlc'

/** The fields of one write are stamped by one clock within a moment, milliseconds. */
const momentMs = 1000

/** Whether two stamps were made in one write, as far as stamps can tell: by the same device within a moment. */
export function isOneWrite(a: string, b: string): boolean {
  const [first, second] = [readStamp(a), readStamp(b)]
  return first !== null && second !== null && first.device === second.device && Math.abs(first.time - second.time) <= momentMs
}
