import type { Cohort } from './growth-rules'
import type { CohortStay, Secretary } from './schema'
import { cohortStatuses, cohorts } from './schema'

/** Which secretaries a page shows; '' asks for nothing. */
export type SecretaryFilter = { cohort: Cohort | ''; year: string; status: CohortStay['cohortStatus'] | ''; pool: boolean }

export const noFilter: SecretaryFilter = { cohort: '', year: '', status: '', pool: false }

export function secretariesAddress(filter: Partial<SecretaryFilter>): string {
  const search = new URLSearchParams()
  if (filter.cohort) search.set('cohort', filter.cohort)
  if (filter.year) search.set('year', filter.year)
  if (filter.status) search.set('status', filter.status)
  if (filter.pool) search.set('pool', '1')
  const text = search.toString()
  return text === '' ? '/mentoring/secretaries' : `/mentoring/secretaries?${text}`
}

/** What an address asks for; what makes no sense asks for nothing. */
export function secretariesAsked(search: string): SecretaryFilter {
  const asked = new URLSearchParams(search)
  const year = asked.get('year') ?? ''
  return {
    cohort: cohorts.find((cohort) => cohort === asked.get('cohort')) ?? '',
    year: /^20\d\d$/.test(year) ? year : '',
    status: cohortStatuses.find((status) => status === asked.get('status')) ?? '',
    pool: asked.get('pool') === '1',
  }
}

/** Whether somebody was in such a cohort: one stay that answers to all that is asked; those who left office only where no state is. */
export function answersTo(
  filter: SecretaryFilter,
  { inPool, active }: Pick<Secretary, 'inPool' | 'active'>,
  stays: readonly CohortStay[],
): boolean {
  if (filter.pool && !(inPool && active)) return false
  if (!filter.cohort && !filter.year && !filter.status) return true
  return stays.some(
    ({ cohort, year, cohortStatus }) =>
      (!filter.cohort || cohort === filter.cohort) &&
      (!filter.year || year === filter.year) &&
      (!filter.status || cohortStatus === filter.status),
  )
}
