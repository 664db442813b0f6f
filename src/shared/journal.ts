import { z } from 'zod'
import { hostErrorSchema } from './station'

const collection = z.string().regex(/^[a-z]{2,24}$/)
const id = z.string().min(1).max(64)
const stamp = z.string().max(64)

/**
 * One version of one record, as the page's worker hands it to the host. `stamp` is the newest of the record's stamps,
 * `sealed` the JSON text of the whole record with its personal part sealed: the host cannot read it.
 */
export const journalEntrySchema = z.object({
  collection,
  id,
  stamp,
  sealed: z.string().max(128 * 1024),
  /** The record was erased: the host forgets everything the journal held of it before. */
  erased: z.literal(true).optional(),
})
export type JournalEntry = z.infer<typeof journalEntrySchema>

/**
 * `POST /journal/entries` and `POST /journal/seen`: at most 32 MB a request. Nothing of a request that was not answered
 * with 204 counts as written; asking again is harmless.
 */
export const journalEntriesSchema = z.object({ entries: z.array(journalEntrySchema).min(1).max(2000) })

/**
 * The center has taken this version; `rev` is the revision it gave it. `stamp` is the newest stamp of what was sent: it settles
 * that version and the older ones. A record that was written again meanwhile is not acknowledged before its newer version is.
 */
export const acknowledgementSchema = z.object({ collection, id, stamp, rev: z.string().max(64) })
export type Acknowledgement = z.infer<typeof acknowledgementSchema>

/** `POST /journal/acknowledged` */
export const acknowledgementsSchema = z.object({ entries: z.array(acknowledgementSchema).min(1).max(2000) })

/** One line of a record's history. `at`: when this device noted it, ISO 8601. */
export const historyLineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wrote'), at: z.string(), stamp, sealed: z.string() }),
  z.object({ kind: z.literal('seen'), at: z.string(), stamp, sealed: z.string() }),
  z.object({ kind: z.literal('acknowledged'), at: z.string(), stamp, rev: z.string() }),
])
export type HistoryLine = z.infer<typeof historyLineSchema>

/** `GET /journal/history?collection=&id=` */
export const historySchema = z.object({ entries: z.array(historyLineSchema) })

/** How much room the disk of the data folder has: under 1 GB low, under 500 MB no imports, under 200 MB read only. */
export const diskLevels = ['good', 'low', 'no-imports', 'read-only'] as const
export type DiskLevel = (typeof diskLevels)[number]

/** `GET /journal/health` */
export const journalHealthSchema = z.object({
  freeBytes: z.number(),
  level: z.enum(diskLevels),
  /** By collection, how many records the store last said to hold; null where it never said. */
  records: z.record(z.string(), z.number().int().nonnegative()).nullable(),
  /** Versions written here that the center has not acknowledged. */
  pending: z.number().int().nonnegative(),
  newestSnapshotAt: z.string().nullable(),
  /** The newest credible stamp the journal knows: the clock of a store that was lost goes on from it, whatever the wall clock says. */
  newestStamp: stamp.nullable(),
})
export type JournalHealth = z.infer<typeof journalHealthSchema>

/** `PUT /journal/records` */
export const recordCountsSchema = z.object({ records: z.record(collection, z.number().int().nonnegative()) })

/** One of `GET /journal/snapshots` */
export const snapshotInfoSchema = z.object({
  name: z.string().regex(/^[0-9A-Za-z.-]{1,64}$/),
  at: z.string(),
  records: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
})
export type SnapshotInfo = z.infer<typeof snapshotInfoSchema>
export const snapshotsSchema = z.object({ snapshots: z.array(snapshotInfoSchema) })

/**
 * The first line of a snapshot; each further line is a SnapshotRow. `records` says, by collection, how many rows follow:
 * an upload with more or fewer is refused, so that half a snapshot never stands among the whole ones.
 */
export const snapshotHeadSchema = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  centerCode: z.string(),
  keyId: z.string(),
  records: z.record(z.string(), z.number().int().nonnegative()),
})
export type SnapshotHead = z.infer<typeof snapshotHeadSchema>
export const snapshotRowSchema = z.object({ collection: z.string(), sealed: z.string() })

/**
 * `GET /journal/key`: 32 bytes in base64 and a name for them that tells nothing of them. 409 `key-missing` where the journal
 * is sealed under a key this host does not hold (another keyring, a copied folder): the recovery code brings it back.
 */
export const dataKeySchema = z.object({ key: z.base64(), keyId: z.string() })

/** `GET` and `PUT /journal/recovery-code` */
export const recoveryCodeSchema = z.object({ code: z.string().max(400) })

/**
 * Why a recovery code was not taken, as `error` of the answer to `PUT /journal/recovery-code`:
 * `code-length` not 70 letters and digits · `code-letter` one that no code has · `code-group` group `group` (from 1) is
 * mistyped · `code-check` each group is right but not their order · `code-of-another` right, but not of this journal ·
 * `has-records` this station has records under a key of its own.
 */
export const codeRefusals = ['code-length', 'code-letter', 'code-group', 'code-check', 'code-of-another', 'has-records'] as const
export const codeRefusalSchema = hostErrorSchema.extend({ error: z.enum(codeRefusals), group: z.number().int().optional() })
export type CodeRefusal = z.infer<typeof codeRefusalSchema>

/**
 * `POST /sync/heartbeat` and its answer. `restored`: the center's memory of this terminal is older than it should be. It is
 * answered from then on, over restarts too, until a heartbeat says `settled`: somebody chose what to do (chooseAfterEpoch).
 */
export const heartbeatSchema = z.object({
  unsent: z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
  settled: z.literal(true).optional(),
})
export const heartbeatAnswerSchema = z.object({ restored: z.boolean() })

/**
 * `GET /sync/terminals`: what the center's terminals are called, by device id; empty where the center cannot be asked now. Those
 * that were taken off the center are not among them, so the page keeps what it once heard.
 */
export const terminalNamesSchema = z.object({ terminals: z.record(z.string(), z.string()) })
export type TerminalNames = z.infer<typeof terminalNamesSchema>['terminals']
