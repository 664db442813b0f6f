import type { Enrolment } from './schema'

export type Places = {
  /** Who has a place, in the order of signing up. */
  enrolled: Enrolment[]
  /** 候补, in the order in which they move up. */
  waiting: Enrolment[]
  /** Places nobody has; null where as many come as like. Never below 0. */
  left: number | null
}

const lineKey = ({ signedUpAt, id }: Pick<Enrolment, 'signedUpAt' | 'id'>): string => `${signedUpAt} ${id}`

/** Since when somebody asks for a place; a total order, the same on every station. */
export const inLine = (a: Pick<Enrolment, 'signedUpAt' | 'id'>, b: Pick<Enrolment, 'signedUpAt' | 'id'>): number =>
  lineKey(a) < lineKey(b) ? -1 : lineKey(a) > lineKey(b) ? 1 : 0

/**
 * Who has a place at a session and who waits, by the order of signing up alone: whatever a desk that could not hear the others told
 * somebody, the answer is the same everywhere. Withdrawn sign-ups do not count.
 */
export function enrolledOf(enrolments: readonly Enrolment[], quota: number | undefined): Places {
  const line = enrolments.filter(({ enrolmentStatus }) => enrolmentStatus !== 'withdrawn').sort(inLine)
  const places = quota ?? line.length
  const enrolled = line.slice(0, places)
  return {
    enrolled,
    waiting: line.slice(places),
    left: quota === undefined ? null : Math.max(0, quota - enrolled.length),
  }
}

/** Somebody has to be told: `lost`, that they wait though they were promised a place; `won`, that a place fell free for them. */
export type PlaceNotice = { code: 'lost' | 'won'; enrolment: Enrolment }

/** Whom a desk has to tell something. It follows from the records; being told is what the status says. */
export const noticesOf = ({ enrolled, waiting }: Places): PlaceNotice[] => [
  ...waiting.flatMap((enrolment) => (enrolment.enrolmentStatus === 'signedUp' ? [{ code: 'lost' as const, enrolment }] : [])),
  ...enrolled.flatMap((enrolment) => (enrolment.enrolmentStatus === 'waiting' ? [{ code: 'won' as const, enrolment }] : [])),
]
