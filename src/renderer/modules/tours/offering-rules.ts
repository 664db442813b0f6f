import { isOfTour, offeringOfStop } from '../catalogue/rules'
import type { CatalogueRecord } from '../catalogue/schema'
import type { Stop } from './rules'

/** How many days ahead kiosks offer a sitting to sign up for. */
export const offeredDays = 28

/** The fields of an offering that follow from a sitting: nothing else of it stands on a kiosk, and nobody's name. */
export function offeringOf(stop: Stop, estate: string, taken: number): Omit<CatalogueRecord, keyof Envelope> & { id: string } {
  const { title, day, startsAt, endsAt, quota, items, body } = stop
  const place = [estate, stop.place].filter(Boolean).join(' · ').slice(0, 120)
  const fields = {
    startsAt,
    endsAt,
    quota,
    place: place || undefined,
    body: [body, items?.join('、')].filter(Boolean).join('\n') || undefined,
  }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const always = { kind: 'offering', offeringKind: 'tour', title, startsOn: day, open: true, taken } as const
  return { ...known, ...always, id: offeringOfStop(stop.id) }
}
type Envelope = Record<'id' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'stamps' | 'lost', unknown>

/** Fields an offering may lack: cleared where its sitting has none. */
export const optionalFields = ['startsAt', 'endsAt', 'quota', 'place', 'body'] as const

/**
 * Which offerings go: those whose day has passed, and those whose sitting is known here and no longer takes place. Of a tour this
 * station does not know yet nothing is taken away: another desk entered it, and it is on its way.
 */
export const isStale = (
  offering: Pick<CatalogueRecord, 'id' | 'startsOn'>,
  here: { today: string; isKnown: (offeringId: string) => boolean; upcoming: ReadonlySet<string> },
): boolean =>
  isOfTour(offering.id) &&
  ((offering.startsOn ?? '') < here.today || (here.isKnown(offering.id) && !here.upcoming.has(offering.id)))
