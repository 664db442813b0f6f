import { createOutbox, syncContext } from '../../src/renderer/data/outbox'
import { browserStorage } from '../../src/renderer/data/storage'
import { createVault } from '../../src/renderer/data/vault'
import { importKey } from '../../src/renderer/lib/seal'
import { residentSchema } from '../../src/renderer/modules/roster/schema'

export type SealCost = { writeMs: number; readMs: number; firstMs: number; records: number }

const page = 1000
const born = '0mwsk6n40-0000|bench000'

const resident = (at: number) => ({
  id: `resident-${String(at).padStart(6, '0')}`,
  createdAt: '2026-03-01T01:00:00.000Z',
  createdBy: 'worker-bench',
  updatedAt: '2026-03-01T01:00:00.000Z',
  updatedBy: 'worker-bench',
  stamps: { born },
  name: `居民${at}`,
  namePinyin: `ju min ${at}`,
  sex: '2',
  presence: 'present',
  verification: 'verified',
  documentNumber: `4201061990${String(at).padStart(8, '0')}`,
  phones: [`139${String(at).padStart(8, '0')}`],
  note: '独居老人，每周一探访'.repeat(8),
  _deleted: false,
  _attachments: {},
  _rev: '1-bench',
  _meta: { lwt: 1 },
})

/** Milliseconds to write and to read so many records of about 500 bytes, sealed or not; `firstMs`: the first 50 of them. */
export async function timeStore(records: number, isSealed: boolean): Promise<SealCost> {
  const key = isSealed ? await importKey(crypto.getRandomValues(new Uint8Array(32))) : null
  const name = `bench-seal-${isSealed}-${Date.now()}`
  const definitions = { residents: residentSchema }
  const vault = createVault({ name, storage: browserStorage(), key, journal: null, definitions, outbox: createOutbox() })
  const instance = await vault.instance('residents')
  const start = performance.now()
  for (let from = 0; from < records; from += page) {
    const rows = Array.from({ length: page }, (_, at) => ({ document: resident(from + at) }))
    const { error } = await instance.bulkWrite(rows as never, syncContext)
    if (error.length > 0) throw new Error(`the store answered ${error[0]?.status}`)
  }
  const written = performance.now()
  await instance.getChangedDocumentsSince?.(50, undefined)
  const first = performance.now()
  let read = 0
  for (let checkpoint: unknown; ; ) {
    const answer = await instance.getChangedDocumentsSince?.(page, checkpoint)
    read += answer?.documents.length ?? 0
    if (!answer || answer.documents.length < page) break
    checkpoint = answer.checkpoint
  }
  const done = performance.now()
  await instance.remove()
  await vault.close()
  return { writeMs: written - start, firstMs: first - written, readMs: done - first, records: read }
}
