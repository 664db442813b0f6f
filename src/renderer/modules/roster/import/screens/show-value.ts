import type { Language } from '../../../../i18n/text'
import { maskCitizenNumber, maskDocumentNumber } from '../../../../lib/national/citizen-number'
import type { CodeTable } from '../../../../lib/national/code-table'
import { documentTypes } from '../../../../lib/national/document-types'
import { educations } from '../../../../lib/national/educations'
import { employments } from '../../../../lib/national/employments'
import { ethnicities } from '../../../../lib/national/ethnicities'
import { healths } from '../../../../lib/national/healths'
import { maritals } from '../../../../lib/national/maritals'
import { maskPhone } from '../../../../lib/national/phone'
import { politicals } from '../../../../lib/national/politicals'
import { relations } from '../../../../lib/national/relations'
import { sexes } from '../../../../lib/national/sexes'
import type { fieldText } from './field-text'

type Names = (typeof fieldText)['zh-CN']

const tables: Record<string, Pick<CodeTable, 'find'>> = {
  sex: sexes,
  documentType: documentTypes,
  relationToHead: relations,
  ethnicity: ethnicities,
  politicalStatus: politicals,
  maritalStatus: maritals,
  education: educations,
  employment: employments,
  health: healths,
}

const masks: Record<string, (value: string) => string> = {
  citizenNumber: maskCitizenNumber,
  documentNumber: maskDocumentNumber,
  phones: maskPhone,
}

/** What people call a field of a record. */
export const nameOfField = (field: string, names: Names): string =>
  (names.record as Record<string, string>)[field] ?? (names.fields as Record<string, string>)[field] ?? field

/** A record's value as people would say it: codes by their names, numbers masked, ids of places never. */
export function showValue(field: string, value: unknown, names: Names, language: Language): string {
  if (value === undefined || value === null || value === '') return names.empty
  if (typeof value === 'boolean') return value ? names.yes : names.no
  if (Array.isArray(value))
    return value.length > 0 ? value.map((one) => showValue(field, one, names, language)).join('、') : names.empty
  const written = String(value)
  if (field === 'dwellingId' || field === 'householdId') return names.elsewhere
  const mask = masks[field]
  if (mask) return mask(written)
  const code = tables[field]?.find(written)
  if (code) return language === 'en' ? code.en : code.zh
  return (names.values as Record<string, string>)[written] ?? written
}
