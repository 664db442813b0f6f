import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { closePosting, post, revisePosting } from './posting-operations'
import { daysBetween, refuseClosing, refusePosting, remindersOf } from './posting-rules'
import { memberSchema, type Posting } from './schema'

const today = '2026-11-23'
const posting = (over: Partial<Posting> = {}): Posting => ({
  id: 'posting-1',
  kind: 'posting',
  memberId: 'member-wang',
  role: '社区书记助理',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  active: true,
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
  stamps: {},
  ...over,
})

describe('before a posting ends', () => {
  test.each<[string, Partial<Posting>, number | null]>([
    ['thirty-one days before, nobody is reminded', { endsOn: '2026-12-24' }, null],
    ['thirty days before, the desk is', { endsOn: '2026-12-23' }, 30],
    ['on its last day', { endsOn: today }, 0],
    ['three days late', { endsOn: '2026-11-20' }, -3],
    ['handed over, it is over', { endsOn: '2026-11-20', active: false }, null],
  ])('%s', (_, over, daysLeft) => {
    expect(remindersOf([posting(over)], today).map((reminder) => reminder.daysLeft)).toEqual(daysLeft === null ? [] : [daysLeft])
  })

  test('days are counted over the ends of months and years', () => {
    expect([
      daysBetween('2026-02-28', '2026-03-01'),
      daysBetween('2028-02-28', '2028-03-01'),
      daysBetween('2027-01-01', today),
    ]).toEqual([1, 2, -39])
  })
})

describe('a posting', () => {
  const input = { role: '社区书记助理', startsOn: '2027-01-01', endsOn: '2027-12-31' }
  test.each<[string, Parameters<typeof refusePosting>, string | null]>([
    ['after another one', [input, [posting()]], null],
    ['without a role', [{ ...input, role: '' }, []], 'role-missing'],
    ['from no day', [{ ...input, startsOn: '2027-02-30' }, []], 'day-form'],
    ['until no day', [{ ...input, endsOn: '明年' }, []], 'day-form'],
    ['that ends before it begins', [{ ...input, endsOn: '2026-12-31' }, []], 'days-order'],
    ['in the time of another one', [input, [posting({ endsOn: '2027-01-01' })]], 'already-posted'],
    ['after one that was handed over early', [input, [posting({ endsOn: '2027-03-01', active: false })]], null],
    [
      'that began on the same day',
      [input, [posting({ startsOn: '2027-01-01', endsOn: '2027-01-02', active: false })]],
      'already-posted',
    ],
  ])('%s', (_, given, code) => {
    expect(refusePosting(...given)?.code ?? null).toBe(code)
  })

  const closing = { endsOn: today, handOver: '三户走访记录已移交' }
  test.each<[string, Parameters<typeof refuseClosing>, string | null]>([
    ['is closed with a note', [posting(), closing, today], null],
    ['is not closed without one', [posting(), { ...closing, handOver: ' \n' }, today], 'hand-over-missing'],
    ['does not end on a day to come', [posting(), { ...closing, endsOn: '2026-12-31' }, today], 'day-future'],
    ['does not end before it began', [posting(), { ...closing, endsOn: '2025-12-31' }, today], 'days-order'],
    ['ends on a day', [posting(), { ...closing, endsOn: '' }, today], 'day-form'],
    ['is closed once', [posting({ active: false }), closing, today], 'already-closed'],
    ['that nobody knows', [null, closing, today], 'posting-gone'],
  ])('%s', (_, given, code) => {
    expect(refuseClosing(...given)?.code ?? null).toBe(code)
  })
})

describe('at a desk', () => {
  let context: Context
  let close: () => Promise<void>
  beforeEach(async () => {
    const opened = await openTestContext({ collections: { members: { schema: memberSchema } } })
    context = opened.context
    close = opened.close
    await context.write('members', { id: 'member-wang', kind: 'member', name: '王芳', namePinyin: '', unitId: 'unit-a' })
  })
  afterEach(() => close())
  const term = { memberId: 'member-wang', role: ' 社区书记助理 ', startsOn: '2026-01-01', endsOn: '2026-11-30' }
  const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

  test('somebody is posted, stays longer, hands over, and what ended does not change any more', async () => {
    const posted = await post(context, term)
    const id = posted.ok ? posted.value.id : ''
    expect(posted.ok && posted.value.role).toBe('社区书记助理')
    expect(await post(context, { ...term, startsOn: '2026-06-01' })).toEqual({
      ok: false,
      refusal: { code: 'already-posted', until: '2026-11-30' },
    })
    const longer = await revisePosting(context, { id, role: '社区书记助理', endsOn: '2026-12-31' })
    expect(longer.ok && [longer.value.startsOn, longer.value.endsOn]).toEqual(['2026-01-01', '2026-12-31'])
    const closed = await closePosting(context, { id, endsOn: today, handOver: ' 走访记录已移交 ' })
    expect(closed.ok && [closed.value.active, closed.value.endsOn, closed.value.handOver]).toEqual([
      false,
      today,
      '走访记录已移交',
    ])
    expect([
      codeOf(await revisePosting(context, { id, role: '网格员', endsOn: '2027-01-01' })),
      codeOf(await closePosting(context, { id, endsOn: today, handOver: '再交一次' })),
      codeOf(await post(context, { ...term, startsOn: '2026-12-01', endsOn: '2027-05-31' })),
    ]).toEqual(['already-closed', 'already-closed', 'ok'])
  })

  test('only a member of the list is posted, by who may', async () => {
    const outside: Context = { ...context, may: () => false }
    expect([
      codeOf(await post(context, { ...term, memberId: 'member-none' })),
      codeOf(await post(outside, term)),
      codeOf(await revisePosting(outside, { id: 'x', role: '甲', endsOn: today })),
      codeOf(await closePosting(outside, { id: 'x', endsOn: today, handOver: '甲' })),
    ]).toEqual(['member-gone', 'not-allowed', 'not-allowed', 'not-allowed'])
  })
})
