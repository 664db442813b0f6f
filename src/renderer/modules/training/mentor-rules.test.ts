import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentorOfLearner, mostMentees, refuseEnd, refuseGroup, refusePair, standingPairings, tidyGroup } from './mentor-rules'
import type { MentorGroup, MentorPairing } from './schema'

const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps: {} }
const group = (id: string, more: Partial<MentorGroup> = {}): MentorGroup => ({
  ...envelope,
  id,
  kind: 'mentorGroup',
  name: `导师${id}`,
  namePinyin: '',
  phone: '13800000001',
  active: true,
  ...more,
})
const pairing = (mentorGroupId: string, learnerId: string, at: number, more: Partial<MentorPairing> = {}): MentorPairing => ({
  ...envelope,
  id: `${mentorGroupId}:${learnerId}`,
  kind: 'mentorPairing',
  mentorGroupId,
  learnerId,
  name: learnerId,
  pairedAt: new Date(Date.UTC(2026, 10, 23) + at * 1000).toISOString(),
  startsOn: '2026-11-23',
  ...more,
})
const told = (pairings: MentorPairing[], groups: MentorGroup[]) => {
  const { standing, lost } = standingPairings(pairings, groups)
  return {
    standing: standing.map(({ id }) => id).join(' '),
    lost: lost.map(({ pairing: { id }, why, to }) => [id, why, to?.id ?? ''].join(' ').trim()),
  }
}

describe('which pairings stand', () => {
  const ten = Array.from({ length: mostMentees }, (_, index) => pairing('g1', `w${index}`, index))
  test.each<[string, MentorPairing[], MentorGroup[], ReturnType<typeof told>]>([
    ['nobody is paired', [], [group('g1')], { standing: '', lost: [] }],
    [
      'two centers give one worker a mentor each: the earlier one stands',
      [pairing('g2', 'li', 9), pairing('g1', 'li', 5)],
      [group('g1'), group('g2')],
      { standing: 'g1:li', lost: ['g2:li other-mentor g1:li'] },
    ],
    [
      'at the very same moment the id decides',
      [pairing('g2', 'li', 5), pairing('g1', 'li', 5)],
      [],
      { standing: 'g1:li', lost: ['g2:li other-mentor g1:li'] },
    ],
    [
      'the eleventh of a mentor does not stand',
      [pairing('g1', 'late', 99), ...ten],
      [group('g1')],
      { standing: ten.map(({ id }) => id).join(' '), lost: ['g1:late full'] },
    ],
    [
      'who found a group full has the mentor they were given afterwards',
      [...ten, pairing('g1', 'late', 50), pairing('g2', 'late', 60)],
      [group('g1'), group('g2')],
      { standing: [...ten.map(({ id }) => id), 'g2:late'].join(' '), lost: ['g1:late full'] },
    ],
    [
      'one that ended leaves its place to the next',
      [pairing('g1', 'li', 1, { endsOn: '2026-11-23', reason: '调走' }), pairing('g2', 'li', 2)],
      [group('g1'), group('g2')],
      { standing: 'g2:li', lost: [] },
    ],
    [
      'a pairing with a mentor whose group ended meanwhile is told, and keeps nobody from another mentor',
      [pairing('g1', 'li', 1), pairing('g2', 'li', 2)],
      [group('g1', { endsOn: '2026-11-23', active: false }), group('g2')],
      { standing: 'g2:li', lost: ['g1:li group-ended'] },
    ],
  ])('%s', (_, pairings, groups, expected) => {
    expect(told(pairings, groups)).toEqual(expected)
  })

  test('whatever order the records came in, the answer is the same, nobody has two mentors and no mentor eleven', () => {
    const one = fc.record({ mentor: fc.nat(2), worker: fc.nat(16), at: fc.nat(6), ended: fc.nat(9) })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { maxLength: 45, selector: ({ mentor, worker }) => `${mentor} ${worker}` }),
        fc.nat(3),
        fc.infiniteStream(fc.nat(1000)),
        (given, endedGroup, dice) => {
          const groups = [0, 1, 2].map((at) => group(`g${at}`, at === endedGroup ? { endsOn: '2026-11-23' } : {}))
          const pairings = given.map(({ mentor, worker, at, ended }) =>
            pairing(`g${mentor}`, `w${worker}`, at, ended === 0 ? { endsOn: '2026-11-23' } : {}),
          )
          const shuffled = pairings
            .map((value) => ({ value, key: dice.next().value }))
            .sort((a, b) => Number(a.key) - Number(b.key))
            .map(({ value }) => value)
          const answer = standingPairings(pairings, groups)
          expect(standingPairings(shuffled, [...groups].reverse())).toEqual(answer)
          const learners = answer.standing.map(({ learnerId }) => learnerId)
          expect(new Set(learners).size).toBe(learners.length)
          for (const { id } of groups)
            expect(answer.standing.filter(({ mentorGroupId }) => mentorGroupId === id).length).toBeLessThanOrEqual(mostMentees)
          expect(answer.standing.length + answer.lost.length).toBe(pairings.filter(({ endsOn }) => !endsOn).length)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a worker’s page shows the mentor that stands', () => {
    const groups = [group('g1'), group('g2')]
    const pairings = [pairing('g2', 'li', 9), pairing('g1', 'li', 5)]
    expect(mentorOfLearner(pairings, groups, 'li')).toEqual({ mentorGroupId: 'g1', name: '导师g1', since: '2026-11-23' })
    expect(mentorOfLearner(pairings, groups, 'wang')).toBeNull()
  })
})

