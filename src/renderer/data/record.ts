import type { RxJsonSchema } from 'rxdb'

/** What a field may be. Records are flat: strings, numbers, truths, lists of strings. */
export type Property =
  | { type: 'string'; maxLength?: number; minLength?: number; pattern?: string; format?: string; enum?: readonly string[] }
  | { type: 'number' | 'integer'; minimum?: number; maximum?: number; multipleOf?: number }
  | { type: 'boolean' }
  | { type: 'array'; items: { type: 'string'; maxLength?: number; enum?: readonly string[] }; maxItems?: number }

type ValueOf<P> = P extends { enum: readonly (infer E)[] }
  ? E
  : P extends { type: 'string' }
    ? string
    : P extends { type: 'number' | 'integer' }
      ? number
      : P extends { type: 'boolean' }
        ? boolean
        : P extends { items: { enum: readonly (infer E)[] } }
          ? E[]
          : P extends { items: unknown }
            ? string[]
            : never

type Properties = Record<string, Property>

type Flat<T> = { [K in keyof T]: T[K] }

/** The older value of an edit that met another of the same field. `value` is JSON text, '' where the field was cleared. */
export type Lost = { value: string; by: string; at: string; settled?: string }

/** How many lost values a record keeps; beyond it the oldest go. */
export const mostLost = 200

/**
 * What every record carries. `stamps.born` is the hybrid-clock stamp of its creation, `stamps.erased` of its erasure;
 * any other key is a field that was changed since, with the stamp of that change. Merging is per field by these.
 * `lost` holds the values that lost against an edit made by somebody who had not seen them, by `<field>|<stamp>`; `settled`
 * is when somebody looked at one (an ISO instant).
 */
export type Envelope = {
  id: string
  createdAt: string
  createdBy: string
  updatedAt: string
  updatedBy: string
  stamps: Record<string, string>
  lost?: Record<string, Lost>
}

export type RecordSchema<P extends Properties = Properties, R extends readonly string[] = readonly string[]> = {
  readonly properties: P
  readonly required: R
  /** Fields that may be read at rest; all others but the envelope and what is indexed are sealed. */
  readonly open: readonly string[]
  readonly json: RxJsonSchema<Record<string, unknown>>
}

/** The fields of a record without its envelope: what a maker fills in. */
export type FieldsOf<S> =
  S extends RecordSchema<infer P, infer R>
    ? Flat<
        { [K in keyof P as K extends R[number] ? K : never]: ValueOf<P[K]> } & {
          [K in keyof P as K extends R[number] ? never : K]?: ValueOf<P[K]>
        }
      >
    : never

/** A record's type, derived from its schema and never written twice. */
export type RecordOf<S> = Flat<Envelope & FieldsOf<S>>

const envelope = {
  id: { type: 'string', maxLength: 64 },
  createdAt: { type: 'string', maxLength: 32 },
  createdBy: { type: 'string', maxLength: 64 },
  updatedAt: { type: 'string', maxLength: 32 },
  updatedBy: { type: 'string', maxLength: 64 },
  stamps: { type: 'object', additionalProperties: { type: 'string', maxLength: 64 } },
} as const

/** What stands in a record or among its stamps and is no field: the envelope, and the two stamps of the record as a whole. */
const reserved: ReadonlySet<string> = new Set([...Object.keys(envelope), 'lost', 'born', 'erased'])

/** Whether a key of a record, or of its stamps, names a field that a module declared. What begins with `_` is the storage's. */
export const isFieldName = (key: string): boolean => !reserved.has(key) && !key.startsWith('_')

const lostText = (maxLength: number) => ({ type: 'string', maxLength })
const lost = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    properties: { value: lostText(16_000), by: lostText(64), at: lostText(32), settled: lostText(64) },
    required: ['value', 'by', 'at'],
    additionalProperties: false,
  },
} as const

/**
 * Makes a record's schema: the envelope is added, unknown fields are not allowed. `indexes` need every field required.
 * `open`: fields a query needs fast and that say nothing of a person; they stay readable at rest.
 */
export function record<const P extends Properties, const R extends readonly (keyof P & string)[]>(definition: {
  version: number
  properties: P
  required: R
  indexes?: string[][]
  open?: (keyof P & string)[]
}): RecordSchema<P, R> {
  return {
    properties: definition.properties,
    required: definition.required,
    open: definition.open ?? [],
    json: {
      version: definition.version,
      primaryKey: 'id',
      type: 'object',
      properties: { ...envelope, lost, ...definition.properties } as unknown as RxJsonSchema<
        Record<string, unknown>
      >['properties'],
      required: [...Object.keys(envelope), ...definition.required],
      indexes: definition.indexes ?? [],
      additionalProperties: false,
    },
  }
}
