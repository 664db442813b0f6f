import { openReader } from '../../src/renderer/data/reader'
import type { Envelope, RecordSchema } from '../../src/renderer/data/record'
import { dataKey } from './app-store'

/** Everything alive in a collection of the store this page has on its disk. */
export async function readAll<T extends Envelope>(databaseName: string, collection: string, schema: RecordSchema): Promise<T[]> {
  const reader = await openReader<T>({ databaseName, collection, schema, key: await dataKey() })
  const all: T[] = []
  for (let checkpoint: Parameters<typeof reader.changedSince>[0]; ; ) {
    const page = await reader.changedSince(checkpoint, 5000)
    if (page.documents.length === 0) break
    all.push(...page.documents.filter((document) => !document._deleted))
    checkpoint = page.checkpoint
  }
  await reader.close()
  return all
}

/** The one store of the app in this browser profile. */
export async function storeName(): Promise<string> {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name)
  const found = names.map((name) => /vault-(demo-)?\d{12}/.exec(name)?.[0]).find((name) => name !== undefined)
  if (!found) throw new Error(`no store of the app is here, only ${names.join(', ')}`)
  return found
}