describe('what is refused', () => {
  const today = '2026-11-23'
  const li = { id: 'li', name: '李娜', phone: '13900000002' }
  const ten = Array.from({ length: mostMentees }, (_, index) => pairing('g1', `w${index}`, index))
  test.each<[string | undefined, string, Parameters<typeof refusePair>]>([
    [undefined, 'a worker without a mentor', [group('g1'), li, today, { pairings: [], groups: [], today }]],
    ['group-gone', 'no group', [null, li, today, { pairings: [], groups: [], today }]],
    ['group-ended', 'a group that ended', [group('g1', { endsOn: today }), li, today, { pairings: [], groups: [], today }]],
    ['learner-missing', 'nobody chosen', [group('g1'), null, today, { pairings: [], groups: [], today }]],
    ['day-form', 'a day that is none', [group('g1'), li, '2026-11-31', { pairings: [], groups: [], today }]],
    ['day-future', 'tomorrow', [group('g1'), li, '2026-11-24', { pairings: [], groups: [], today }]],
    ['full', 'the eleventh', [group('g1'), li, today, { pairings: ten, groups: [group('g1')], today }]],
    [
      'other-mentor',
      'the mentee of another',
      [group('g1'), li, today, { pairings: [pairing('g2', 'li', 1)], groups: [group('g2')], today }],
    ],
    [
      'already-in-group',
      'a mentee of this one',
      [group('g1'), li, today, { pairings: [pairing('g1', 'li', 1)], groups: [group('g1')], today }],
    ],
    [
      'own-mentor',
      'the mentor themselves',
      [group('g1'), { ...li, name: '导师g1', phone: '13800000001' }, today, { pairings: [], groups: [], today }],
    ],
  ])('%s: %s', (code, _, given) => {
    expect(refusePair(...given)?.code).toBe(code)
  })

  test.each<[string | undefined, Partial<Parameters<typeof tidyGroup>[0]>]>([
    [undefined, {}],
    ['name-missing', { name: ' ' }],
    ['phone-missing', { phone: '' }],
    ['phone-form', { phone: '123' }],
    ['day-form', { startsOn: '23.11.2026' }],
    ['mentor-taken', { name: '导师g1', phone: '138 0000 0001' }],
    ['mentor-ended', { name: '导师g2', phone: '13800000001' }],
  ])('%s: a group with %j', (code, over) => {
    const others = [group('g1'), group('g2', { endsOn: today })]
    expect(refuseGroup(tidyGroup({ name: '陈红', phone: '13700000003', ...over }), others)?.code).toBe(code)
  })

  test.each([
    ['gone', null, { endsOn: today, reason: '到期' }],
    ['already-ended', { endsOn: today }, { endsOn: today, reason: '到期' }],
    ['reason-missing', {}, { endsOn: today, reason: ' ' }],
    ['day-form', {}, { endsOn: '', reason: '到期' }],
    ['day-future', {}, { endsOn: '2026-11-24', reason: '到期' }],
    ['days-order', { startsOn: today }, { endsOn: '2026-11-22', reason: '到期' }],
    [undefined, { startsOn: today }, { endsOn: today, reason: '到期' }],
  ])('%s: the end of %j', (code, record, ending) => {
    expect(refuseEnd(record, ending, today)?.code).toBe(code)
  })
})
