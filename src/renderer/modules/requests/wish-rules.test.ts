import { describe, expect, test } from 'vitest'
import type { Claim } from '../members/schema'
import { refuseWishStep, type WishState, wishStateOf } from './wish-rules'

const claim = (claimStatus: Claim['claimStatus']): Claim =>
  ({
    id: 'claim-1',
    kind: 'claim',
    claimTarget: 'wish',
    targetId: 'wish-1',
    claimStatus,
    stamps: { born: '1' },
  }) as unknown as Claim

test.each<[string, boolean, Claim[], ('delivered' | 'thanked')[], WishState]>([
  ['waits for somebody', true, [], [], 'open'],
  ['was claimed', true, [claim('active')], [], 'claimed'],
  ['waits again when who had it withdrew', true, [claim('withdrawn')], [], 'open'],
  ['is done by who had it, not yet delivered', true, [claim('done')], [], 'claimed'],
  ['was delivered', false, [claim('done')], ['delivered'], 'delivered'],
  ['was thanked for', false, [claim('done')], ['thanked', 'delivered'], 'thanked'],
  ['was taken off', false, [], [], 'closed'],
])('a wish %s', (_, open, claims, steps, state) => {
  expect(
    wishStateOf(
      { open, quota: 1 },
      claims,
      steps.map((step) => ({ step })),
    ),
  ).toBe(state)
})

describe('delivering and thanking', () => {
  const words = { artefact: '送去收音机一台', told: '您的心愿已经实现' }
  const wisher = { name: '陈桂英', phone: '13800001234', room: '3栋501' }
  test.each<[string, 'delivered' | 'thanked', WishState, Partial<typeof words>, string | null]>([
    ['what somebody claimed is delivered', 'delivered', 'claimed', {}, null],
    ['what nobody claimed is not', 'delivered', 'open', {}, 'nobody'],
    ['nor is it twice', 'delivered', 'thanked', {}, 'already'],
    ['nor without saying what', 'delivered', 'claimed', { artefact: ' ' }, 'artefact-missing'],
    ['nor at any length', 'delivered', 'claimed', { told: '好'.repeat(301) }, 'too-long'],
    ['what was delivered is thanked for', 'thanked', 'delivered', {}, null],
    ['what was not is not', 'thanked', 'claimed', {}, 'not-delivered'],
    ['nor twice', 'thanked', 'thanked', {}, 'already'],
    ['the desk may write who got it', 'delivered', 'claimed', { artefact: '送到陈桂英家' }, null],
    ['what the kiosks tell says no name', 'delivered', 'claimed', { told: '陈桂英，心愿已经实现' }, 'says-name'],
    ['nor a phone', 'delivered', 'claimed', { told: '请打 139 0000 5678' }, 'says-phone'],
    ['nor a room', 'delivered', 'claimed', { told: '已送到3栋501' }, 'says-room'],
  ])('%s', (_, step, state, changed, code) => {
    expect(refuseWishStep(step, state, { ...words, ...changed }, wisher)?.code ?? null).toBe(code)
  })
})
