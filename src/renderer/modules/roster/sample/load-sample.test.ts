import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../../data/context'
import { openTestContext } from '../../../data/testing/open-test-context'
import { placeSchema, residentSchema } from '../schema'
import { isSampleLoaded, loadSample } from './load-sample'

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  const opened = await openTestContext({
    collections: { places: { schema: placeSchema }, residents: { schema: residentSchema } },
  })
  context = opened.context
  close = opened.close
})
afterEach(() => close())

const load = (options: { signal?: AbortSignal; onProgress?: (share: number) => void } = {}) =>
  loadSample(context, {
    residents: 1_000,
    seed: 1,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  })

const people = () => context.data.residents.count().exec()

test('a sample is loaded to its end, with progress that only grows', async () => {
  const shares: number[] = []
  expect(await load({ onProgress: (share) => shares.push(share) })).toEqual({ ok: true, value: { residents: 1_000 } })
  expect([await people(), await isSampleLoaded(context)]).toEqual([1_000, true])
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('a load that was broken off goes on with the same people and leaves nobody twice', async () => {
  const breaking = new AbortController()
  const broken = await load({ signal: breaking.signal, onProgress: (share) => (share > 0.7 ? breaking.abort() : undefined) })
  const before = await people()
  expect([broken, await isSampleLoaded(context), before > 0 && before < 1_000]).toEqual([
    { ok: false, refusal: { code: 'cancelled' } },
    false,
    true,
  ])
  await load()
  expect([await people(), await isSampleLoaded(context)]).toEqual([1_000, true])
})
