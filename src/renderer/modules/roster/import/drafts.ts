import { namePinyin } from '../../../lib/pinyin'
import type { Place, Resident } from '../schema'
import type { Drafts, Write } from './import-client'
import type { ImportPlan, PlannedPlace, PlannedRow, StoreSnapshot } from './types'

/** What a commit writes, in the order it has to be written. */
export type DraftList = { places: Write<Place>[]; residents: PlannedRow[] }

const order: Place['kind'][] = [
  'community',
  'grid',
  'neighbourhoodUnit',
  'estate',
  'building',
  'entrance',
  'dwelling',
  'household',
]

/** A place the store lacks, or one the file knows more of: a grid or a use it did not have. Its name and parent stay. */
function placeWrite(place: PlannedPlace, stored: Place | undefined): Write<Place> | null {
  const { id, known: _, ...fields } = place
  if (!stored) return { kind: 'new', id, fields }
  const told: Partial<Place> = {}
  const before: Partial<Place> = {}
  for (const field of ['gridId', 'useType'] as const) {
    if (place[field] === undefined || place[field] === stored[field]) continue
    Object.assign(told, { [field]: place[field] })
    Object.assign(before, { [field]: stored[field] })
  }
  return Object.keys(told).length > 0 ? { kind: 'change', id, fields: told, before } : null
}

/** Everything the plan would write: parents before children, no refused row, nobody twice, nothing that stands already. */
export function listDrafts(plan: ImportPlan, snapshot: StoreSnapshot): DraftList {
  const places = [...plan.places]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .flatMap((place) => placeWrite(place, snapshot.places.get(place.id)) ?? [])
  const residents = plan.rows.filter(
    (row) =>
      row.verdict !== 'wrong' &&
      row.verdict !== 'same' &&
      !row.flags.some((flag) => flag.code === 'same-row') &&
      !(row.known && row.changes.length === 0),
  )
  return { places, residents }
}

/** A window over places, then residents: what `ImportClient.draftsOf` answers. */
export function windowOf({ places, residents }: DraftList, from: number, count: number): Drafts {
  const some = places.slice(from, from + count)
  const start = Math.max(0, from - places.length)
  const people = residents.slice(start, start + count - some.length).map(residentWrite)
  return { total: places.length + residents.length, from, places: some, residents: people }
}

/** One person's record as it is to be written, the pinyin of the name computed. */
export function residentWrite(row: PlannedRow): Write<Resident> {
  const { fields } = row
  if (!row.known) {
    const name = fields.name ?? row.name
    const full = {
      sex: '0',
      presence: 'present',
      verification: 'pending',
      ...fields,
      name,
      namePinyin: namePinyin(name),
    } as const
    return { kind: 'new', id: row.residentId, fields: full }
  }
  const told: Partial<Resident> = {}
  const before: Partial<Resident> = {}
  for (const change of row.changes) {
    Object.assign(told, { [change.field]: change.after })
    Object.assign(before, { [change.field]: change.before })
    if (change.field === 'name') {
      Object.assign(told, { namePinyin: namePinyin(String(change.after)) })
      Object.assign(before, { namePinyin: namePinyin(String(change.before)) })
    }
  }
  return { kind: 'change', id: row.residentId, fields: told, before }
}
