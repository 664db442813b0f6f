import { isPhone } from '../../lib/national/phone'
import { isDay } from '../../lib/time'
import { kept } from './mentor-rules'
import type { CohortStay, Secretary, Studio } from './schema'

export type Cohort = CohortStay['cohort']

/** 创建库 holds a hundred. */
export const mostInPool = 100
/** 名书记工作室: fifteen. */
export const mostStudios = 15

type Stamped = { id: string; stamps: Readonly<Record<string, string>> }

/** Since when a record is what a field says: the field's own change, or its birth. Hybrid clock and device, then the id. */
const sinceOf = (field: string) => (record: Stamped) => `${record.stamps[field] ?? record.stamps['born'] ?? ''} ${record.id}`

/** The first so many, by a total order of what the records say: the same on every station, whatever reached it first. */
function placesFor<T extends Stamped>(records: readonly T[], places: number, field: string): { within: T[]; beyond: T[] } {
  const since = sinceOf(field)
  const line = [...records].sort((a, b) => (since(a) < since(b) ? -1 : 1))
  return { within: line.slice(0, places), beyond: line.slice(places) }
}

/** Who is in the pool, and who was put in at a station that could not know that it was full: they are told, and taken out again. */
export const poolOf = (secretaries: readonly Secretary[]): { within: Secretary[]; beyond: Secretary[] } =>
  placesFor(
    secretaries.filter(({ inPool, active }) => inPool && active),
    mostInPool,
    'inPool',
  )

/** The studios that work, and those beyond the fifteen. */
export const studiosOf = (studios: readonly Studio[]): { within: Studio[]; beyond: Studio[] } =>
  placesFor(
    studios.filter(({ active }) => active),
    mostStudios,
    'active',
  )

export type SecretaryInput = { name: string; phone?: string; role?: string; organisation: string; note?: string }

export const tidySecretary = (input: SecretaryInput): SecretaryInput => ({
  name: input.name.normalize('NFKC').trim().replace(/\s+/g, ' '),
  phone: kept(input.phone?.normalize('NFKC').replace(/\s/g, '')),
  role: kept(input.role),
  organisation: input.organisation.trim(),
  note: kept(input.note),
})

export type GrowthRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'name-missing' }
  | { code: 'organisation-missing' }
  | { code: 'phone-form' }
  | { code: 'secretary-known' }
  | { code: 'secretary-left' }
  | { code: 'not-left' }
  | { code: 'year-form' }
  | { code: 'day-form' }
  | { code: 'day-future' }
  | { code: 'days-order' }
  | { code: 'reason-missing' }
  | { code: 'in-cohort' }
  | { code: 'cohort-known' }
  | { code: 'not-current' }
  | { code: 'still-current' }
  | { code: 'pool-full' }
  | { code: 'studios-full' }
  | { code: 'title-missing' }
  | { code: 'studio-known' }
  | { code: 'contest-known' }
  | { code: 'entry-known' }
  | { code: 'entry-missing' }
  | { code: 'secretary-missing' }
  | { code: 'with-missing' }
  | { code: 'with-self' }
  | { code: 'exchange-known' }

/** What is wrong with a secretary as typed (after `tidySecretary`); `others` are all but themselves. */
export function refuseSecretary(input: SecretaryInput, others: readonly Secretary[]): GrowthRefusal | null {
  if (input.name === '') return { code: 'name-missing' }
  if (input.organisation === '') return { code: 'organisation-missing' }
  if (input.phone && !isPhone(input.phone)) return { code: 'phone-form' }
  const same = others.some(({ name, organisation }) => name === input.name && organisation === input.organisation)
  return same ? { code: 'secretary-known' } : null
}

/** A secretary is in one cohort at a time, and once in a cohort of a year. */
export function refuseCohort(
  input: { cohort: Cohort; year: string; startsOn?: string | undefined },
  secretary: Pick<Secretary, 'active'> | null,
  stays: readonly CohortStay[],
): GrowthRefusal | null {
  if (!secretary) return { code: 'gone' }
  if (!secretary.active) return { code: 'secretary-left' }
  if (!/^20\d\d$/.test(input.year)) return { code: 'year-form' }
  if (input.startsOn && !isDay(input.startsOn)) return { code: 'day-form' }
  if (stays.some(({ cohort, year }) => cohort === input.cohort && year === input.year)) return { code: 'cohort-known' }
  return stays.some(({ cohortStatus }) => cohortStatus === 'current') ? { code: 'in-cohort' } : null
}

export type Ending = { as: 'graduated' | 'left'; doneOn: string; reason?: string | undefined }

/** 结业 on a day that has come; 退出 needs a reason. */
export function refuseEndOfStay(stay: CohortStay | null, { as, doneOn, reason }: Ending, today: string): GrowthRefusal | null {
  if (!stay) return { code: 'gone' }
  if (stay.cohortStatus !== 'current') return { code: 'not-current' }
  if (!isDay(doneOn)) return { code: 'day-form' }
  if (doneOn > today) return { code: 'day-future' }
  if (stay.startsOn && doneOn < stay.startsOn) return { code: 'days-order' }
  return as === 'left' && !reason?.trim() ? { code: 'reason-missing' } : null
}

export type ExchangeInput = {
  secretaryId: string
  exchangeKind: 'pairing' | 'shadowing' | 'visit'
  title: string
  startsOn: string
  endsOn?: string
  otherId?: string
  organisation?: string
  place?: string
  body?: string
}

/** 结对 needs the other secretary or an organisation; 跟岗 and 交流 the organisation they go to. */
export function refuseExchange(input: ExchangeInput, secretaryIsThere: boolean): GrowthRefusal | null {
  if (!secretaryIsThere) return { code: 'secretary-missing' }
  if (!kept(input.title)) return { code: 'title-missing' }
  if (!isDay(input.startsOn) || (input.endsOn && !isDay(input.endsOn))) return { code: 'day-form' }
  if (input.endsOn && input.endsOn < input.startsOn) return { code: 'days-order' }
  if (input.otherId === input.secretaryId) return { code: 'with-self' }
  return input.otherId || kept(input.organisation) ? null : { code: 'with-missing' }
}
