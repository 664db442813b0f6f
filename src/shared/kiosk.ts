import { z } from 'zod'
import { kioskStateSchema, sealedIntakeSchema, waitingIntakeSchema } from './intake'
import { hostErrorSchema } from './station'

/*
 * What a kiosk's page and a desk's page ask of their host, besides shared/station.ts and shared/journal.ts. Every route stands
 * behind the same guard as `/station`, bodies are JSON, failing answers are HostErrors. `/kiosk/*` is answered in mode kiosk
 * alone (elsewhere 404 `not-found`; `GET /kiosk/state` → KioskState of shared/intake.ts), `/intake/*` and `/terminals` on a desk alone (on a kiosk 403 `kiosk`). A kiosk's host
 * answers neither `/journal/*` nor `/sync/<collection>/*` (403 `kiosk`): its page opens no store.
 */

/** A record of the collection `catalogue`, as the desk wrote it; the page reads it by modules/catalogue/schema.ts. */
export const kioskRecordSchema = z.looseObject({ id: z.string(), kind: z.string(), title: z.string() })

/**
 * `GET /kiosk/catalogue` → what the kiosk may show, from the host's file, so it answers without the center and after a restart.
 * `version` rises by one whenever a record came, changed or went: ask again when `/kiosk/events` names another.
 */
export const kioskCatalogueSchema = z.object({
  version: z.int().nonnegative(),
  /** When the center was last asked with success, an ISO instant; null: never. */
  at: z.string().nullable(),
  records: z.array(kioskRecordSchema),
})
export type KioskCatalogue = z.infer<typeof kioskCatalogueSchema>

/**
 * `POST /kiosk/intake` SealedIntake → 201 { unsent } once it is on the disk. The same again is 201 too. 409 `other-intake`: this
 * id was handed in with other contents · 413 `too-large` · 507 `queue-full` (5,000 wait for the center) or `disk-full`.
 */
export const intakeBodySchema = sealedIntakeSchema
export const intakeTakenInSchema = z.object({ unsent: z.int().nonnegative() })
/** Bytes of the whole JSON body of one intake; the center's rule counts the same. */
export const largestIntake = 24 * 1024

/**
 * `GET /kiosk/events` is a `text/event-stream` of these, the first of each kind at once: so a page need not ask again and again.
 * A comment line every 25 s keeps it alive.
 */
export const kioskEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('catalogue'), version: z.int().nonnegative() }),
  z.object({ kind: z.literal('state'), state: kioskStateSchema }),
])
export type KioskEvent = z.infer<typeof kioskEventSchema>

/**
 * `POST /kiosk/receipt-number` on a kiosk, `POST /station/receipt-number` on either → { receiptNo }, 26 digits
 * (receipt-number.ts). `day` is the day by the page's clock in Asia/Shanghai. 409 `receipts-used-up`: 10,000 that day ·
 * 409 `day-too-old`: the clock is set to a day whose serials are not remembered any more.
 */
export const receiptRequestSchema = z.object({ day: z.iso.date() })
export const receiptAnswerSchema = z.object({ receiptNo: z.string().regex(/^\d{26}$/) })

/**
 * `POST /kiosk/leave` { pin } → 200 { left: true }. The number is the one in the kioskOrder record of this kiosk, or of all kiosks
 * (`terminalId` `*`). 403 `leave-wrong` with `triesLeft` · 429 `leave-paused` with `until`, an ISO instant: five wrong tries pause
 * it for five minutes, over restarts too · 409 `leave-unset`: no number was set at a desk yet.
 */
export const leaveRequestSchema = z.object({ pin: z.string().regex(/^\d{4,12}$/) })
export const leaveAnswerSchema = z.object({ left: z.literal(true) })
export const leaveRefusalSchema = hostErrorSchema.extend({
  error: z.enum(['leave-wrong', 'leave-paused', 'leave-unset']),
  triesLeft: z.int().nonnegative().optional(),
  until: z.string().optional(),
})
export type LeaveRefusal = z.infer<typeof leaveRefusalSchema>

/**
 * What was checked in at this machine today, by keys that name nobody (`Context.keyOf` of day, activity and member), so that a second
 * tap is told after a reload, too: the page itself keeps nothing. `POST /kiosk/visit` { day, key } → { since } an ISO instant or null.
 * `PUT /kiosk/visit` { day, key, at } once it was handed in → the same.
 */
export const visitSchema = z.object({ day: z.iso.date(), key: z.string().regex(/^[0-9A-Za-z_-]{8,64}$/) })
export const visitNoteSchema = visitSchema.extend({ at: z.iso.datetime() })
export const visitAnswerSchema = z.object({ since: z.string().nullable() })

