import { weekdayOf } from '../days'
import { recurrences, type Tour } from '../schema'
import type { TourInput } from '../tour-rules'

/** What stands in the fields of the form. */
export type TypedTour = {
  title: string
  recurrence: Tour['recurrence']
  weekday: string
  nth: string
  startsOn: string
  endsOn: string
  startsAt: string
  endsAt: string
  estateId: string
  place: string
  teamId: string
  teamMemberIds: string[]
  items: string[]
  quota: string
  body: string
  note: string
}

export const recurrenceOf = (value: string | null): Tour['recurrence'] => recurrences.find((known) => known === value) ?? 'weekly'

/** The form as it opens: with the round that is edited, else a weekly one from today. */
export function typedTour(tour: Tour | null, today: string): TypedTour {
  const startsOn = tour?.startsOn ?? today
  return {
    title: tour?.title ?? '',
    recurrence: tour?.recurrence ?? 'weekly',
    weekday: String(tour?.weekday ?? weekdayOf(startsOn)),
    nth: String(tour?.nth ?? 1),
    startsOn,
    endsOn: tour?.endsOn ?? '',
    startsAt: tour?.startsAt ?? '',
    endsAt: tour?.endsAt ?? '',
    estateId: tour?.estateId ?? '',
    place: tour?.place ?? '',
    teamId: tour?.teamId ?? '',
    teamMemberIds: [...(tour?.teamMemberIds ?? [])],
    items: [...(tour?.items ?? [])],
    quota: tour?.quota === undefined ? '' : String(tour.quota),
    body: tour?.body ?? '',
    note: tour?.note ?? '',
  }
}

/** What was typed, for the operations. What is no number becomes one they refuse. */
export function inputOfTour(typed: TypedTour): TourInput {
  const { quota, weekday, nth, ...rest } = typed
  const places = quota.trim() === '' ? {} : { quota: Number(quota) }
  return { ...rest, ...places, weekday: Number(weekday), nth: Number(nth) }
}
