/**
 * A string's characters as bits, so that most strings that cannot contain another are passed over by comparing two numbers.
 * Thirty bits: a number of that size is kept by the engine without a box.
 */
export function maskOf(text: string): number {
  let mask = 0
  for (let index = 0; index < text.length; index += 1) mask |= 1 << ((text.charCodeAt(index) * 40503) % 30)
  return mask
}

const bitOf = (three: string): number => 1 << ((three.charCodeAt(0) * 121 + three.charCodeAt(1) * 11 + three.charCodeAt(2)) % 30)

/** The last three characters of a number as a bit; 0 for shorter ones. */
export const tailMask = (number: string): number => (number.length < 3 ? 0 : bitOf(number.slice(-3)))

/** The first three characters of a number as a bit; 0 for shorter ones. */
export const startMask = (number: string): number => (number.length < 3 ? 0 : bitOf(number))
