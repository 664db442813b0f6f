export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** The same thing in every language. A language without it does not compile. */
export type Text<T> = { readonly [L in Language]: T }

/** English must offer the same keys with the same parameters as Chinese, whatever the sentences are. */
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : T[K] extends string
      ? string
      : SameShape<T[K]>
}

/**
 * A module's texts, both languages side by side. A message is a string or a function of its values;
 * a missing key or another parameter list is a compile error.
 */
export function defineText<const Z extends object>(texts: { 'zh-CN': Z; en: SameShape<Z> }): Text<SameShape<Z>> {
  return texts as unknown as Text<SameShape<Z>>
}
