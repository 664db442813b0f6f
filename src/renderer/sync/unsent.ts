import { getChangedDocumentsSince, type RxDocumentData } from 'rxdb'
import type { SyncMeta } from '../data/outbox'
import type { Stored } from '../data/write'
import type { SyncedCollection } from './types'

const pageSize = 1000

type Instance = SyncedCollection['instance']
type Data = RxDocumentData<Stored> & { _meta: SyncMeta }

/** Every record written after a moment (`_meta.lwt`), oldest write first, tombstones among them, page by page. */
export async function* writtenSince(instance: Instance, lwt: number): AsyncGenerator<Data[]> {
  // No id sorts behind it: what was written at that very moment is not asked for again.
  let checkpoint: unknown = lwt > 0 ? { id: '\uffff', lwt } : undefined
  for (;;) {
    const page = await getChangedDocumentsSince(instance, pageSize, checkpoint as never)
    if (page.documents.length > 0) yield page.documents as Data[]
    if (page.documents.length < pageSize) return
    checkpoint = page.checkpoint
  }
}

/**
 * What the store itself says of an earlier run: the ids written here after everything was settled (`settled`: a
 * `_meta.lwt`), the newest write, and whether it holds anything at all. `everything`: whatever its origin.
 */
export async function scan(
  instance: Instance,
  settled: number,
  everything: boolean,
): Promise<{ unsent: string[]; newest: number }> {
  const unsent: string[] = []
  let newest = settled
  for await (const documents of writtenSince(instance, everything ? 0 : settled))
    for (const { id, _meta } of documents) {
      newest = Math.max(newest, _meta.lwt)
      if (_meta.from === 'emptied' || (_meta.from === 'center' && !everything)) continue
      unsent.push(id)
    }
  return { unsent, newest }
}
