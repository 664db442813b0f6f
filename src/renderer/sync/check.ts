import type { Ask } from './ask'
import { isDesign, readChanges, readNewestPlace, withoutRevision } from './couch'
import { type Shelf, takeIn, type Version } from './take-in'
import type { CheckReport } from './types'
import { writtenSince } from './unsent'

const pageSize = 500

/** `told` hears how many records were compared since the last call, and how many there are in all once that is known. */
export type CheckOptions = { told: (done: number, total: number) => void; signal: AbortSignal | undefined }

/** How many records the center holds, about: for the progress. */
const sizeOf = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'doc_count' in answer && typeof answer.doc_count === 'number'
    ? answer.doc_count
    : readNewestPlace(answer)

/**
 * Compares every record with the center's, from the very first change on, whatever was noted as done: what differs is
 * merged here, and what the center lacks or has older goes into the outbox. Throws a SyncFault, or the signal's reason.
 */
export async function checkAll(options: CheckOptions & { ask: Ask; shelf: Shelf }): Promise<CheckReport> {
  const { told, signal, ask, shelf } = options
  const { name, instance, outbox, problems, faultOf, witness } = shelf
  const report: CheckReport = { collection: name, here: 0, atCenter: 0, pulled: 0, sent: 0 }
  const atCenter = new Set<string>()
  told(0, sizeOf(await ask('')))
  for (let since: string | number = 0; ; ) {
    signal?.throwIfAborted()
    const query = new URLSearchParams({ include_docs: 'true', since: String(since), limit: String(pageSize) })
    const { results, last_seq: last } = readChanges(await ask(`_changes?${query}`))
    const versions: Version[] = []
    for (const { id, doc } of results) {
      if (isDesign(id) || !doc) continue
      atCenter.add(id)
      const record = withoutRevision(doc)
      const fault = faultOf(record)
      if (fault) problems.hold(id, 'invalid', fault)
      else {
        problems.arrived(id)
        witness.stamp(record.stamps)
        versions.push({ record, revision: doc._rev ?? '' })
        if (!record._deleted) report.atCenter += 1
      }
    }
    for (const { isWritten, own } of (await takeIn(shelf, versions)).values()) {
      if (isWritten) report.pulled += 1
      if (own) report.sent += 1
    }
    told(results.length, 0)
    if (results.length === 0) break
    since = last
  }
  for await (const documents of writtenSince(instance, 0)) {
    signal?.throwIfAborted()
    for (const { id, _deleted, _meta } of documents) {
      if (_meta.from === 'emptied') continue
      if (!_deleted) report.here += 1
      if (atCenter.has(id)) continue
      // A tombstone of a record the center never heard of harms nobody there.
      report.sent += 1
      outbox.add([id])
    }
  }
  return report
}
