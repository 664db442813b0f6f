import { readCitizenNumber } from '../../../lib/national/citizen-number'
import type { CodeTable } from '../../../lib/national/code-table'
import { documentTypes } from '../../../lib/national/document-types'
import { educations } from '../../../lib/national/educations'
import { employments } from '../../../lib/national/employments'
import { ethnicities } from '../../../lib/national/ethnicities'
import { healths } from '../../../lib/national/healths'
import { maritals } from '../../../lib/national/maritals'
import { politicals } from '../../../lib/national/politicals'
import { relations } from '../../../lib/national/relations'
import { type PersonField, type PersonInput, tidyPerson } from '../rules'
import { type CareTag, careTags, populationKinds, type Resident, residencyStatuses } from '../schema'

/** How a field is typed: free text, a code of a national table, one of the schema's words, several of them, a long text. */
export type FieldSpec = { field: PersonField } & (
  | { input: 'text' | 'area' | 'sex' | 'tags' }
  | { input: 'code'; table: CodeTable }
  | { input: 'choice'; values: readonly string[] }
)

export type SectionName = 'person' | 'home' | 'more' | 'note'

/** The form and the page of a person, section by section, in the order people ask. */
export const sections: readonly { name: SectionName; fields: readonly FieldSpec[] }[] = [
  {
    name: 'person',
    fields: [
      { field: 'name', input: 'text' },
      { field: 'citizenNumber', input: 'text' },
      { field: 'sex', input: 'sex' },
      { field: 'birthDate', input: 'text' },
      { field: 'phones', input: 'text' },
      { field: 'ethnicity', input: 'code', table: ethnicities },
      { field: 'documentType', input: 'code', table: documentTypes },
      { field: 'documentNumber', input: 'text' },
    ],
  },
  {
    name: 'home',
    fields: [
      { field: 'relationToHead', input: 'code', table: relations },
      { field: 'populationKind', input: 'choice', values: populationKinds },
      { field: 'residencyStatus', input: 'choice', values: residencyStatuses },
      { field: 'hukouPlace', input: 'text' },
      { field: 'actualAddress', input: 'text' },
    ],
  },
  {
    name: 'more',
    fields: [
      { field: 'careTags', input: 'tags' },
      { field: 'maritalStatus', input: 'code', table: maritals },
      { field: 'education', input: 'code', table: educations },
      { field: 'employment', input: 'code', table: employments },
      { field: 'workplace', input: 'text' },
      { field: 'politicalStatus', input: 'code', table: politicals },
      { field: 'health', input: 'code', table: healths },
    ],
  },
  { name: 'note', fields: [{ field: 'note', input: 'area' }] },
]

export const formFields: readonly PersonField[] = sections.flatMap(({ fields }) => fields.map(({ field }) => field))

/** What stands in the form: text for every field, `''` where nothing is filled in; lists are parted by `、`. */
export type FormValues = Readonly<Record<PersonField, string>>

const isList = (field: PersonField): boolean => field === 'phones' || field === 'careTags'

const written = (value: unknown): string => (Array.isArray(value) ? value.join('、') : value === undefined ? '' : String(value))

/** A record, or the beginning of one, as the form shows it. */
export const valuesOf = (resident: Partial<Resident>): FormValues =>
  Object.fromEntries(
    formFields.map((field) => [field, field === 'sex' && resident.sex === '0' ? '' : written(resident[field])]),
  ) as FormValues

const parts = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((part) => part !== '')

function read(field: PersonField, value: string): unknown {
  if (value.trim() === '') return undefined
  if (field === 'careTags') return parts(value).filter((tag): tag is CareTag => careTags.some((known) => known === tag))
  return isList(field) ? parts(value) : value
}

/** The form as operations take it. */
export const inputOf = (values: FormValues): PersonInput =>
  tidyPerson({ name: '', ...Object.fromEntries(formFields.map((field) => [field, read(field, values[field])])) } as PersonInput)

/** The fields that differ from what the form began with. */
export const changedFields = (base: FormValues, values: FormValues): PersonField[] =>
  formFields.filter((field) => base[field] !== values[field])

/** Only what was typed, for the operation: what somebody else changed meanwhile stays theirs. */
export const changeOf = (base: FormValues, values: FormValues): Partial<PersonInput> => {
  const input = inputOf(values)
  return Object.fromEntries(changedFields(base, values).map((field) => [field, input[field]]))
}

const says = (number: string, today: string): { sex: string; birthDate: string } | null => {
  const result = readCitizenNumber(number.normalize('NFKC').replace(/\s/g, ''), today)
  return result.ok ? { sex: result.value.sex, birthDate: result.value.birthDate } : null
}

/**
 * Types into a field. A citizen number that is right fills in sex and birth date where they are empty or came from the number
 * before it; what somebody typed there stays and is compared.
 */
export function typeInto(values: FormValues, field: PersonField, value: string, today: string): FormValues {
  const typed = { ...values, [field]: value }
  if (field !== 'citizenNumber') return typed
  const told = says(value, today)
  if (!told) return typed
  const before = says(values.citizenNumber, today)
  const follows = (name: 'sex' | 'birthDate') => values[name] === '' || values[name] === '9' || values[name] === before?.[name]
  return {
    ...typed,
    sex: follows('sex') ? told.sex : values.sex,
    birthDate: follows('birthDate') || told.birthDate.startsWith(values.birthDate) ? told.birthDate : values.birthDate,
  }
}

export type Merged = { base: FormValues; values: FormValues; merged: PersonField[]; clashing: PersonField[] }

/**
 * The record changed elsewhere while the form was open: fields nobody typed into take the new value, the others keep what was
 * typed and are named.
 */
export function mergeInto(base: FormValues, values: FormValues, stands: FormValues): Merged {
  const moved = changedFields(base, stands)
  const typed = new Set(changedFields(base, values))
  const merged = moved.filter((field) => !typed.has(field))
  const clashing = moved.filter((field) => typed.has(field) && values[field] !== stands[field])
  const taken = Object.fromEntries(merged.map((field) => [field, stands[field]]))
  return { base: stands, values: { ...values, ...taken }, merged, clashing }
}
