import { z } from 'zod'
import { type Recipient, recipientSchema } from '../../shared/intake'
import { type KioskCatalogue, kioskRecordSchema } from '../../shared/kiosk'
import { openKept } from '../kept-file'
import { Refusal } from '../refusal'
import { askJson } from '../server/upstream'
import { type LeaveOrder, leaveOrderSchema } from './leave'

const sequenceSchema = z.union([z.string(), z.number()])
const recordSchema = kioskRecordSchema.omit({ id: true }).loose()

const cacheSchema = z.object({
  /** Of which terminal: a station that was set up anew begins anew. */
  of: z.string(),
  /** Which life of the database the records are of (SYNC.md, S1). */
  epoch: z.string().nullable(),
  since: sequenceSchema,
  version: z.int().nonnegative(),
  at: z.string().nullable(),
  records: z.record(z.string(), recordSchema),
  recipients: z.array(recipientSchema),
})
type Cache = z.infer<typeof cacheSchema>

const changesSchema = z.object({
  results: z.array(z.looseObject({ id: z.string(), deleted: z.boolean().optional(), doc: z.looseObject({}).nullish() })),
  last_seq: sequenceSchema,
})
const epochSchema = z.looseObject({ epoch: z.string() })
const terminalsSchema = z.object({
  rows: z.array(
    z.looseObject({ doc: z.looseObject({ intakeKey: recipientSchema, revokedAt: z.string().optional() }).nullish().catch(null) }),
  ),
})

const page = 500
const mostRecipients = 64
const timeout = { ms: 30_000, kind: 'silence' } as const

/** The page needs no hash to guess at, and nobody needs to know who wrote. */
const hidden = ['leaveHash', 'leaveSalt', 'leaveRounds', 'createdBy', 'updatedBy', 'stamps', 'lost']
const shown = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([field]) => !field.startsWith('_') && !hidden.includes(field)))

export type CatalogueOptions = {
  path: string
  /** Names the terminal that the cache is of. */
  of: () => string
  database: () => string | null
  terminals: () => string | null
  authorization: () => Promise<string | null>
  now: () => number
}

export type Catalogue = {
  read(): KioskCatalogue
  /** The same without the records. */
  stand(): Pick<KioskCatalogue, 'version' | 'at'>
  recipients(): Recipient[]
  leaveOrder(deviceId: string): LeaveOrder | null
  /** Asks the center for what is new. Answers whether anything is. Throws a Refusal where the center does not answer. */
  refresh(): Promise<boolean>
  /** Asks which desks there are to seal for. Answers whether they are others now. Throws as `refresh`. */
  refreshRecipients(): Promise<boolean>
}

/** What a kiosk may show, in a file of the host: with the center away and after a restart it is there. A damaged file is fetched anew. */
export async function openCatalogue(options: CatalogueOptions): Promise<Catalogue> {
  const { of, now } = options
  const fresh = (version = 0): Cache => ({ of: of(), epoch: null, since: 0, version, at: null, records: {}, recipients: [] })
  const kept = await openKept(options.path, cacheSchema, fresh(), () => fresh())
  /** When it was last asked; written down with the next change only. */
  let asked: string | null = null
  const mine = (): Cache => (kept.read().of === of() ? kept.read() : fresh(kept.read().version + 1))

  const ask = async (url: string): Promise<unknown> => {
    const { status, body } = await askJson({ url, authorization: await options.authorization(), timeout })
    if (status !== 200) throw new Refusal(502, 'catalogue', `The center answered ${status} to a look at the catalogue`)
    return body
  }

  /** One page of changes upon what is here. */
  const readPage = async (database: string, from: Pick<Cache, 'since' | 'records'>) => {
    const query = new URLSearchParams({ include_docs: 'true', limit: String(page), since: String(from.since) })
    const { results, last_seq } = changesSchema.parse(await ask(`${database}/_changes?${query}`))
    const records = { ...from.records }
    for (const { id, deleted, doc } of results) {
      const record = recordSchema.safeParse(doc)
      // A design document or something odd is shown no more than what was erased.
      if (deleted || id.startsWith('_') || !record.success) delete records[id]
      else records[id] = record.data
    }
    return { records, since: last_seq, count: results.length }
  }

  const stand = () => ({ version: mine().version, at: asked ?? mine().at })

  const change = (next: (now: Cache) => Cache) => kept.change(() => next(mine()))

  return {
    read: () => {
      const list = Object.entries(mine().records).map(([id, record]) => ({ ...shown(record), id }))
      return { ...stand(), records: list as KioskCatalogue['records'] }
    },
    stand,
    recipients: () => mine().recipients,
    leaveOrder: (deviceId) => {
      const orders = Object.values(mine().records).filter(({ kind }) => kind === 'kioskOrder')
      for (const terminal of [deviceId, '*']) {
        for (const each of orders) {
          const order = each.terminalId === terminal ? leaveOrderSchema.safeParse(each) : null
          if (order?.success) return order.data
        }
      }
      return null
    },
    refresh: async () => {
      const database = options.database()
      if (!database) return false
      const { epoch } = epochSchema.parse(await ask(`${database}/_design/epoch`))
      const known = mine()
      let state: Pick<Cache, 'since' | 'records'> = known.epoch === epoch ? known : { since: 0, records: {} }
      let any = known.epoch !== epoch
      for (let count = page; count === page; ) {
        const read = await readPage(database, state)
        state = read
        count = read.count
        any ||= count > 0
      }
      asked = new Date(now()).toISOString()
      const { since, records } = state
      if (any) await change((was) => ({ ...was, epoch, since, records, at: asked, version: was.version + 1 }))
      return any
    },
    refreshRecipients: async () => {
      const terminals = options.terminals()
      if (!terminals) return false
      const query = new URLSearchParams({ include_docs: 'true', startkey: '"terminal:"', endkey: '"terminal;"' })
      const { rows } = terminalsSchema.parse(await ask(`${terminals}/_all_docs?${query}`))
      const found = rows.flatMap(({ doc }) => (doc && !doc.revokedAt ? [recipientSchema.parse(doc.intakeKey)] : []))
      const recipients = found.slice(0, mostRecipients)
      if (JSON.stringify(recipients) === JSON.stringify(mine().recipients)) return false
      await change((was) => ({ ...was, recipients }))
      return true
    },
  }
}
