import { getChangedDocumentsSince, getComposedPrimaryKeyOfDocumentData, type RxStorageInstance } from 'rxdb'
import { isSameRecord, type Mergeable } from './merge'

/** A row of RxDB's replication metadata: what the center is assumed to hold of a document, or how far a direction came. */
type MetaRow = {
  id: string
  isCheckpoint: '0' | '1'
  itemId: string
  docData?: Mergeable
  checkpointData?: { id: string; lwt: number }
}
export type MetaStorage = RxStorageInstance<MetaRow, unknown, unknown>
export type RecordStorage = RxStorageInstance<Mergeable, unknown, unknown>

const pageSize = 500

const metaId = (meta: MetaStorage, itemId: string, isCheckpoint: MetaRow['isCheckpoint']) =>
  getComposedPrimaryKeyOfDocumentData(meta.schema, { itemId, isCheckpoint } as never)

/**
 * The ids of records written here that the center has not acknowledged, read from what RxDB keeps on disk: everything
 * written after the place the push has reached, but for what is as the center holds it (pulled, or sent meanwhile).
 */
export async function findUnsent(records: RecordStorage, meta: MetaStorage): Promise<string[]> {
  const [reached] = await meta.findDocumentsById([metaId(meta, 'up', '1')], false)
  let checkpoint: unknown = reached?.checkpointData
  const unsent: string[] = []
  for (;;) {
    const page = await getChangedDocumentsSince(records, pageSize, checkpoint as never)
    if (page.documents.length === 0) return unsent
    const rows = await meta.findDocumentsById(
      page.documents.map(({ id }) => metaId(meta, id, '0')),
      true,
    )
    const assumed = new Map(rows.map(({ itemId, docData }) => [itemId, docData]))
    for (const document of page.documents) {
      const { _meta, _rev, _attachments, ...record } = document
      const center = assumed.get(document.id)
      if (!center || !isSameRecord(center, record as Mergeable)) unsent.push(document.id)
    }
    checkpoint = page.checkpoint
    if (page.documents.length < pageSize) return unsent
  }
}
