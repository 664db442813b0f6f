import { fillWithDefaultSettings, getChangedDocumentsSince, type RxJsonSchema, type RxStorage } from 'rxdb'
import { RX_LOCAL_DOCUMENT_SCHEMA } from 'rxdb/plugins/local-documents'
import type { JournalClient } from '../../data/journal-client'
import type { Instance } from '../../data/sealed-instance'
import type { Document, Fields } from '../../data/sealed-record'
import type { Vault } from '../../data/vault'
import type { VaultDefinition } from '../../data/vault-storage'
import { putRecords } from './put-back'

const page = 500

/** Where RxDB keeps the local documents of a database: notes of this device. */
const localDocuments = 'plugin-local-documents-'

const openPlain = async (storage: RxStorage<unknown, unknown>, databaseName: string, collectionName: string, schema: unknown) =>
  (await storage.createStorageInstance({
    databaseInstanceToken: `carry-over-${databaseName}`,
    databaseName,
    collectionName,
    schema: schema as never,
    options: {},
    multiInstance: false,
    devMode: false,
  })) as unknown as Instance

async function eachPage(from: Instance, take: (documents: Document[]) => Promise<void>): Promise<void> {
  for (let checkpoint: unknown; ; ) {
    const { documents, checkpoint: next } = await getChangedDocumentsSince(from, page, checkpoint)
    await take(documents)
    if (documents.length < page) return
    checkpoint = next
  }
}

/** What the older build kept in `_meta` says nothing to this one: the sync finds out what the center knows. */
const unmarked = (document: Document): Document => ({ ...document, _meta: { lwt: document._meta.lwt } })

async function carryNotes(from: Instance, to: Instance): Promise<void> {
  await eachPage(from, async (documents) => {
    const held = new Map(
      (
        await to.findDocumentsById(
          documents.map(({ id }) => id as string),
          true,
        )
      ).map((one) => [one.id, one]),
    )
    const rows = documents.filter(({ id, _deleted }) => !_deleted && !held.has(id)).map((document) => ({ document }))
    if (rows.length > 0) await to.bulkWrite(rows, 'yizhan-carry-over')
  })
}

/**
 * Takes the records and notes of a store of an older build, in the clear, into the vault, journaled as if they had been
 * written here. The old store is only read, so whatever interrupts this, it begins anew and nothing is lost; twice is
 * harmless. The caller deletes the old store once this has succeeded.
 */
export async function carryOver(options: {
  from: { name: string; storage: RxStorage<unknown, unknown> }
  vault: Vault
  vaultName: string
  definitions: Record<string, VaultDefinition>
  journal: Pick<JournalClient, 'write'> | null
  told: (done: number) => void
}): Promise<void> {
  const { from, vault, vaultName, definitions, journal, told } = options
  let done = 0
  for (const [collection, { json }] of Object.entries(definitions)) {
    const schema = fillWithDefaultSettings(json as unknown as RxJsonSchema<Fields>)
    const old = await openPlain(from.storage, from.name, collection, schema)
    await eachPage(old, async (documents) => {
      await putRecords(vault, collection, documents.map(unmarked), journal)
      done += documents.length
      told(done)
    })
    await old.close()
  }
  const oldNotes = await openPlain(from.storage, from.name, localDocuments, RX_LOCAL_DOCUMENT_SCHEMA)
  const notes = await openPlain(vault.storage, vaultName, localDocuments, RX_LOCAL_DOCUMENT_SCHEMA)
  await carryNotes(oldNotes, notes)
  await oldNotes.close()
  await notes.close()
}
