import type { Resident } from '../schema'
import type { MutableFields } from './person-desk'
import type { PlannedRow } from './types'

type Change = PlannedRow['changes'][number]

const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((value, i) => value === b[i]) : a === b

const longestNote = 1000

/** What the store's note becomes: what it says stays, what the sheet says beside it is put behind. */
function joinedNote(stored: string | undefined, told: string): string {
  if (!stored) return told
  return stored.includes(told) ? stored : `${stored}；${told}`.slice(0, longestNote)
}

/**
 * What a sheet's row changes of a stored person. A field the row does not tell is not cleared; notes and care tags are added to;
 * a person who was checked does not become 待核 because a sheet leaves the number out.
 */
export function changesOf(stored: Resident, told: MutableFields): { fields: MutableFields; changes: Change[] } {
  const fields: MutableFields = { ...told }
  if (told.note !== undefined) fields.note = joinedNote(stored.note, told.note)
  if (told.careTags) fields.careTags = [...new Set([...(stored.careTags ?? []), ...told.careTags])].sort()
  if (told.verification === 'pending' || stored.verification === 'verified') delete fields.verification
  // A month says less than the day that is known.
  if (told.birthDate && stored.birthDate?.startsWith(told.birthDate)) delete fields.birthDate
  const changes: Change[] = []
  for (const [field, after] of Object.entries(fields)) {
    const before = stored[field as keyof Resident]
    const unsorted = field === 'careTags' && Array.isArray(before) ? [...before].sort() : before
    if (!sameValue(unsorted, after)) changes.push({ field, before, after })
  }
  return { fields, changes }
}
