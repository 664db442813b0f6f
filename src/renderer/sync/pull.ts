import type { FaultOf } from '../data/validate'
import type { Ask } from './ask'
import { type ChangeRow, type Changes, inCouchDress, isDesign, readChanges, readNewestPlace, withoutRevision } from './couch'
import type { Moved } from './moved'
import type { RowProblems } from './row-problems'

export type Puller = (since: string | number, limit: number) => Promise<Pick<Changes, 'results' | 'last_seq'>>

/**
 * Reads pages of the center's changes for RxDB's plugin. Design documents are left out, records that break their
 * schema are held back and counted, and what is left out is made up for: the plugin takes a page that is not full for
 * the last one. Places where only such documents stood are remembered, so that they are not fetched at every round.
 */
export function createPuller(options: {
  ask: Ask
  faultOf: FaultOf
  problems: RowProblems
  witness: (stamps: Record<string, string>) => void
  /** Resolves once everything up to this place is stored; false where that failed and the round must end. */
  stored: (since: string | number) => Promise<boolean>
  moved: (moved: Moved) => void
  /** From a place to a later one with nothing for us between; outlives the puller. */
  skips: Map<string | number, string | number>
}): Puller {
  const { ask, faultOf, problems, witness, stored, moved, skips } = options

  const readPage = async (since: string | number, limit: number): Promise<Changes> => {
    const query = new URLSearchParams({ include_docs: 'true', since: String(since), limit: String(limit) })
    return readChanges(await ask(`_changes?${query}`))
  }

  const admit = ({ id, doc }: ChangeRow): ChangeRow[] => {
    if (isDesign(id) || !doc) return []
    const record = withoutRevision(doc)
    const fault = faultOf(record)
    if (fault) {
      problems.hold(id, 'invalid', fault)
      return []
    }
    problems.arrived(id)
    witness(record.stamps)
    return [{ id, doc: inCouchDress(record, doc._rev) }]
  }

  /** How many are still to come. The embedded hub does not say, but counts its places; asked once, for a long pull. */
  let newest: number | null = null
  const pendingAfter = async (page: Changes, full: boolean): Promise<number> => {
    if (!full) return 0
    if (page.pending !== undefined) return page.pending
    newest ??= readNewestPlace(await ask(''))
    return Math.max(0, newest - Number(page.last_seq)) || 0
  }

  return async (since, limit) => {
    let last = skips.get(since) ?? since
    let pending = 0
    const results: ChangeRow[] = []
    while (results.length < limit) {
      const wanted = limit - results.length
      const page = await readPage(last, wanted)
      const full = page.results.length >= wanted
      results.push(...page.results.flatMap(admit))
      last = page.last_seq
      pending = await pendingAfter(page, full)
      if (!full) break
    }
    if (results.length === 0 && last !== since) skips.set(since, last)
    // The plugin does not wait for its own writes: a page is handed over only when the one before it is stored.
    if (!(await stored(since))) return { results: [], last_seq: since }
    moved({ pulled: results.length, pending, sent: 0 })
    return { results, last_seq: last }
  }
}
