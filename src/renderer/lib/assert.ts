/** For what cannot happen unless the code is wrong: stops with the sentence that names the broken promise. */
export function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${promise}`)
}

/** Closes a `switch` over a union: a new member without its case is a type error. */
export function unreachable(value: never): never {
  throw new Error(`Broken promise: no case for ${JSON.stringify(value)}`)
}
