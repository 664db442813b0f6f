import { isDay } from '../../lib/time'
import type { Posting } from './schema'

/** A posting is spoken of this many days before it ends: long enough to write what is to be handed over. */
export const remindedDays = 30

type KeyOf = (...parts: string[]) => string

/** A member begins one posting on a day. */
export const postingId = (keyOf: KeyOf, posting: { memberId: string; startsOn: string }): string =>
  `posting-${keyOf('posting', posting.memberId, posting.startsOn)}`

const dayMs = 24 * 60 * 60 * 1000

/** Whole days from one day to another (`YYYY-MM-DD`), negative where it lies before. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

/** One that was handed over is over, whatever its term says. */
export const isRunning = ({ active }: Pick<Posting, 'active'>): boolean => active !== false

export type PostingReminder = { posting: Posting; daysLeft: number }

/** The postings that end within thirty days or should have ended, the most pressing first. */
export const remindersOf = (postings: readonly Posting[], today: string): PostingReminder[] =>
  postings
    .filter(isRunning)
    .map((posting) => ({ posting, daysLeft: daysBetween(today, posting.endsOn) }))
    .filter(({ daysLeft }) => daysLeft <= remindedDays)
    .sort((a, b) => a.daysLeft - b.daysLeft || a.posting.id.localeCompare(b.posting.id))

export type PostingInput = { role: string; startsOn: string; endsOn: string; note?: string }

export type PostingField = 'role' | 'startsOn' | 'endsOn'

export type PostingRefusal =
  | { code: 'not-allowed' }
  | { code: 'posting-gone' }
  | { code: 'member-gone' }
  | { code: 'role-missing' }
  | { code: 'day-form'; field: 'startsOn' | 'endsOn' }
  | { code: 'days-order' }
  /** Somebody is posted in that time already. */
  | { code: 'already-posted'; until: string }
  | { code: 'already-closed' }

export const tidyPosting = (input: PostingInput): PostingInput => ({
  role: input.role.trim(),
  startsOn: input.startsOn.trim(),
  endsOn: input.endsOn.trim(),
  note: input.note?.trim() || undefined,
})

const overlap = (a: Pick<Posting, 'startsOn' | 'endsOn'>, b: Pick<Posting, 'startsOn' | 'endsOn'>) =>
  a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

/** `others` are the member's other postings. */
export function refusePosting(input: PostingInput, others: readonly Posting[]): PostingRefusal | null {
  if (input.role === '') return { code: 'role-missing' }
  if (!isDay(input.startsOn)) return { code: 'day-form', field: 'startsOn' }
  if (!isDay(input.endsOn)) return { code: 'day-form', field: 'endsOn' }
  if (input.endsOn < input.startsOn) return { code: 'days-order' }
  const meeting = others.find((other) => other.startsOn === input.startsOn || (isRunning(other) && overlap(other, input)))
  return meeting ? { code: 'already-posted', until: meeting.endsOn } : null
}

export type CloseRefusal =
  | { code: 'not-allowed' }
  | { code: 'posting-gone' }
  | { code: 'already-closed' }
  | { code: 'hand-over-missing' }
  | { code: 'day-form'; field: 'endsOn' }
  | { code: 'day-future' }
  | { code: 'days-order' }

/** Nobody leaves a post without 交接说明, and on a day that has come. */
export function refuseClosing(
  posting: Pick<Posting, 'startsOn' | 'active'> | null,
  closing: { endsOn: string; handOver: string },
  today: string,
): CloseRefusal | null {
  if (!posting) return { code: 'posting-gone' }
  if (!isRunning(posting)) return { code: 'already-closed' }
  if (closing.handOver.trim() === '') return { code: 'hand-over-missing' }
  if (!isDay(closing.endsOn)) return { code: 'day-form', field: 'endsOn' }
  if (closing.endsOn > today) return { code: 'day-future' }
  return closing.endsOn < posting.startsOn ? { code: 'days-order' } : null
}
