import type { ColumnReader, ColumnWriter } from './columns'
import { type Lines, readLines, writeLines } from './lines'
import { type Changes, type Spot, spotFrom, spotLine } from './person'

/** Every place by its id. After a start from the cache they are decoded when something asks: a list's first rows do not. */
export type Spots = {
  all: () => ReadonlyMap<string, Spot>
  count: () => number
  change: (changes: Changes<Spot>) => void
  keep: (columns: ColumnWriter) => void
}

function* rawLines(lines: Lines): Generator<Uint8Array> {
  for (let row = 0; row < lines.count; row += 1) yield lines.raw(row)
}

function* spotLines(spots: Iterable<Spot>): Generator<string[]> {
  for (const spot of spots) yield spotLine(spot)
}

/** `kept` are the columns of an earlier run; throws KeptError where they do not add up. */
export function createSpots(kept?: ColumnReader): Spots {
  const lines = kept ? readLines(kept, 'places') : null
  let isKept = lines !== null
  let spots: Map<string, Spot> | null = lines ? null : new Map()
  const all = (): Map<string, Spot> => {
    if (spots) return spots
    spots = new Map()
    for (let row = 0; row < (lines?.count ?? 0); row += 1) {
      const spot = spotFrom(lines?.at(row) ?? [])
      spots.set(spot.id, spot)
    }
    return spots
  }
  return {
    all,
    count: () => spots?.size ?? lines?.count ?? 0,
    change({ put, gone }) {
      isKept = false
      for (const spot of put) all().set(spot.id, spot)
      for (const id of gone) all().delete(id)
    },
    keep: (columns) => writeLines(columns, 'places', isKept && lines ? rawLines(lines) : spotLines(all().values())),
  }
}
