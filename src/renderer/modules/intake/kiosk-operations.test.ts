import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { isHashOf } from '../../lib/slow-hash'
import { catalogueSchema } from '../catalogue/schema'
import { pauseKiosk, setLeaveNumber } from './kiosk-operations'
import { everyKiosk, isAway, refuseLeaveNumber } from './rules'

let context: Context
let close: () => Promise<void>

const open = (may: (right: string) => boolean = () => true) =>
  openTestContext({ collections: { catalogue: { schema: catalogueSchema, audience: 'kiosk' } }, may })

beforeEach(async () => {
  ;({ context, close } = await open())
})
afterEach(() => close())

const orderOf = async (terminalId: string) =>
  (await context.data.catalogue.find({ selector: { kind: 'kioskOrder', terminalId } }).exec()).map(({ paused, body }) => ({
    paused,
    body,
  }))

test('a kiosk is paused with a sentence, goes on without it, and the others are not touched', async () => {
  await pauseKiosk(context, { terminalId: 'kiosk001', paused: true, message: ' 正在消毒 ' })
  expect([await orderOf('kiosk001'), await orderOf('kiosk002')]).toEqual([[{ paused: true, body: '正在消毒' }], []])
  await pauseKiosk(context, { terminalId: 'kiosk001', paused: false })
  expect(await orderOf('kiosk001')).toEqual([{ paused: false, body: undefined }])
})

test('of the leave number only a hash is kept, and pausing does not change it', async () => {
  await setLeaveNumber(context, { terminalId: everyKiosk, number: '730518' })
  await pauseKiosk(context, { terminalId: everyKiosk, paused: true })
  const [order] = await context.data.catalogue.find({ selector: { kind: 'kioskOrder' } }).exec()
  const { leaveHash: hash = '', leaveSalt: salt = '', leaveRounds: rounds = 0 } = order ?? {}
  expect(JSON.stringify(order?.toMutableJSON())).not.toContain('730518')
  expect([await isHashOf({ hash, salt, rounds }, '730518'), await isHashOf({ hash, salt, rounds }, '730519')]).toEqual([
    true,
    false,
  ])
})

describe('a leave number', () => {
  test.each([
    ['730518', null],
    ['7305', 'number-form'],
    ['73051a', 'number-form'],
    ['123456', 'number-weak'],
    ['888888', 'number-weak'],
  ])('%s', (number, code) => {
    expect(refuseLeaveNumber(number)?.code ?? null).toBe(code)
  })
})

test('who may not manage kiosks tells them nothing', async () => {
  const other = await open(() => false)
  const denied = { ok: false, refusal: { code: 'not-allowed' } }
  expect([
    await pauseKiosk(other.context, { terminalId: 'kiosk001', paused: true }),
    await setLeaveNumber(other.context, { terminalId: everyKiosk, number: '730518' }),
  ]).toEqual([denied, denied])
  await other.close()
})

test('a kiosk that was not heard of for twenty minutes is away', () => {
  const now = Date.parse('2026-11-23T01:00:00Z')
  expect([isAway(null, now), isAway('2026-11-23T00:39:00Z', now), isAway('2026-11-23T00:55:00Z', now)]).toEqual([
    true,
    true,
    false,
  ])
})
