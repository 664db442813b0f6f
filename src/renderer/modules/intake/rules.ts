import { type IntakePayload, intakePayloadSchema } from '../../../shared/intake'
import { isWeakPin } from '../workers/rules'
import type { Intake, intakeStatuses } from './schema'

export type IntakeStatus = (typeof intakeStatuses)[number]

/** How far a matter is, as the kiosk tells whoever types its receipt number. */
export type ProgressStep = 'received' | 'accepted' | 'refused'

/** What another module answers in words when it does not take what was handed in. */
export type Words = Readonly<Record<'zh-CN' | 'en', string>>

export type AnswerRefusal =
  /** Somebody is refused something without being told why. */
  | { code: 'reason-missing' }
  | { code: 'too-long'; most: number }
  /** It would stand on a public screen: a name, a phone, a citizen number. */
  | { code: 'says-who' }
export type DecisionRefusal =
  | { code: 'not-allowed' }
  | { code: 'unknown' }
  | { code: 'decided'; status: Exclude<IntakeStatus, 'pending'> }
  | { code: 'damaged' }
  | { code: 'not-taken'; why: Words }
  | AnswerRefusal
export type CorrectionRefusal =
  | { code: 'not-allowed' }
  | { code: 'unknown' }
  | { code: 'decided'; status: Exclude<IntakeStatus, 'pending'> }
  /** Names of fields that are missing or do not fit. */
  | { code: 'misfit'; fields: string[] }

type KeyOf = (...parts: string[]) => string

/** One line of progress for a receipt number, whichever desk writes it. */
export const progressId = (keyOf: KeyOf, receiptNo: string): string => `progress-${keyOf('progress', receiptNo)}`

export const reasonLength = 300
export const answerLength = 1000

/**
 * Where an intake stands. A desk that opened it later than another decided it writes `pending` again: what came of it, or why it was
 * refused, is never written but by a decision, and so says more than the status does.
 */
export function statusOf(intake: Pick<Intake, 'status' | 'resultId' | 'reason'>): IntakeStatus {
  if (intake.status !== 'pending') return intake.status
  if (intake.resultId) return 'accepted'
  return intake.reason ? 'refused' : 'pending'
}

function parsed(text: string): IntakePayload | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // A record another build wrote: it is shown as damaged, not believed.
    return null
  }
  const payload = intakePayloadSchema.safeParse(value)
  return payload.success ? payload.data : null
}

/** What was handed in, as staff corrected it; null where it cannot be read. */
export const payloadOf = (intake: Pick<Intake, 'payload' | 'corrected'>): IntakePayload | null =>
  parsed(intake.corrected ?? intake.payload)

/** What was handed in, word by word. */
export const originalOf = (intake: Pick<Intake, 'payload'>): IntakePayload | null => parsed(intake.payload)

/** Digits in a row that could be a phone or a citizen number, whatever stands between them. */
const numberOfSomebody = /(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/

/** Whether a sentence may stand on a public screen under a receipt number: it must not tell who handed it in. */
export function refuseAnswer(text: string, payload: IntakePayload | null, most: number): AnswerRefusal | null {
  if (text.length > most) return { code: 'too-long', most }
  const bare = text.normalize('NFKC').replace(/[\s-]/g, '')
  if (numberOfSomebody.test(bare)) return { code: 'says-who' }
  const names = payload && 'name' in payload ? [payload.name, 'guardianName' in payload ? (payload.guardianName ?? '') : ''] : []
  const owners = names.map((name) => name.replace(/\s/g, ''))
  return owners.some((owner) => owner.length > 1 && bare.includes(owner)) ? { code: 'says-who' } : null
}

export function refuseReason(text: string, payload: IntakePayload | null): AnswerRefusal | null {
  return text.trim() === '' ? { code: 'reason-missing' } : refuseAnswer(text, payload, reasonLength)
}

/** Checks what staff corrected; the kind of what was handed in stays. Answers what is to be kept. */
export function readCorrection(
  original: IntakePayload,
  corrected: Record<string, unknown>,
): { payload: IntakePayload } | { refusal: CorrectionRefusal } {
  const result = intakePayloadSchema.safeParse({ ...corrected, kind: original.kind })
  if (result.success) return { payload: result.data }
  return { refusal: { code: 'misfit', fields: [...new Set(result.error.issues.map(({ path }) => String(path[0] ?? '')))] } }
}

/** Matters somebody waits for and may ask after; a check-in, a number, a rating and a count are done when they are handed in. */
export const isFollowed = (kind: Intake['kind']): boolean => !['checkIn', 'ticket', 'rating', 'matterUse'].includes(kind)

/** What nobody has to decide: it is counted, and the list shows nothing of it. */
export const isCounted = (kind: Intake['kind']): boolean => kind === 'matterUse'

/** All kiosks of the center, where an order names no single one (shared/kiosk.ts). */
export const everyKiosk = '*'

export type OrderRefusal =
  | { code: 'not-allowed' }
  | { code: 'too-long'; most: number }
  | { code: 'number-form' }
  | { code: 'number-weak' }

export const orderId = (terminalId: string): string => `kiosk-order-${terminalId === everyKiosk ? 'all' : terminalId}`

export const pauseLength = 200

/** 6 to 12 digits, typed where everyone can stand behind one: longer than a PIN, and not what anyone would try. */
export function refuseLeaveNumber(number: string): OrderRefusal | null {
  if (!/^\d{6,12}$/.test(number)) return { code: 'number-form' }
  return isWeakPin(number) ? { code: 'number-weak' } : null
}

/** A kiosk whose host was not heard of for so long is said to be away. It tells of itself every few minutes. */
export const awayAfterMs = 20 * 60 * 1000

export const isAway = (seenAt: string | null, now: number): boolean => seenAt === null || now - Date.parse(seenAt) > awayAfterMs
