import { readStamp } from '../lib/hlc'
import { mostLost, type Property, type RecordSchema } from './record'

/** What is wrong with a document, naming the field and never its value (it ends in logs), or null. */
export type FaultOf = (document: object) => string | null

type Check = (value: unknown) => string | null

/** The keys RxDB itself keeps in a stored document. */
const storageKeys = new Set(['_deleted', '_attachments', '_meta', '_rev'])
const envelopeKeys = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'] as const
const envelopeLength = { id: 64, createdAt: 32, createdBy: 64, updatedAt: 32, updatedBy: 64 } as const
const stampLength = 64
const lostLength: Record<string, number> = { value: 16_000, by: 64, at: 32, settled: 64 }

/** `date-time` and `date` are the only formats records use; an unknown one is a programmer's error, found at opening. */
const formats: Record<string, RegExp> = {
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
}

function textCheck(property: Extract<Property, { type: 'string' }>): Check {
  const { maxLength = Number.POSITIVE_INFINITY, minLength = 0 } = property
  const words = property.enum ? new Set<unknown>(property.enum) : null
  const pattern = property.pattern ? new RegExp(property.pattern) : null
  const format = property.format ? formats[property.format] : null
  if (property.format && !format) throw new Error(`Broken promise: no check for the format ${property.format}`)
  return (value) => {
    if (typeof value !== 'string') return 'is no text'
    if (value.length > maxLength) return 'is too long'
    if (value.length < minLength) return 'is too short'
    if (words && !words.has(value)) return 'is none of the known words'
    if (pattern && !pattern.test(value)) return 'does not fit its pattern'
    if (format && !format.test(value)) return 'does not fit its format'
    return null
  }
}

function numberCheck(property: Extract<Property, { type: 'number' | 'integer' }>): Check {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, multipleOf } = property
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'is no number'
    if (property.type === 'integer' && !Number.isInteger(value)) return 'is no whole number'
    if (value < minimum || value > maximum) return 'is out of range'
    if (multipleOf !== undefined && Math.abs(value / multipleOf - Math.round(value / multipleOf)) > 1e-9) return 'is no multiple'
    return null
  }
}

function listCheck(property: Extract<Property, { type: 'array' }>): Check {
  const item = textCheck(property.items)
  const { maxItems = Number.POSITIVE_INFINITY } = property
  return (value) => {
    if (!Array.isArray(value)) return 'is no list'
    if (value.length > maxItems) return 'has too many items'
    for (const each of value) {
      const fault = item(each)
      if (fault) return `holds an item that ${fault}`
    }
    return null
  }
}

function checkOf(property: Property): Check {
  switch (property.type) {
    case 'string':
      return textCheck(property)
    case 'number':
    case 'integer':
      return numberCheck(property)
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? null : 'is no truth value')
    case 'array':
      return listCheck(property)
  }
}

function envelopeFault(document: Record<string, unknown>): string | null {
  for (const key of envelopeKeys) {
    const value = document[key]
    if (typeof value !== 'string') return `${key} is no text`
    if (value.length > envelopeLength[key]) return `${key} is too long`
  }
  if (document.id === '') return 'id is empty'
  const { stamps } = document
  if (typeof stamps !== 'object' || stamps === null || Array.isArray(stamps)) return 'stamps is no object'
  for (const key in stamps) {
    const stamp = (stamps as Record<string, unknown>)[key]
    if (typeof stamp !== 'string' || stamp.length > stampLength || !readStamp(stamp)) return 'a stamp is no stamp'
  }
  return null
}

/** Lost values, by `<field>|<stamp>`. A field an older version of the schema had may be among them. */
function lostFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object'
  const entries = Object.entries(value as Record<string, unknown>)
  if (entries.length > mostLost) return 'holds too many values'
  for (const [key, entry] of entries) {
    const cut = key.indexOf('|')
    if (cut < 1 || key.length > 128 || !readStamp(key.slice(cut + 1))) return 'has a key that names no stamp'
    if (typeof entry !== 'object' || entry === null) return 'holds what is no entry'
    for (const [part, text] of Object.entries(entry))
      if (typeof text !== 'string' || text.length > (lostLength[part] ?? -1)) return 'holds an entry that does not fit'
    if (!('value' in entry && 'by' in entry && 'at' in entry)) return 'holds an entry that is not whole'
  }
  return null
}

/**
 * Compiles a record's schema to closures: the content security policy forbids validators that make code at run time.
 * A living record must fit its schema and carry `stamps.born`; a tombstone (`_deleted`) must hold nothing but the
 * envelope. Answers what is wrong, naming the field and never its value, or null.
 */
export function compileValidator(schema: Pick<RecordSchema, 'properties' | 'required'>): FaultOf {
  const checks = new Map<string, Check>(Object.entries(schema.properties).map(([name, property]) => [name, checkOf(property)]))
  checks.set('lost', lostFault)
  const known = new Set<string>([...storageKeys, ...envelopeKeys, 'stamps'])
  return (given) => {
    const document = given as Record<string, unknown>
    const fault = envelopeFault(document)
    if (fault) return fault
    for (const key in document) {
      if (known.has(key)) continue
      const check = checks.get(key)
      if (!check) return 'has a field that is not in the schema'
      if (document._deleted) return `${key} was left in a tombstone`
      const wrong = check(document[key])
      if (wrong) return `${key} ${wrong}`
    }
    if (document._deleted) return null
    for (const key of schema.required) if (document[key] === undefined) return `${key} is missing`
    return (document.stamps as Record<string, string>).born ? null : 'stamps.born is missing'
  }
}
