import { expect, test } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import { placeSchema } from '../roster/schema'
import { coverageOf } from './coverage-rules'
import { allShifts, allTeams } from './queries'
import { slotsOf } from './rules'
import { loadTeamSample } from './sample'
import { type ServiceTeam, type Shift, teamSchema } from './schema'
import { sumOf } from './shift-rules'

test('a sample center has teams with a gap and weeks of shifts; loaded again, nothing is there twice', async () => {
  const { context, close } = await openTestContext({
    collections: { teams: { schema: teamSchema }, places: { schema: placeSchema } },
  })
  for (const name of ['百瑞苑', '首义小区']) await context.write('places', { id: `estate-${name}`, kind: 'estate', name })
  await loadTeamSample(context)
  const teams = (await allTeams(context.data).exec()).map((found) => found.toMutableJSON() as ServiceTeam)
  const shifts = (await allShifts(context.data).exec()).map((found) => found.toMutableJSON() as Shift)
  expect(slotsOf(teams).fixed.map(({ kind, teams: own }) => [kind, own.length])).toEqual([
    ['medical', 1],
    ['education', 1],
    ['legal', 0],
  ])
  const rows = coverageOf(teams, [
    { id: 'estate-百瑞苑', name: '百瑞苑' },
    { id: 'estate-首义小区', name: '首义小区' },
  ])
  expect(rows.map(({ gaps }) => gaps)).toEqual([['legal'], ['education', 'legal', 'neighbourhood']])
  const { served, missed, planned, hours } = sumOf(shifts)
  expect([served + missed + planned, missed, planned]).toEqual([100, 1, 20])
  expect(hours).toBeGreaterThan(100)
  await loadTeamSample(context)
  expect((await allShifts(context.data).exec()).length).toBe(100)
  await close()
})
