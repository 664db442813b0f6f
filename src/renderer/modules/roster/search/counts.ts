import type { Addresses } from './addresses'
import { type ColumnReader, type ColumnWriter, KeptError } from './columns'
import { createTree, type Tally, type Tree, tally } from './facets'
import type { People } from './people'
import type { Spots } from './spots'
import type { RosterFacets } from './types'

/** What is counted of an index, made when asked for and forgotten at a change. */
export type Counts = {
  facets: () => RosterFacets
  tree: () => Tree
  forget: () => void
  keep: (columns: ColumnWriter) => void
}

type Counted = { day: string; facets: RosterFacets; tally: Tally | null; tree: Tree | null }

function countedBefore(kept: ColumnReader): Counted {
  try {
    return { ...JSON.parse(new TextDecoder().decode(kept.bytes('counted'))), tally: null, tree: null }
  } catch (cause) {
    throw new KeptError('no figures', { cause })
  }
}

/** `today` answers the day ages are counted from; `kept` are the columns of an earlier run, whose figures hold for their day. */
export function createCounts(options: {
  people: People
  spots: Spots
  addresses: () => Addresses
  today: () => string
  kept: ColumnReader | undefined
}): Counts {
  const { people, spots, addresses, today, kept } = options
  let counted = kept ? countedBefore(kept) : null

  const current = (): Counted => {
    const day = today()
    if (counted?.day === day) return counted
    const sums = tally(people, spots.all(), day)
    counted = { day, facets: sums.facets, tally: sums, tree: null }
    return counted
  }

  return {
    facets: () => current().facets,
    tree() {
      const now = current()
      now.tally ??= tally(people, spots.all(), now.day)
      now.tree ??= createTree(spots.all(), addresses(), now.tally)
      return now.tree
    },
    forget() {
      counted = null
    },
    keep(columns) {
      const { day, facets } = current()
      columns.bytes('counted', new TextEncoder().encode(JSON.stringify({ day, facets })))
    },
  }
}
