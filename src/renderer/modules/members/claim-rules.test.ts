import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Claimable, noticesOf, refuseClaim, refuseEnd, standingOf } from './claim-rules'
import type { Claim } from './schema'

const stamp = (tick: number, device = 'desk0001') => `${tick.toString(36).padStart(9, '0')}-0000|${device}`

type Given = { who: string; at: number; device?: string; status?: Claim['claimStatus']; again?: number; told?: boolean }

/** A claim of one thing. `again`: when its status was last changed. */
function claimBy({ who, at, device, status = 'active', again, told }: Given, claimTarget: Claim['claimTarget'] = 'post'): Claim {
  const stamps: Record<string, string> = { born: stamp(at, device) }
  if (again !== undefined) stamps.claimStatus = stamp(again, device)
  return {
    id: `claim-${who}`,
    kind: 'claim',
    claimTarget,
    targetId: 'post-1',
    claimStatus: status,
    memberId: `member-${who}`,
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
    stamps,
    ...(told ? { toldAt: '2026-11-23T01:00:00.000Z' } : {}),
  }
}

const names = (claims: readonly Claim[]) => claims.map(({ id }) => id.slice(6)).join(' ')

const told = (given: Given[], quota: number | undefined, target: Claim['claimTarget'] = 'post') => {
  const { standing, displaced, left } = standingOf(
    given.map((one) => claimBy(one, target)),
    quota,
  )
  return { standing: names(standing), displaced: names(displaced), left }
}

describe('who has a place', () => {
  test.each<[string, Given[], number | undefined, ReturnType<typeof told>]>([
    ['nobody claimed', [], 2, { standing: '', displaced: '', left: 2 }],
    ['one of two places is taken', [{ who: 'a', at: 1 }], 2, { standing: 'a', displaced: '', left: 1 }],
    [
      'two claim the last place, the earlier one has it',
      [
        { who: 'b', at: 2 },
        { who: 'a', at: 1 },
      ],
      1,
      { standing: 'a', displaced: 'b', left: 0 },
    ],
    [
      'at the very same moment the device decides',
      [
        { who: 'a', at: 1, device: 'desk0002' },
        { who: 'b', at: 1, device: 'desk0001' },
      ],
      1,
      { standing: 'b', displaced: 'a', left: 0 },
    ],
    [
      'who withdrew holds no place, and the next one has it',
      [
        { who: 'a', at: 1, status: 'withdrawn', again: 5 },
        { who: 'b', at: 2 },
        { who: 'c', at: 3 },
      ],
      1,
      { standing: 'b', displaced: 'c', left: 0 },
    ],
    [
      'who withdrew and came again stands at the end',
      [
        { who: 'a', at: 1, again: 9 },
        { who: 'b', at: 2 },
      ],
      1,
      { standing: 'b', displaced: 'a', left: 0 },
    ],
    [
      'a post that somebody has served at is free for the next',
      [
        { who: 'a', at: 1, status: 'done', again: 5 },
        { who: 'b', at: 2 },
      ],
      1,
      { standing: 'b', displaced: '', left: 0 },
    ],
    [
      'where as many come as like, everybody stands',
      [
        { who: 'a', at: 1 },
        { who: 'b', at: 2 },
      ],
      undefined,
      { standing: 'a b', displaced: '', left: null },
    ],
  ])('%s', (_, given, quota, expected) => {
    expect(told(given, quota)).toEqual(expected)
  })

  test.each<[string, Given[], ReturnType<typeof told>]>([
    [
      'a wish that was fulfilled keeps its place, even before an earlier claim that came to light later',
      [
        { who: 'a', at: 1 },
        { who: 'b', at: 2, status: 'done', again: 6 },
      ],
      { standing: 'b', displaced: 'a', left: 0 },
    ],
    [
      'a wish that two fulfilled is no news for either of them',
      [
        { who: 'a', at: 1, status: 'done', again: 7 },
        { who: 'b', at: 2, status: 'done', again: 6 },
      ],
      { standing: 'b', displaced: '', left: 0 },
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given, 1, 'wish')).toEqual(expected)
  })
})

const anyClaim = fc.record({
  who: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', 'c') }),
  at: fc.integer({ min: 0, max: 6 }),
  device: fc.constantFrom('desk0001', 'desk0002', 'desk0003'),
  status: fc.constantFrom('active' as const, 'withdrawn' as const, 'done' as const),
  again: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
})
const anyClaims = fc.uniqueArray(anyClaim, { selector: ({ who }) => who, maxLength: 12 })
const shuffled = (claims: Given[]) => fc.shuffledSubarray(claims, { minLength: claims.length })
const anyTarget = fc.constantFrom('post' as const, 'wish' as const, 'project' as const)

