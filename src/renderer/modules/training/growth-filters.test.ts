import { expect, test } from 'vitest'
import { answersTo, noFilter, secretariesAddress, secretariesAsked } from './growth-filters'
import type { CohortStay } from './schema'

const stay = (cohort: CohortStay['cohort'], year: string, cohortStatus: CohortStay['cohortStatus']) =>
  ({ cohort, year, cohortStatus }) as CohortStay
const stays = [stay('qiangyan', '2025', 'graduated'), stay('bajian', '2026', 'current')]

test.each([
  [{}, true],
  [{ cohort: 'bajian', status: 'current' }, true],
  [{ cohort: 'qiangyan', status: 'current' }, false],
  [{ year: '2025', cohort: 'bajian' }, false],
  [{ year: '2025', status: 'graduated' }, true],
  [{ pool: true }, false],
] as const)('%j is answered with %s', (asked, answer) => {
  expect(answersTo({ ...noFilter, ...asked }, { active: true }, stays)).toBe(answer)
})

test('who left office is not in the pool', () => {
  const filter = { ...noFilter, pool: true }
  expect([answersTo(filter, { inPool: true, active: true }, []), answersTo(filter, { inPool: true, active: false }, [])]).toEqual(
    [true, false],
  )
})

test('an address says what is shown, and one that makes no sense asks for nothing', () => {
  const filter = { cohort: 'linghang', year: '2026', status: 'current', pool: true } as const
  expect(secretariesAsked(secretariesAddress(filter).split('?')[1] ?? '')).toEqual(filter)
  expect(secretariesAddress({})).toBe('/mentoring/secretaries')
  expect(secretariesAsked('cohort=x&year=26&status=&pool=yes')).toEqual(noFilter)
})
