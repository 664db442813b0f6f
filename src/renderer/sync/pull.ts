import type { FaultOf } from '../data/validate'
import type { Ask } from './ask'
import { type ChangeRow, type Changes, isDesign, readChanges, readNewestPlace, withoutRevision } from './couch'
import { SyncFault } from './fault'
import type { RowProblems } from './row-problems'
import type { Version } from './take-in'

/**
 * Records asked for at once: what a kill costs is at most two pages of each of two collections. After a time-out fewer, so that
 * a slow line gets anywhere.
 */
const mostAtOnce = 350
const leastAtOnce = 50

export type Place = string | number

export type PullOptions = {
  ask: Ask
  faultOf: FaultOf
  problems: RowProblems
  /** The newest stamp of what comes must be known to the clock. */
  witness: (stamps: Record<string, string>) => void
  /** Whether this very revision is what this device sent: there is nothing to learn from it. */
  isOwn: (id: string, revision: string) => boolean
  /** Stores; resolves when everything is on disk. Called again for the next page before it has resolved. */
  store: (versions: Version[]) => Promise<void>
  /** Notes that everything up to here is stored. */
  reached: (place: Place, changed: boolean) => Promise<void>
  moved: (moved: { pulled: number; pending: number }) => void
}

export type Puller = (since: Place) => Promise<void>

/**
 * Reads pages of the center's changes and hands them to the store: while one is written the next is checked and sealed, and
 * the one after that is on its way. Their places are noted in order, each when it and all before it are stored.
 */
export function createPuller(options: PullOptions): Puller {
  const { ask, faultOf, problems, witness, isOwn, store, reached, moved } = options
  let limit = mostAtOnce

  const readPage = async (since: Place): Promise<Changes> => {
    const query = new URLSearchParams({ include_docs: 'true', since: String(since), limit: String(limit) })
    try {
      return readChanges(await ask(`_changes?${query}`))
    } catch (fault) {
      if (fault instanceof SyncFault && fault.code === 'timeout') limit = Math.max(leastAtOnce, Math.floor(limit / 4))
      throw fault
    }
  }

  const admit = ({ id, doc }: ChangeRow): Version[] => {
    if (isDesign(id) || !doc || isOwn(id, doc._rev ?? '')) return []
    const record = withoutRevision(doc)
    const fault = faultOf(record)
    if (fault) {
      problems.hold(id, 'invalid', fault)
      return []
    }
    problems.arrived(id)
    witness(record.stamps)
    return [{ record, revision: doc._rev ?? '', isFit: true }]
  }

  return async (since) => {
    /** How many are still to come. The embedded hub does not say, but counts its places; asked once, for a long pull. */
    let newest: number | null = null
    const pendingAfter = async (page: Changes, isLast: boolean): Promise<number> => {
      if (isLast) return 0
      if (page.pending !== undefined) return page.pending
      newest ??= readNewestPlace(await ask(''))
      return Math.max(0, newest - Number(page.last_seq)) || 0
    }
    /** Stores what a page brought, beside the page before it, and notes the place after that page's. */
    const keep = async (before: Promise<void>, versions: Version[], page: Changes, pending: number) => {
      const stored = await Promise.allSettled([before, store(versions)])
      for (const each of stored) if (each.status === 'rejected') throw each.reason
      moved({ pulled: versions.length, pending })
      await reached(page.last_seq, page.results.length > 0)
    }
    let keeping: Promise<void> = Promise.resolve()
    try {
      let page: Changes | null = await readPage(since)
      while (page) {
        const { results, last_seq: last, pending: left = 0 }: Changes = page
        const isLast: boolean = results.length < limit && !(left > 0 && results.length > 0)
        const next: Promise<Changes> | null = isLast ? null : readPage(last)
        // Its fault is told when it is waited for; until then this page is stored.
        next?.catch(() => undefined)
        const pending = await pendingAfter(page, isLast)
        const before = keeping
        keeping = keep(before, results.flatMap(admit), page, pending)
        keeping.catch(() => undefined)
        await before
        page = await next
      }
    } finally {
      // Nothing of this pull is written after it has ended, whatever ended it.
      await keeping
    }
    limit = mostAtOnce
  }
}
