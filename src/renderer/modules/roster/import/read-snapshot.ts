import { openReader } from '../../../data/reader'
import type { Envelope, RecordSchema } from '../../../data/record'
import { type Place, placeSchema, type Resident, residentSchema } from '../schema'
import type { StoreSnapshot } from './types'

const page = 2_000

async function readCollection<T extends Envelope>(
  databaseName: string,
  collection: string,
  schema: RecordSchema,
  key: CryptoKey | null,
): Promise<Map<string, T>> {
  const reader = await openReader<T>({ databaseName, collection, schema, key })
  const records = new Map<string, T>()
  try {
    let checkpoint: Awaited<ReturnType<typeof reader.changedSince>>['checkpoint']
    for (;;) {
      const answer = await reader.changedSince(checkpoint, page)
      for (const { _deleted, ...record } of answer.documents) {
        if (_deleted) records.delete(record.id as string)
        else records.set(record.id as string, record as unknown as T)
      }
      if (answer.documents.length < page) return records
      checkpoint = answer.checkpoint
    }
  } finally {
    await reader.close()
  }
}

/** Every resident and place that stands in an open store, read beside the page. `null` is an empty store. */
export async function readSnapshot(databaseName: string | null, key: CryptoKey | null = null): Promise<StoreSnapshot> {
  if (databaseName === null) return { residents: new Map(), places: new Map() }
  return {
    residents: await readCollection<Resident>(databaseName, 'residents', residentSchema as unknown as RecordSchema, key),
    places: await readCollection<Place>(databaseName, 'places', placeSchema as unknown as RecordSchema, key),
  }
}
