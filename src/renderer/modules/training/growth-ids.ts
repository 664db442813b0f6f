import type { Cohort } from './growth-rules'

type KeyOf = (...parts: string[]) => string

/** One secretary of a name and a community: entered at two stations it is one. */
export const secretaryId = (keyOf: KeyOf, secretary: { name: string; organisation: string }): string =>
  `secretary-${keyOf('secretary', secretary.name, secretary.organisation)}`

/** A secretary is in a cohort of a year once. */
export const cohortStayId = (keyOf: KeyOf, stay: { secretaryId: string; cohort: Cohort; year: string }): string =>
  `cohortstay-${keyOf('cohortstay', stay.secretaryId, stay.cohort, stay.year)}`

export const studioId = (keyOf: KeyOf, studio: { title: string }): string => `studio-${keyOf('studio', studio.title)}`

export const contestId = (keyOf: KeyOf, contest: { title: string; day: string }): string =>
  `contest-${keyOf('contest', contest.title, contest.day)}`

/** A secretary takes part in a contest once. */
export const contestEntryId = (keyOf: KeyOf, entry: { contestId: string; secretaryId: string }): string =>
  `contestentry-${keyOf('contestentry', entry.contestId, entry.secretaryId)}`

export const exchangeId = (
  keyOf: KeyOf,
  exchange: { secretaryId: string; exchangeKind: string; startsOn: string; title: string },
): string => `exchange-${keyOf('exchange', exchange.secretaryId, exchange.exchangeKind, exchange.startsOn, exchange.title)}`
