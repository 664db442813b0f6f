import { describe, expect, test } from 'vitest'
import {
  castOf,
  isCarried,
  type MeetingInput,
  refuseBecoming,
  refuseFewer,
  refuseMeeting,
  refuseResolution,
  tidyMeeting,
  type Votes,
} from './council-rules'
import type { Resolution } from './schema'

const meeting: MeetingInput = {
  title: '十一月议事会',
  day: '2026-11-23',
  startsAt: '19:00',
  place: '驿站',
  estateId: '',
  agenda: [],
}

describe('calling a meeting', () => {
  test.each<[string, Partial<MeetingInput>, string | null]>([
    ['with a name and a day', {}, null],
    ['at no hour yet', { startsAt: '' }, null],
    ['at an hour in wide letters', { startsAt: '１９：００' }, null],
    ['without a name', { title: ' ' }, 'title-missing'],
    ['on a day that is none', { day: '2026-02-30' }, 'day-form'],
    ['at 25 hours', { startsAt: '25:00' }, 'time-form'],
    ['with a name too long', { title: '会'.repeat(121) }, 'too-long'],
    ['with a matter too long', { agenda: ['停车'.repeat(101)] }, 'too-long'],
    ['with more matters than an evening has', { agenda: Array.from({ length: 31 }, (_, at) => `议题${at}`) }, 'agenda-many'],
  ])('%s', (_, changed, code) => {
    expect(refuseMeeting(tidyMeeting({ ...meeting, ...changed }))?.code ?? null).toBe(code)
  })
})

const votes = (inFavour: number, against = 0, abstained = 0): Votes => ({ inFavour, against, abstained })

describe('votes', () => {
  test.each<[Votes, number, string | null]>([
    [votes(7, 2, 1), 10, null],
    [votes(5, 1), 10, null],
    [votes(0), 0, null],
    [votes(8, 2, 1), 10, 'votes-over'],
    [votes(1), 0, 'votes-over'],
    [votes(-1), 10, 'votes-form'],
    [votes(1.5), 10, 'votes-form'],
    [votes(Number.NaN), 10, 'votes-form'],
  ])('%o of %i present', (cast, present, code) => {
    expect(refuseResolution({ title: '装路灯', body: '', ...cast }, present)?.code ?? null).toBe(code)
  })

  test.each<[Votes, number, boolean]>([
    [votes(6, 4), 10, true],
    [votes(5, 1), 10, false],
    [votes(5, 5), 10, false],
    [votes(1), 1, true],
    [votes(0), 0, false],
  ])('%o of %i present: carried by more than half of those who are there', (cast, present, carried) => {
    expect(isCarried(cast, present)).toBe(carried)
  })

  const resolution = { id: 'resolution-1', title: '装路灯', ...votes(6, 2) } as Resolution
  test('nobody leaves of those who voted', () => {
    expect(refuseFewer([resolution], castOf(resolution))).toBe(null)
    expect(refuseFewer([resolution], castOf(resolution) - 1)).toEqual({ code: 'voted', title: '装路灯', cast: 8 })
  })

  test.each<[string, Resolution | null, number, string | null]>([
    ['what was carried becomes something', resolution, 10, null],
    ['what was not does not', { ...resolution, inFavour: 5 }, 10, 'not-carried'],
    ['nor where two desks counted more votes than people', resolution, 7, 'votes-over'],
    ['nor twice', { ...resolution, resultId: 'request-1' }, 10, 'became'],
    ['nor what is gone', null, 10, 'gone'],
  ])('%s', (_, known, present, code) => {
    expect(refuseBecoming(known, present)?.code ?? null).toBe(code)
  })
})
