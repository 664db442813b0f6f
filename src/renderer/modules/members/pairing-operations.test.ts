import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { placeSchema, residentSchema } from '../roster/schema'
import { endPairing, pair } from './pairing-operations'
import { refuseEndOfPairing, refusePairing } from './pairing-rules'
import { memberSchema } from './schema'

const today = '2026-11-23'
const collections = { members: { schema: memberSchema }, places: { schema: placeSchema }, residents: { schema: residentSchema } }

describe('pairing', () => {
  test.each<[string, Parameters<typeof refusePairing>, string | null]>([
    ['two who were never paired', [today, [], today], null],
    ['from a day long ago', ['2025-03-01', [], today], null],
    ['from tomorrow', ['2026-11-24', [], today], 'day-future'],
    ['from no day', ['2026-02-30', [], today], 'day-form'],
    ['who are paired already', [today, [{}], today], 'already-paired'],
    ['who were paired once', [today, [{ endsOn: '2026-01-01' }], today], null],
  ])('%s', (_, given, code) => {
    expect(refusePairing(...given)?.code ?? null).toBe(code)
  })

  const since = { startsOn: '2026-03-01' }
  test.each<[string, Parameters<typeof refuseEndOfPairing>, string | null]>([
    ['ends with a reason', [since, { endsOn: today, reason: '搬走了' }, today], null],
    ['does not end without one', [since, { endsOn: today, reason: ' ' }, today], 'reason-missing'],
    ['does not end before it began', [since, { endsOn: '2026-02-28', reason: '搬走了' }, today], 'days-order'],
    ['does not end on a day to come', [since, { endsOn: '2026-12-01', reason: '搬走了' }, today], 'day-future'],
    ['ends on a day', [since, { endsOn: '2026-13-01', reason: '搬走了' }, today], 'day-form'],
    ['ends once', [{ ...since, endsOn: '2026-05-01' }, { endsOn: today, reason: '搬走了' }, today], 'already-ended'],
    ['that nobody knows', [null, { endsOn: today, reason: '搬走了' }, today], 'pairing-gone'],
  ])('a pairing %s', (_, given, code) => {
    expect(refuseEndOfPairing(...given)?.code ?? null).toBe(code)
  })
})

async function fill(context: Context): Promise<void> {
  await context.write('members', { id: 'member-wang', kind: 'member', name: '王芳', namePinyin: '', unitId: 'unit-a' })
  await context.write('places', { id: 'household-li', kind: 'household', name: '' })
}
const wangWithLi = { memberId: 'member-wang', householdId: 'household-li', startsOn: today }
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

describe('at a desk', () => {
  let context: Context
  let close: () => Promise<void>
  beforeEach(async () => {
    const opened = await openTestContext({ collections })
    context = opened.context
    close = opened.close
    await fill(context)
  })
  afterEach(() => close())

  test('a member is paired with a household, parts with a reason, and is paired again as something new', async () => {
    const first = await pair(context, wangWithLi)
    expect([codeOf(first), codeOf(await pair(context, wangWithLi))]).toEqual(['ok', 'already-paired'])
    const id = first.ok ? first.value.id : ''
    const ended = await endPairing(context, { id, endsOn: today, reason: ' 老人随子女搬走 ' })
    expect(ended.ok && [ended.value.endsOn, ended.value.reason]).toEqual([today, '老人随子女搬走'])
    const again = await pair(context, wangWithLi)
    expect(again.ok && again.value.id !== id && again.value.reason === undefined).toBe(true)
    expect(await context.data.members.count({ selector: { kind: 'pairing' } }).exec()).toBe(2)
  })

  test('only a member of the list and a household of the roster are paired, by who may', async () => {
    const outside: Context = { ...context, may: () => false }
    expect([
      codeOf(await pair(context, { ...wangWithLi, memberId: 'member-none' })),
      codeOf(await pair(context, { ...wangWithLi, householdId: 'member-wang' })),
      codeOf(await pair(outside, wangWithLi)),
      codeOf(await endPairing(outside, { id: 'x', endsOn: today, reason: '无' })),
    ]).toEqual(['member-gone', 'household-gone', 'not-allowed', 'not-allowed'])
  })
})

test('the same two paired at two desks that cannot hear each other are paired once', async () => {
  const place = await openPlace(collections)
  const [one, two] = [await place.station(), await place.station()]
  await fill(one.context)
  await syncAll(one, two)
  for (const { context } of [one, two]) expect(codeOf(await pair(context, wangWithLi))).toBe('ok')
  await syncAll(one, two, one)
  for (const { context } of [one, two]) expect(await context.data.members.count({ selector: { kind: 'pairing' } }).exec()).toBe(1)
  await place.close()
})