describe('whatever was claimed where', () => {
  test('every order of arrival gives the same people the places', () => {
    const both = anyClaims.chain((claims) => fc.tuple(fc.constant(claims), shuffled(claims)))
    fc.assert(
      fc.property(both, fc.integer({ min: 1, max: 5 }), anyTarget, ([claims, otherwise], quota, target) => {
        expect(told(otherwise, quota, target)).toEqual(told(claims, quota, target))
      }),
    )
  })

  test('never more than the quota stand, nobody is displaced while a place is free, and nobody active is forgotten', () => {
    fc.assert(
      fc.property(anyClaims, fc.integer({ min: 1, max: 5 }), anyTarget, (given, quota, target) => {
        const claims = given.map((one) => claimBy(one, target))
        const { standing, displaced, left } = standingOf(claims, quota)
        expect(standing.length).toBeLessThanOrEqual(quota)
        expect(left).toBe(quota - standing.length)
        if (displaced.length > 0) expect(left).toBe(0)
        const active = claims.filter(({ claimStatus }) => claimStatus === 'active').map(({ id }) => id)
        const known = [...standing, ...displaced].filter(({ claimStatus }) => claimStatus === 'active').map(({ id }) => id)
        expect(known.sort()).toEqual(active.sort())
      }),
    )
  })

  test('who has a place keeps it when somebody claims later, and withdrawing takes it from nobody', () => {
    fc.assert(
      fc.property(anyClaims, fc.integer({ min: 1, max: 5 }), fc.nat(), (given, quota, chosen) => {
        const claims = given.map((one) => claimBy(one))
        const before = standingOf(claims, quota).standing.map(({ id }) => id)
        const later = standingOf([...claims, claimBy({ who: 'later', at: 100 })], quota).standing.map(({ id }) => id)
        expect(later).toEqual(expect.arrayContaining(before))
        const leaving = claims[chosen % Math.max(1, claims.length)]
        if (!leaving) return
        const rest = claims.map((one) => (one === leaving ? { ...one, claimStatus: 'withdrawn' as const } : one))
        const after = standingOf(rest, quota).standing.map(({ id }) => id)
        expect(after).toEqual(expect.arrayContaining(before.filter((id) => id !== leaving.id)))
      }),
    )
  })
})

const post = (over: Partial<Claimable> = {}): Claimable =>
  ({ id: 'post-1', kind: 'post', title: '政策宣讲员', quota: 1, open: true, stamps: {}, ...over }) as Claimable

describe('what a desk is told', () => {
  const a = claimBy({ who: 'a', at: 1 })
  const b = claimBy({ who: 'b', at: 2 })
  const notices = (claims: Claim[]) =>
    noticesOf([post()], claims).map((notice) =>
      [notice.code, names([notice.claim]), notice.code === 'lost' && notice.to ? names([notice.to]) : ''].join(' ').trim(),
    )

  test.each<[string, Claim[], string[]]>([
    ['everybody who claimed has a place', [a], []],
    ['who came too late has to be told, and who has the place', [a, b], ['lost b a']],
    ['who was told is no news any more', [a, claimBy({ who: 'b', at: 2, told: true })], []],
    ['a place that fell free for somebody who was told otherwise is news', [claimBy({ who: 'b', at: 2, told: true })], ['won b']],
    ['who withdrew wants to know nothing', [a, claimBy({ who: 'b', at: 2, told: true, status: 'withdrawn', again: 3 })], []],
  ])('%s', (_, claims, expected) => {
    expect(notices(claims)).toEqual(expected)
  })
})

describe('claiming and ending', () => {
  const a = claimBy({ who: 'a', at: 1 })
  const b = claimBy({ who: 'b', at: 2 })
  test.each<[string, Parameters<typeof refuseClaim>, string | null]>([
    ['a free place is given', [post({ quota: 2 }), [a], null], null],
    ['the last place is gone', [post(), [a], null], 'full'],
    ['who came too late cannot claim the same twice', [post(), [a, b], b], 'already-claimed'],
    ['who withdrew may come again', [post({ quota: 2 }), [a], { claimStatus: 'withdrawn' }], null],
    ['what is done is not claimed again', [post({ quota: 2 }), [a], { claimStatus: 'done' }], 'already-done'],
    ['a closed post takes nobody', [post({ open: false }), [], null], 'closed'],
    ['a post nobody knows', [null, [], null], 'target-gone'],
  ])('%s', (_, given, code) => {
    expect(refuseClaim(...given)?.code ?? null).toBe(code)
  })

  test.each<[string, Parameters<typeof refuseEnd>, string | null]>([
    ['who has a place may have done it', [a, [a, b], 1, 'done'], null],
    ['who has none cannot', [b, [a, b], 1, 'done'], 'displaced'],
    ['who has none can withdraw', [b, [a, b], 1, 'withdrawn'], null],
    ['what ended does not end again', [claimBy({ who: 'c', at: 1, status: 'done' }), [], 1, 'withdrawn'], 'not-active'],
    ['a claim nobody knows', [null, [], 1, 'done'], 'claim-gone'],
  ])('%s', (_, given, code) => {
    expect(refuseEnd(...given)?.code ?? null).toBe(code)
  })
})
