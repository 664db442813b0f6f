import { offeringOfSession } from '../catalogue/rules'
import type { CatalogueRecord } from '../catalogue/schema'
import type { Session } from './schema'
import { firstDay, lastDay } from './session-rules'

/** How many days before a session begins kiosks offer it to sign up for. */
const offeredDays = 60

/** The last first day that is offered on a day. */
export const offeredUntil = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + offeredDays * 86_400_000).toISOString().slice(0, 10)

type Envelope = Record<'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'stamps' | 'lost', unknown>

/** The fields of an offering that follow from a session: nothing else of it stands on a kiosk, and nobody's name. */
export function offeringOf(session: Session, point: string, taken: number): Omit<CatalogueRecord, keyof Envelope> {
  const { title, startsAt, endsAt, quota, body, audience } = session
  const place = [point, session.place].filter(Boolean).join(' · ').slice(0, 120)
  const days = { startsOn: firstDay(session), endsOn: lastDay(session) }
  const fields = { quota, place: place || undefined, body, forMinors: audience === 'minor' || undefined }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const always = { kind: 'offering', offeringKind: 'course', title, ...days, startsAt, endsAt, open: true, taken } as const
  return { ...known, ...always, id: offeringOfSession(session.id) }
}

/** Fields an offering may lack: cleared where its session has none. */
export const optionalFields = ['quota', 'place', 'body', 'forMinors'] as const

/**
 * Which offerings go: those whose last day is past, and those whose session is known here and takes nobody any more. Of a session this
 * station does not know yet nothing is taken away: another desk opened it, and it is on its way.
 */
export const isStale = (
  offering: Pick<CatalogueRecord, 'id' | 'startsOn' | 'endsOn'>,
  here: { today: string; isKnown: (offeringId: string) => boolean; upcoming: ReadonlySet<string> },
): boolean =>
  (offering.endsOn ?? offering.startsOn ?? '') < here.today || (here.isKnown(offering.id) && !here.upcoming.has(offering.id))
