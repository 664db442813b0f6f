import { z } from 'zod'

const text = (most: number) => z.string().trim().max(most)
const person = { name: text(60).min(1), phone: text(30) }

/** What a kiosk hands in, before it is sealed. Ids are those of the catalogue the kiosk shows. */
export const intakePayloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('checkIn'),
    memberId: text(64),
    activityId: text(64),
    day: z.iso.date(),
    arrivedAt: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('registration'),
    ...person,
    unitName: text(120).min(1),
    registrationKind: z.enum(['linked', 'residential']),
    citizenNumber: text(18).optional(),
    position: text(60).optional(),
    skills: z.array(text(30)).max(20).optional(),
  }),
  z.object({ kind: z.literal('request'), ...person, address: text(120).optional(), body: text(1000).min(1) }),
  z.object({ kind: z.literal('wish'), ...person, address: text(120).optional(), body: text(500).min(1) }),
  z.object({
    kind: z.literal('enrolment'),
    ...person,
    offeringId: text(64),
    offeringTitle: text(120),
    /** Of a minor (监护人); the phone is theirs. */
    guardianName: text(60).optional(),
  }),
  z.object({ kind: z.literal('ticket'), queue: text(60), number: text(20) }),
  z.object({
    kind: z.literal('rating'),
    stars: z.int().min(1).max(5),
    about: text(120).optional(),
    body: text(500).optional(),
    /** Of what is rated: the ticket (工单) whose slip this is. */
    receiptNo: text(40).optional(),
  }),
  /** What was looked up and printed on one visit; of matters, without anybody. */
  z.object({
    kind: z.literal('matterUse'),
    day: z.iso.date(),
    lookedUp: z.array(text(64)).max(40),
    printed: z.array(text(64)).max(40),
  }),
])
export type IntakePayload = z.infer<typeof intakePayloadSchema>

/** A public key of a desk, P-256, as the raw point in base64; `keyId` names it. */
export const recipientSchema = z.object({ keyId: z.string().regex(/^[0-9a-z]{8}$/), publicKey: z.string().max(120) })
export type Recipient = z.infer<typeof recipientSchema>

/**
 * A sealed intake as it travels: the payload under a fresh content key (AES-256-GCM), that key under each desk of the center
 * (ECDH P-256 with `ephemeralKey`, HKDF-SHA-256, AES-256-GCM; the context is `intake`, the id and the keyId). base64 throughout.
 */
export const sealedIntakeSchema = z.object({
  id: z.string().regex(/^intake-[0-9a-z]{26}$/),
  kind: z.string().max(14),
  receiptNo: z.string().max(40),
  handedInAt: z.iso.datetime(),
  ephemeralKey: z.string().max(120),
  keys: z
    .array(z.object({ keyId: z.string().max(8), wrapped: z.string().max(120) }))
    .min(1)
    .max(64),
  sealed: z.string().max(16_000),
})
export type SealedIntake = z.infer<typeof sealedIntakeSchema>

/** A sealed intake that waits at the center for a desk; `source` is the kiosk's device number. */
export const waitingIntakeSchema = sealedIntakeSchema.extend({ source: z.string().regex(/^[0-9a-z]{8}$/) })
export type WaitingIntake = z.infer<typeof waitingIntakeSchema>

/** Routes of a kiosk's host: `GET /kiosk/state`. */
export const kioskStateSchema = z.object({
  online: z.boolean(),
  /** Sealed intakes this kiosk has not handed to the center yet. */
  unsent: z.int().min(0),
  /** Receipts whose print failed and is tried again. */
  unprinted: z.int().min(0),
  recipients: z.array(recipientSchema),
  /** When the catalogue was last fetched: an ISO instant; null: never. */
  catalogueAt: z.string().nullable(),
  /** Sealed intakes the center refused; they stay in the host's folder. */
  refused: z.int().min(0),
  /** Whether the last slip came out of the printer. */
  paper: z.enum(['good', 'failing', 'unknown']),
  /** Whether the system locks the machine to the kiosk (docs/operations.md); `open`: whoever has a keyboard leaves it. */
  lock: z.enum(['locked', 'open', 'unknown']),
  /** Whether a card reader is configured; whether it answers is known when a card is asked for. */
  reader: z.boolean(),
  /** The paper of the kiosk's printer. */
  receiptPaper: z.enum(['80mm', 'A5']),
  /** Leaving is paused until then after five wrong numbers: an ISO instant; null: it is not. */
  leavePausedUntil: z.string().nullable(),
})
export type KioskState = z.infer<typeof kioskStateSchema>
