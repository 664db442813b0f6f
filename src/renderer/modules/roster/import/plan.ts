import { nextTurn } from '../../../data/turn'
import { done, type Result, refused } from '../../../lib/result'
import type { Sheet } from '../../../lib/sheet/types'
import { residentId } from '../ids'
import type { Resident } from '../schema'
import { carryDown } from './carry-down'
import { changesOf } from './compare'
import type { Arrival } from './households'
import type { MutableFields, ReadPerson } from './person-desk'
import { settleHouseholds } from './plan-households'
import { createPlaceBook, type PlaceBook } from './plan-places'
import { createRowReader } from './read-person'
import type { FlagCode, ImportField, ImportPlan, Layout, PlannedRow, PlanOptions, RefusalCode, StoreSnapshot } from './types'

export type SheetToPlan = { sheet: Sheet; layout: Layout }

/** Rows read between two looks at the clock, the signal and the progress. */
const stride = 500

/** Reads the rows of all sheets; null where it was aborted. */
async function readAll(
  sheets: readonly SheetToPlan[],
  options: PlanOptions,
  book: PlaceBook,
  signal?: AbortSignal,
): Promise<Arrival[] | null> {
  const arrivals: Arrival[] = []
  const total = sheets.reduce((sum, { layout }) => sum + layout.roles.filter((role) => role === 'person').length, 0)
  for (const { sheet, layout } of sheets) {
    const reading = { today: options.today, wrongNumbers: options.wrongNumbers ?? 'refuse', epoch1904: sheet.epoch1904 }
    const read = createRowReader(layout, reading)
    const carried = carryDown(sheet, layout)
    const label = (field: ImportField) => layout.columns.find((column) => column.field === field)?.label ?? ''
    for (let r = 0; r < carried.rows.length; r += 1) {
      if (layout.roles[r] !== 'person') continue
      const person = read(carried.rows[r] ?? [], r, carried.blocks[r] ?? -1)
      const home = book.find(person)
      const refuse = (field: ImportField, code: RefusalCode, value: string) => {
        person.refusals.push({ sheet: sheet.name, row: r + 1, column: label(field), code, value })
      }
      const flag = (field: ImportField, code: FlagCode) => {
        person.flags.push({ sheet: sheet.name, row: r + 1, column: label(field), code, value: person.name })
      }
      arrivals.push({
        person,
        home,
        residentId: idOf(person, home.dwellingId, options),
        flag,
        refuse,
        blocksTell: carried.blocksTell,
      })
      if (arrivals.length % stride > 0) continue
      options.onProgress?.(arrivals.length, total)
      await nextTurn()
      if (signal?.aborted) return null
    }
  }
  options.onProgress?.(total, total)
  return arrivals
}

const idOf = (person: ReadPerson, dwellingId: string | undefined, { keyOf }: PlanOptions): string =>
  residentId(keyOf, {
    citizenNumber: person.fields.citizenNumber,
    name: person.name,
    dwellingId,
    birthDate: person.fields.birthDate,
  })

/**
 * The stored record a row is about. Somebody taken in without a number (待核) is found again by name, dwelling and birth date
 * when a sheet brings the number, so that the person is completed and not doubled.
 */
function findStored(
  { person, home, residentId: id }: Arrival,
  { residents }: StoreSnapshot,
  options: PlanOptions,
): Resident | undefined {
  const known = residents.get(id)
  if (known || !person.fields.citizenNumber) return known
  for (const birthDate of [person.fields.birthDate, undefined]) {
    const unnumbered = residents.get(residentId(options.keyOf, { name: person.name, dwellingId: home.dwellingId, birthDate }))
    if (unnumbered && !unnumbered.citizenNumber) return unnumbered
  }
  return undefined
}

/**
 * Refuses whoever comes a second time; a row that stands twice, cell by cell, is the same person and only marked. Answers the first
 * row of each of those.
 */
