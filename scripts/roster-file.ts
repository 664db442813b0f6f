import writeExcelFile from 'write-excel-file/node'
import type { Draft } from '../src/renderer/data/context'
import { educations } from '../src/renderer/lib/national/educations'
import { ethnicities } from '../src/renderer/lib/national/ethnicities'
import { maritals } from '../src/renderer/lib/national/maritals'
import { politicals } from '../src/renderer/lib/national/politicals'
import { relations } from '../src/renderer/lib/national/relations'
import { sexes } from '../src/renderer/lib/national/sexes'
import { sampleRoster } from '../src/renderer/modules/roster/sample/sample-roster'

type Row = Record<string, string>

type Person = Draft<'residents'>
type Spot = Draft<'places'>

function rowOf(person: Person, at: (id: string | undefined) => Spot | undefined): Row {
  const dwelling = at(person.dwellingId)
  const entrance = at(dwelling?.parentId)
  const building = at(entrance?.parentId)
  return {
    网格: at(building?.gridId)?.name ?? '',
    小区: at(building?.parentId)?.name ?? '',
    楼栋: building?.name ?? '',
    单元: entrance?.name ?? '',
    房号: dwelling?.name ?? '',
    与户主关系: relations.find(person.relationToHead)?.zh ?? '',
    姓名: person.name,
    性别: sexes.find(person.sex)?.zh ?? '',
    身份证号: person.citizenNumber ?? '',
    出生日期: person.birthDate ?? '',
    联系电话: person.phones?.[0] ?? '',
    民族: ethnicities.find(person.ethnicity)?.zh ?? '',
    文化程度: educations.find(person.education)?.zh ?? '',
    婚姻状况: maritals.find(person.maritalStatus)?.zh ?? '',
    政治面貌: politicals.find(person.politicalStatus)?.zh ?? '',
    备注: person.note ?? '',
  }
}

/** The invented people of a sample, as the rows of a sheet an office would send: words, no codes, everything text. */
export function sampleRows(residents: number, seed: number, today: string): Row[] {
  const places = new Map<string, Spot>()
  const people: Person[] = []
  const keyOf = (...parts: string[]) => parts.join('/')
  for (const batch of sampleRoster({ residents, seed, centerCode: '420106012003', keyOf, today })) {
    if (batch.collection === 'residents') people.push(...batch.drafts)
    else for (const place of batch.drafts) places.set(place.id, place)
  }
  const at = (id: string | undefined) => places.get(id ?? '')
  return people.filter((person) => person.presence === 'present').map((person) => rowOf(person, at))
}

/** Writes them into an .xlsx of one sheet with a header row. */
export async function writeRosterFile(path: string, rows: Row[]): Promise<void> {
  const headers = Object.keys(rows[0] ?? {})
  const cells = rows.map((row) => headers.map((header) => ({ type: String, value: row[header] ?? '' })))
  await writeExcelFile([headers.map((value) => ({ type: String, value })), ...cells], { sheet: '花名册' }).toFile(path)
}
