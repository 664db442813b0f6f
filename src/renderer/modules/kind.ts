import type { Envelope } from '../data/record'

/**
 * One kind of record in a collection that holds several (RxDB allows thirteen collections): which fields it always has and which it
 * may have. The storage's schema is the union of all kinds; the rules of the module keep each kind to its own.
 */
export type Kind<T, K extends string, Always extends keyof T = never, Maybe extends keyof T = never> = Envelope & {
  kind: K
} & { [F in Always]-?: NonNullable<T[F]> } & { [F in Maybe]?: NonNullable<T[F]> }