function settleRepeats(arrivals: readonly Arrival[]): Map<Arrival, Arrival> {
  const first = new Map<string, Arrival>()
  const again = new Map<Arrival, Arrival>()
  for (const arrival of arrivals) {
    const { person } = arrival
    if (person.refusals.length > 0) continue
    const before = first.get(arrival.residentId)
    if (!before) {
      first.set(arrival.residentId, arrival)
      continue
    }
    const field: ImportField = person.fields.citizenNumber ? 'citizenNumber' : 'name'
    if (before.person.fingerprint === person.fingerprint) {
      again.set(arrival, before)
      arrival.flag(field, 'same-row')
    } else arrival.refuse(field, 'repeated', person.fields.citizenNumber ?? person.name)
  }
  return again
}

/** The fields of the record the row tells, places and household included. */
function toldFields({ person, home }: Arrival, household: string | undefined, isNew: boolean): MutableFields {
  const { fields } = person
  const told: MutableFields = {
    ...fields,
    ...(home.dwellingId && { dwellingId: home.dwellingId }),
    ...(household && { householdId: household }),
  }
  if (person.relation !== null) told.relationToHead = person.relation
  if (person.notes.includes('户主')) told.note = [fields.note, '户主'].filter((text) => text).join('；')
  const checked = fields.citizenNumber !== undefined || fields.documentNumber !== undefined
  told.verification = checked ? 'verified' : 'pending'
  if (isNew) {
    told.sex ??= '0'
    told.presence ??= 'present'
  }
  return told
}

/** `first`: the row that tells of the person, another one where this one stands twice. */
function toRow(arrival: Arrival, first: Arrival, household: string | undefined, stored: Resident | undefined): PlannedRow {
  const { person } = arrival
  const told = toldFields(first, household, stored === undefined)
  const { fields, changes } = stored ? changesOf(stored, told) : { fields: told, changes: [] }
  const verdict = (): PlannedRow['verdict'] => {
    if (person.refusals.length > 0) return 'wrong'
    if (stored && changes.length === 0) return 'same'
    if (person.flags.length > 0) return 'doubtful'
    return stored ? 'changed' : 'new'
  }
  return {
    sheet: person.sheet,
    row: person.row,
    verdict: verdict(),
    known: stored !== undefined,
    name: person.name,
    residentId: stored?.id ?? arrival.residentId,
    fields,
    changes,
    refusals: person.refusals,
    flags: person.flags,
  }
}

/**
 * The dry run: what the sheets' people would become in the store, row by row, with places and households, and why not where they
 * would not. Pure but for the turns it yields; `cancelled` where the signal says so. Every person row is in the plan.
 */
export async function planImport(
  sheets: readonly SheetToPlan[],
  snapshot: StoreSnapshot,
  options: PlanOptions,
  signal?: AbortSignal,
): Promise<Result<ImportPlan, 'cancelled'>> {
  const book = createPlaceBook(options, snapshot)
  const arrivals = await readAll(sheets, options, book, signal)
  if (!arrivals) return refused('cancelled')
  const again = settleRepeats(arrivals)
  for (const arrival of arrivals) {
    if (arrival.person.refusals.length > 0) continue
    if (book.claim(arrival.person, arrival.home)) arrival.flag('grid', 'grid-mismatch')
  }
  const households = settleHouseholds(
    arrivals.filter((arrival) => !again.has(arrival)),
    book,
    snapshot,
  )
  const rows: PlannedRow[] = []
  const counts: ImportPlan['counts'] = { rows: arrivals.length, new: 0, changed: 0, same: 0, doubtful: 0, wrong: 0 }
  for (const arrival of arrivals) {
    const first = again.get(arrival) ?? arrival
    const row = toRow(arrival, first, households.of.get(first), findStored(arrival, snapshot, options))
    counts[row.verdict] += 1
    rows.push(row)
    if (rows.length % stride > 0) continue
    await nextTurn()
    if (signal?.aborted) return refused('cancelled')
  }
  return done({ file: options.file, rows, places: book.all(), households: households.count, counts })
}
