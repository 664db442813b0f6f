import { isFieldName, type Lost } from '../data/record'
import { readStamp } from '../lib/hlc'
import { type Mergeable, mergeRecords, saidOf, textOf } from './merge'

const deviceOf = (stamp: string) => readStamp(stamp)?.device
/** The value that lost, as the record keeps it: JSON text, '' where the field had been cleared. */
function lostFrom(record: Mergeable, value: unknown, stamp: string): Lost {
  const time = readStamp(stamp)?.time ?? 0
  return { value: textOf(value), by: record.updatedBy, at: new Date(time).toISOString() }
}

/**
 * The fields both sides changed without knowing of each other, with the value that lost. `base` says what the center had
 * of the fields changed here: one it has changed since (another stamp, later, of another device) was changed by somebody
 * who had not seen ours.
 */
function conflictsOf(here: Mergeable, center: Mergeable, base: Record<string, string>): Record<string, Lost> {
  const found: Record<string, Lost> = {}
  if (here._deleted || center._deleted || here.stamps.erased !== center.stamps.erased) return found
  const isNew = Object.keys(base).length === 0
  const names = isNew ? [...Object.keys(here), ...Object.keys(here.stamps)] : Object.keys(base)
  for (const field of names) {
    if (!isFieldName(field)) continue
    const [ours, theirs] = [saidOf(here, field), saidOf(center, field)]
    if (!ours || !theirs || textOf(ours.value) === textOf(theirs.value)) continue
    if (theirs.stamp <= (base[field] ?? '') || deviceOf(theirs.stamp) === deviceOf(ours.stamp)) continue
    const [loser, record] = ours.stamp < theirs.stamp ? [ours, here] : [theirs, center]
    found[`${field}|${loser.stamp}`] = lostFrom(record, loser.value, loser.stamp)
  }
  return found
}

/**
 * What stands after the record of this device met the center's: their merge. Where two people changed the same field,
 * the older value is kept in `lost`. `base` is given where the record is unsent (see SyncMeta).
 */
export function meet(here: Mergeable, center: Mergeable, base: Record<string, string> | undefined): Mergeable {
  const merged = mergeRecords(here, center)
  const lost = base && !merged._deleted ? conflictsOf(here, center, base) : {}
  if (Object.keys(lost).length === 0) return merged
  return mergeRecords(merged, { ...merged, lost })
}
