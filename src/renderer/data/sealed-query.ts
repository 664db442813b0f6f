import {
  type FilledMangoQuery,
  getQueryMatcher,
  getSortComparator,
  type PreparedQuery,
  prepareQuery,
  type RxJsonSchema,
} from 'rxdb'
import type { Document, Fields, Sealer } from './sealed-record'

type Schema = RxJsonSchema<Document>
type Selector = Record<string, unknown>

/** The fields a selector looks at, those of nested `$and`, `$or`, `$nor` among them. */
function* fieldsOf(selector: Selector): Generator<string> {
  for (const [key, value] of Object.entries(selector)) {
    if (!key.startsWith('$')) yield key.split('.')[0] as string
    else if (Array.isArray(value)) for (const part of value) yield* fieldsOf(part as Selector)
  }
}

/** Whether the storage can select by itself: everything the query asks about lies open. */
export const selectsOpen = ({ selector }: { selector: unknown }, { isOpen }: Sealer): boolean =>
  [...fieldsOf(selector as Selector)].every(isOpen)

/** Whether it can also sort by itself. */
export const isOpenQuery = (query: FilledMangoQuery<Fields>, sealer: Sealer): boolean =>
  selectsOpen(query, sealer) && query.sort.every((part) => Object.keys(part).every((field) => sealer.isOpen(field)))

/** The part of a query that the storage can answer: every condition on an open field, in the order of the primary key. */
export function openPartOf(schema: Schema, query: FilledMangoQuery<Fields>, sealer: Sealer): PreparedQuery<Fields> {
  const conditions = Object.entries(query.selector).filter(([field]) => !field.startsWith('$') && sealer.isOpen(field))
  const selector = { _deleted: { $eq: false }, ...Object.fromEntries(conditions) }
  const primary = typeof schema.primaryKey === 'string' ? schema.primaryKey : schema.primaryKey.key
  return prepareQuery(schema, { selector, sort: [{ [primary]: 'asc' }], skip: 0 } as never)
}

/** Answers a query from opened documents, as a storage would: matched, sorted, cut. */
export function answerFrom(schema: Schema, query: FilledMangoQuery<Fields>, documents: Document[]): Document[] {
  const matches = getQueryMatcher(schema as never, query as never)
  const compare = getSortComparator(schema as never, query as never)
  const { skip = 0, limit = Number.POSITIVE_INFINITY } = query
  return documents
    .filter((document) => matches(document as never))
    .sort(compare as never)
    .slice(skip, skip + limit)
}
