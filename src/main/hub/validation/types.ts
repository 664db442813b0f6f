/** A document as the center's query server hands it to a rule: of an interactive edit, `_rev` is the one it replaces. */
export type RuleDocument = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean }

/** CouchDB's userCtx. */
export type RuleUser = { name: string | null; roles: string[] }

/**
 * Ends the writing of a document by throwing `{ forbidden: reason }`. A reason is a word for the program and, after a
 * colon, what it is about: `field: nickname`. A rule refers to nothing outside itself, because its text alone goes to the
 * center (scripts/rule-texts.ts); it is written without `typeof`, spreads and `for…of`, which would need helpers in ES5.
 */
export type Rule<S> = (settings: S, doc: RuleDocument, old: RuleDocument | null, user: RuleUser) => void
