import { type EntryField, type EntryInput, type EntryKind, fieldsOfKind } from '../rules'
import { type CatalogueRecord, offeringKinds } from '../schema'

/** What stands in the inputs: text everywhere, lists one to a line, a tick as `1`. */
export type EntryValues = Partial<Record<EntryField, string>>

/** The inputs as an entry fills them. */
export function valuesOf(kind: EntryKind, entry: Partial<CatalogueRecord>): EntryValues {
  return Object.fromEntries(
    fieldsOfKind[kind].map((field) => {
      const value = entry[field]
      if (Array.isArray(value)) return [field, value.join('\n')]
      return [field, value === true ? '1' : value === undefined || value === false ? '' : String(value)]
    }),
  )
}

const numberOf = (text: string | undefined): number | undefined => (text?.trim() ? Number(text) : undefined)
const linesOf = (text: string | undefined): string[] | undefined => text?.split('\n')

/** What the inputs say; a number that is none becomes NaN, which the rules refuse. */
export function inputOf(kind: EntryKind, values: EntryValues): EntryInput {
  const { hours, quota, materials, steps, offeringKind, onSlides, title = '', ...words } = values
  const input: EntryInput = {
    ...words,
    title,
    hours: numberOf(hours),
    quota: numberOf(quota),
    materials: linesOf(materials),
    steps: linesOf(steps),
    offeringKind: offeringKinds.find((known) => known === offeringKind),
    onSlides: onSlides === undefined ? undefined : onSlides === '1',
  }
  const kept = fieldsOfKind[kind].flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))
  return { title, ...Object.fromEntries(kept) }
}
