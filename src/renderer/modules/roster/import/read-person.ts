import { cleanText, saysNothing, writtenText } from '../../../lib/sheet/cell-text'
import type { Cell } from '../../../lib/sheet/types'
import type { Desk, ReadOptions, ReadPerson } from './person-desk'
import { readCodes, readContact, readPlace, readPresence } from './read-details'
import { readBirthAndSex, readCitizen, readRelationOf, readWho } from './read-identity'
import type { Fault, ImportField, Layout } from './types'

export type RowReader = (row: readonly Cell[], index: number, block: number) => ReadPerson

/** Makes the reader of a sheet's rows. Pure: the same row gives the same person. */
export function createRowReader(layout: Layout, options: ReadOptions): RowReader {
  const columnsOf = new Map<ImportField, number[]>()
  const labels = new Map<ImportField, string>()
  for (const column of layout.columns) {
    if (!column.field || column.field === 'ignored') continue
    columnsOf.set(column.field, [...(columnsOf.get(column.field) ?? []), column.index])
    if (!labels.has(column.field)) labels.set(column.field, column.label)
  }
  const all = [...columnsOf.values()].flat().filter((index) => !columnsOf.get('serial')?.includes(index))

  return (row, index, block) => {
    const cell = (field: ImportField): Cell => {
      const columns = columnsOf.get(field)
      if (!columns) return null
      if (columns.length === 1) return row[columns[0] ?? -1] ?? null
      return (
        columns
          .map((c) => cleanText(row[c]))
          .filter((text) => text !== '')
          .join(';') || null
      )
    }
    const person = newPerson(layout.sheet, index + 1, block)
    person.fingerprint = all.map((c) => cleanText(row[c])).join('\u001f')
    const fault = <C extends string>(field: ImportField, code: C): Fault<C> => ({
      sheet: layout.sheet,
      row: index + 1,
      column: labels.get(field) ?? '',
      code,
      value: writtenText(cell(field)),
    })
    const desk: Desk = {
      person,
      options,
      cell,
      text: (field) => cleanText(cell(field)),
      flag: (field, code) => person.flags.push(fault(field, code)),
      keep: (field, words) => person.notes.push(`${labels.get(field) ?? field}：${words}`),
    }
    readWho(desk, columnsOf.has('name'))
    readCitizen(desk, (field, code) => person.refusals.push(fault(field, code)))
    readBirthAndSex(desk)
    readContact(desk)
    readCodes(desk)
    readPresence(desk)
    readPlace(desk)
    readRelationOf(desk)
    if (person.name === '') person.refusals.push(fault(columnsOf.has('name') ? 'name' : 'headName', 'name-missing'))
    finishNote(desk)
    return person
  }
}

const newPerson = (sheet: string, row: number, block: number): ReadPerson => ({
  sheet,
  row,
  block,
  name: '',
  headName: '',
  relation: null,
  fields: {},
  seat: { estate: '', building: '', entrance: '', roomNo: '' },
  community: '',
  grid: '',
  neighbourhoodUnit: '',
  useType: undefined,
  householdNo: '',
  refusals: [],
  flags: [],
  notes: [],
  fingerprint: '',
})

/** Longest texts of the record (schema.ts); what is cut off is kept in the note. */
const longest = {
  name: 60,
  hukouPlace: 200,
  hukouEstate: 60,
  actualAddress: 200,
  movedTo: 200,
  workplace: 120,
  documentNumber: 40,
} as const

function finishNote({ person, text, flag, keep }: Desk): void {
  const { fields } = person
  if (person.name.length > longest.name) {
    flag('name', 'text-too-long')
    keep('name', person.name)
    person.name = person.name.slice(0, longest.name)
  }
  for (const field of ['hukouPlace', 'hukouEstate', 'actualAddress', 'movedTo', 'workplace', 'documentNumber'] as const) {
    const value = fields[field]
    if (value === undefined || value.length <= longest[field]) continue
    flag(field, 'text-too-long')
    keep(field, value)
    fields[field] = value.slice(0, longest[field])
  }
  if (person.name !== '') fields.name = person.name
  const own = text('note')
  const note = [...(own === '' || saysNothing(own) ? [] : [own]), ...person.notes].join('；')
  if (note.length > 1000) flag('note', 'text-too-long')
  if (note !== '') fields.note = note.slice(0, 1000)
}
