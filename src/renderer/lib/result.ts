/** A refusal is a value: what the rules foresee is returned, only the world's faults are thrown. */
export type Result<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refused = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