export const paperSizes = ['80mm', 'A5'] as const

/** What a slip needs to be printed again, and no more: nothing in it says who somebody is, because it waits in a file. */
export const printJobSchema = z.object({
  id: z.string().regex(/^print-[0-9a-z]{26}$/),
  receiptNo: z.string().regex(/^\d{26}$/),
  /** 签到 报到 诉求 …: the kind of what was handed in (shared/intake.ts), or `matter` for a guidance card. */
  kind: z.string().regex(/^[A-Za-z]{1,14}$/),
  /** Id of the catalogue record that is printed, for a guidance card. */
  about: z.string().max(64).optional(),
  handedInAt: z.iso.datetime(),
  paper: z.enum(paperSizes),
})
export type PrintJob = z.infer<typeof printJobSchema>

/**
 * The page prints, the host remembers. `POST /kiosk/print` PrintJob → 201 { unprinted } before the page tries for the first time.
 * Then `POST /kiosk/print/tried` { id, printed } → 200 { unprinted } after each try: a slip that was printed is forgotten, another
 * is due again after 30 s, doubling to 15 min. `GET /kiosk/print` → { jobs } those that are due, oldest first; the page asks while
 * nobody stands before it. Kept for 24 hours and 200 at most: an older slip waits for nobody.
 */
export const printJobsSchema = z.object({ jobs: z.array(printJobSchema) })
export const printTriedSchema = z.object({ id: printJobSchema.shape.id, printed: z.boolean() })
export const unprintedSchema = z.object({ unprinted: z.int().nonnegative() })

/**
 * What a card reader gives away: name and number. Photo and address are dropped in the adapter, before anything is answered, kept
 * or logged. `POST /kiosk/card` on a kiosk, `POST /station/card` on either, waits up to 15 s for a card → CardRead.
 * 404 `no-reader`: none is configured · 504 `no-card`: none was laid on · 502 `reader`: it does not answer, or oddly.
 */
export const cardReadSchema = z.object({
  name: z.string().trim().min(1).max(60),
  citizenNumber: z.string().regex(/^\d{17}[\dX]$/),
})
export type CardRead = z.infer<typeof cardReadSchema>

/**
 * `GET /intake/key` on a desk → this desk's key pair, made once: the page imports `privateKey` non-extractable. The public half
 * reaches the kiosks through the terminal document (`intakeKey`). ECDH P-256.
 */
export const intakeKeySchema = z.object({
  keyId: z.string().regex(/^[0-9a-z]{8}$/),
  /** Raw point in base64. */
  publicKey: z.string().max(120),
  privateKey: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().max(64),
    y: z.string().max(64),
    d: z.string().max(64),
  }),
})
export type IntakeKey = z.infer<typeof intakeKeySchema>

/**
 * `GET /intake/waiting` on a desk → what waits at the center, from all its kiosks, oldest first, 200 at most; `more` says that
 * others wait behind them. A document that is no sealed intake is left out and counted in `odd`. 502 while the center is away.
 */
export const waitingIntakesSchema = z.object({
  items: z.array(waitingIntakeSchema),
  more: z.boolean(),
  odd: z.int().nonnegative(),
})
export type WaitingIntakes = z.infer<typeof waitingIntakesSchema>

/** `POST /intake/taken` on a desk: erases these at the center → { erased }. One that was erased before counts, one nobody knows does not. */
export const intakesTakenSchema = z.object({ ids: z.array(sealedIntakeSchema.shape.id).min(1).max(200) })
export const intakesErasedSchema = z.object({ erased: z.array(sealedIntakeSchema.shape.id) })

/** One terminal of the center, as it last told of itself (its heartbeat). */
export const terminalSchema = z.object({
  deviceId: z.string().regex(/^[0-9a-z]{8}$/),
  name: z.string(),
  mode: z.enum(['desk', 'kiosk']),
  version: z.string().nullable(),
  /** ISO instants; null: never. */
  seenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  unsent: z.int().nonnegative().nullable(),
  refused: z.int().nonnegative().nullable(),
  /** Of a kiosk: slips whose print failed, and whether the last print came out. */
  unprinted: z.int().nonnegative().nullable(),
  paper: z.enum(['good', 'failing', 'unknown']).nullable(),
  /** Of a kiosk: whether the system locks the machine to it (docs/operations.md). */
  lock: z.enum(['locked', 'open', 'unknown']).nullable(),
})
export type Terminal = z.infer<typeof terminalSchema>

/** `GET /terminals` on a desk → every terminal of the center, this one too. */
export const terminalsSchema = z.object({ terminals: z.array(terminalSchema) })
