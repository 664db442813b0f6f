import { writeWorkbook } from '../../../../lib/sheet/write-workbook'
import { fieldText } from './field-text'

/** What a community usually asks of everyone, in the order people fill it in. The headers are Chinese in every language: rosters are. */
const columns = [
  'householdNo',
  'name',
  'relation',
  'citizenNumber',
  'sex',
  'birthDate',
  'phone',
  'estate',
  'building',
  'entrance',
  'roomNo',
  'useType',
  'grid',
  'populationKind',
  'hukouPlace',
  'residencyStatus',
  'ethnicity',
  'politicalStatus',
  'maritalStatus',
  'education',
  'employment',
  'workplace',
  'health',
  'careTags',
  'note',
] as const

const wide = new Set<string>(['citizenNumber', 'hukouPlace', 'workplace', 'note'])

/**
 * An empty roster with the usual headers, as `.xlsx`. Its columns are text, so that the spreadsheet cannot turn a citizen number
 * into a number and lose its last digits.
 */
export function rosterTemplate(sheetName: string): Blob {
  const names = fieldText['zh-CN'].fields
  const bytes = writeWorkbook([
    {
      name: sheetName,
      rows: [columns.map((field) => names[field])],
      widths: columns.map((field) => (wide.has(field) ? 24 : 13)),
      frozenRows: 1,
    },
  ])
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}
