import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { createContext } from '../../data/create-context'
import type { Store } from '../../data/open'
import { openTestContext } from '../../data/testing/open-test-context'
import { changePin, enrolFirstDirector, enrolWorker, lockOf, reinstateWorker, retireWorker, signIn } from './operations'
import { pinRounds } from './rules'
import { workerSchema } from './schema'

let store: Store
let context: Context
let close: () => Promise<void>
let now: number

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 1)
  const opened = await openTestContext({ collections: { workers: { schema: workerSchema } }, clock: () => now })
  store = opened.store
  context = opened.context
  close = opened.close
})
afterEach(() => close())

const as = (id: string, may: (right: string) => boolean): Context =>
  createContext({
    store,
    station: { deviceId: 'testtest', centerCode: '420106012003', citySalt: 'a salt for tests only' },
    actor: { id, name: '某人' },
    may,
    clock: () => now,
  })

async function enrolled(name: string, role: 'director' | 'worker' = 'worker', pin = '2846') {
  const result = await enrolWorker(context, { name, role, pin })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('enrolling', () => {
  test('keeps the name, its pinyin and the rounds, and nothing of the PIN', async () => {
    const worker = await enrolled(' 单  静 ')
    expect({ ...worker, id: '', stamps: {}, pinHash: '', pinSalt: '' }).toEqual({
      id: '',
      name: '单 静',
      namePinyin: 'shan jing',
      role: 'worker',
      active: true,
      pinHash: '',
      pinSalt: '',
      pinRounds,
      createdAt: '2026-11-23T01:00:00.000Z',
      createdBy: 'worker-test',
      updatedAt: '2026-11-23T01:00:00.000Z',
      updatedBy: 'worker-test',
      stamps: {},
    })
    expect(JSON.stringify(worker)).not.toContain('2846')
  })

  test('the same PIN of two people is not the same hash', async () => {
    const [first, second] = [await enrolled('王芳'), await enrolled('李军')]
    expect(first.pinHash).not.toBe(second.pinHash)
  })

  test('a name somebody has is refused, and a weak PIN is', async () => {
    await enrolled('王芳')
    expect([
      await enrolWorker(context, { name: '王芳 ', role: 'auditor', pin: '7194' }),
      await enrolWorker(context, { name: '李军', role: 'worker', pin: '1234' }),
      await enrolWorker(context, { name: '李军', role: 'worker', pin: '12' }),
    ]).toEqual([
      { ok: false, refusal: { code: 'name-taken', retired: false } },
      { ok: false, refusal: { code: 'pin-weak' } },
      { ok: false, refusal: { code: 'pin-form' } },
    ])
  })

  test('who may not manage staff enrols nobody', async () => {
    expect(
      await enrolWorker(
        as('x', () => false),
        { name: '王芳', role: 'director', pin: '2846' },
      ),
    ).toEqual({
      ok: false,
      refusal: { code: 'not-allowed' },
    })
  })

  test('the first director needs no right, the second is refused', async () => {
    const outside = as('nobody', () => false)
    const first = await enrolFirstDirector(outside, { name: '周敏', pin: '2846' })
    expect(first.ok && first.value.role).toBe('director')
    expect(await enrolFirstDirector(outside, { name: '李军', pin: '2846' })).toEqual({
      ok: false,
      refusal: { code: 'staff-exists' },
    })
  })
})

describe('signing in', () => {
  test('the right PIN opens the desk', async () => {
    const worker = await enrolled('王芳')
    expect(await signIn(context, { workerId: worker.id, pin: '2846' })).toEqual({ ok: true, value: worker })
  })

  test('a wrong PIN tells how many tries are left, the fifth locks, and then even the right one is refused', async () => {
    const { id } = await enrolled('王芳')
    const until = now + 300_000
    const answers = []
    for (const pin of ['1', '2', '3', '4', '5', '2846']) answers.push(await signIn(context, { workerId: id, pin }))
    expect(answers).toEqual([
      ...[4, 3, 2, 1].map((left) => ({ ok: false, refusal: { code: 'wrong-pin', left } })),
      { ok: false, refusal: { code: 'locked', until } },
      { ok: false, refusal: { code: 'locked', until } },
    ])
  })

  test('a lock outlives whoever opens the store again, and ends after five minutes', async () => {
    const { id } = await enrolled('王芳')
    for (const pin of ['1', '2', '3', '4', '5']) await signIn(context, { workerId: id, pin })
    const reloaded = as('nobody', () => false)
    expect(await lockOf(reloaded, id)).toBe(now + 300_000)
    now += 300_000
    expect(await lockOf(reloaded, id)).toBeNull()
    expect((await signIn(reloaded, { workerId: id, pin: '2846' })).ok).toBe(true)
  })

  test('a right PIN forgives the wrong ones before it', async () => {
    const { id } = await enrolled('王芳')
    await signIn(context, { workerId: id, pin: '1' })
    await signIn(context, { workerId: id, pin: '2846' })
    expect(await signIn(context, { workerId: id, pin: '2' })).toEqual({ ok: false, refusal: { code: 'wrong-pin', left: 4 } })
  })

  test('two wrong tries at the same moment count as two', async () => {
    const { id } = await enrolled('王芳')
    await Promise.all([signIn(context, { workerId: id, pin: '1' }), signIn(context, { workerId: id, pin: '2' })])
    expect(await signIn(context, { workerId: id, pin: '3' })).toEqual({ ok: false, refusal: { code: 'wrong-pin', left: 2 } })
  })

  test('nobody signs in under a name that is not there', async () => {
    expect(await signIn(context, { workerId: 'worker-x', pin: '2846' })).toEqual({ ok: false, refusal: { code: 'unknown' } })
  })
})

describe('changing a PIN', () => {
  test('takes the old one from its owner', async () => {
    const { id } = await enrolled('王芳')
    const own = as(id, () => false)
    expect(await changePin(own, { workerId: id, pin: '7194', oldPin: '1111' })).toEqual({
      ok: false,
      refusal: { code: 'wrong-pin', left: 4 },
    })
    expect((await changePin(own, { workerId: id, pin: '7194', oldPin: '2846' })).ok).toBe(true)
    expect((await signIn(own, { workerId: id, pin: '7194' })).ok).toBe(true)
  })

  test('is for others only with the right, and frees who was locked out', async () => {
    const { id } = await enrolled('王芳')
    for (const pin of ['1', '2', '3', '4', '5']) await signIn(context, { workerId: id, pin })
    expect(
      await changePin(
        as('x', () => false),
        { workerId: id, pin: '7194' },
      ),
    ).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
    expect((await changePin(context, { workerId: id, pin: '7194' })).ok).toBe(true)
    expect((await signIn(context, { workerId: id, pin: '7194' })).ok).toBe(true)
  })
})

describe('leaving', () => {
  test('who left cannot sign in, keeps the record, and can be brought back with the same PIN', async () => {
    const { id } = await enrolled('王芳')
    expect((await retireWorker(context, id)).ok).toBe(true)
    expect(await signIn(context, { workerId: id, pin: '2846' })).toEqual({ ok: false, refusal: { code: 'retired' } })
    expect((await reinstateWorker(context, id)).ok).toBe(true)
    expect((await signIn(context, { workerId: id, pin: '2846' })).ok).toBe(true)
  })

  test('the last director stays, and nobody sends themselves away', async () => {
    const director = await enrolled('周敏', 'director')
    const second = await enrolled('李军', 'director')
    expect(
      await retireWorker(
        as(director.id, () => true),
        director.id,
      ),
    ).toEqual({ ok: false, refusal: { code: 'self' } })
    expect((await retireWorker(context, second.id)).ok).toBe(true)
    expect(await retireWorker(context, director.id)).toEqual({ ok: false, refusal: { code: 'last-director' } })
  })
})
