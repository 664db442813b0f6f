import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, type Place, syncAll, type TestStation } from '../../sync/testing/stations'
import { catalogueSchema } from '../catalogue/schema'
import { claim, claimInstead, claimsOfTarget, finishClaim, noteTold, withdraw } from './claim-operations'
import { type Claimable, noticesOf, standingOf } from './claim-rules'
import { publish, revise, setOpen } from './claimable-operations'
import type { Claim } from './schema'
import { memberSchema } from './schema'

const collections = { members: { schema: memberSchema }, catalogue: { schema: catalogueSchema } }

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function openDesk(may?: (right: string) => boolean): Promise<Context> {
  const { context, close } = await openTestContext({ collections, may })
  closing.push(close)
  return context
}

const names = { wang: '王芳', li: '李军', zhao: '赵敏' }
async function addPeople(context: Context): Promise<void> {
  await context.write('members', { id: 'unit-school', kind: 'sendingUnit', name: '粮道街小学', namePinyin: '', active: true })
  for (const [id, name] of Object.entries(names))
    await context.write('members', { id: `member-${id}`, kind: 'member', name, namePinyin: '', unitId: 'unit-school' })
}

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

const offer = async (context: Context, title: string, quota = 1) =>
  made(await publish(context, { claimable: { kind: 'post', title, quota } }))

const claimant = (who: keyof typeof names) => ({ memberId: `member-${who}` })

async function standing(context: Context, target: Claimable) {
  const { standing, displaced } = standingOf(await claimsOfTarget(context, target.id), target.quota)
  const who = (claims: Claim[]) => claims.map(({ memberId, unitId }) => memberId ?? unitId)
  return { standing: who(standing), displaced: who(displaced) }
}

describe('claiming at one desk', () => {
  test('a member and a unit take the two places of a post, the third is refused, and a withdrawn place is free again', async () => {
    const context = await openDesk()
    await addPeople(context)
    const target = await offer(context, '政策宣讲员', 2)
    const take = (of: Parameters<typeof claim>[1]['claimant']) => claim(context, { targetId: target.id, claimant: of })
    const first = made(await take(claimant('wang')))
    expect([
      codeOf(await take(claimant('wang'))),
      codeOf(await take({ unitId: 'unit-school' })),
      codeOf(await take(claimant('li'))),
    ]).toEqual(['already-claimed', 'ok', 'full'])
    made(await withdraw(context, { id: first.id, reason: '出差' }))
    expect(codeOf(await take(claimant('li')))).toBe('ok')
    expect(codeOf(await take(claimant('wang')))).toBe('full')
    expect(await standing(context, target)).toEqual({ standing: ['unit-school', 'member-li'], displaced: [] })
  })

  test('who comes again after withdrawing has no reason and nothing told left on the claim', async () => {
    const context = await openDesk()
    await addPeople(context)
    const target = await offer(context, '政策宣讲员')
    const { id } = made(await claim(context, { targetId: target.id, claimant: claimant('wang') }))
    made(await noteTold(context, { id, told: true }))
    made(await withdraw(context, { id, reason: '出差' }))
    const again = made(await claim(context, { targetId: target.id, claimant: claimant('wang') }))
    expect([again.id, again.claimStatus, again.reason, again.toldAt]).toEqual([id, 'active', undefined, undefined])
    expect(codeOf(await finishClaim(context, { id }))).toBe('ok')
    expect(codeOf(await finishClaim(context, { id }))).toBe('not-active')
  })

  test('nobody claims who is not on the list, nothing that is closed or gone, and nothing without the right', async () => {
    const context = await openDesk()
    await addPeople(context)
    const target = await offer(context, '政策宣讲员')
    const take = (targetId: string, memberId: string) => claim(context, { targetId, claimant: { memberId } })
    expect([
      codeOf(await take(target.id, 'unit-school')),
      codeOf(await take('post-none', 'member-wang')),
      codeOf((await setOpen(context, { id: target.id, open: false })) as { ok: true }),
      codeOf(await take(target.id, 'member-wang')),
    ]).toEqual(['claimant-gone', 'target-gone', 'ok', 'closed'])
    const outside = await openDesk(() => false)
    expect([
      codeOf(await claim(outside, { targetId: 'post-none', claimant: claimant('wang') })),
      codeOf(await withdraw(outside, { id: 'claim-none' })),
      codeOf(await noteTold(outside, { id: 'claim-none', told: true })),
      codeOf(await publish(outside, { claimable: { kind: 'post', title: '甲', quota: 1 } })),
    ]).toEqual(['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'])
  })
})

describe('what is offered', () => {
  test('a post of the same name is refused; fewer places than are taken are', async () => {
    const context = await openDesk()
    await addPeople(context)
    const target = await offer(context, '政策宣讲员', 2)
    for (const who of ['wang', 'li'] as const) made(await claim(context, { targetId: target.id, claimant: claimant(who) }))
    const claimable = { kind: 'post', title: '政策宣讲员', quota: 1 } as const
    expect(await publish(context, { claimable })).toEqual({ ok: false, refusal: { code: 'exists' } })
    expect(await revise(context, { id: target.id, claimable })).toEqual({ ok: false, refusal: { code: 'quota-below', held: 2 } })
  })

  test('who wished stands beside the wish and nowhere in the catalogue; cleared, nothing of them is left', async () => {
    const context = await openDesk()
    const claimable = { kind: 'wish', title: '想要一台收音机', body: '平时听听戏', quota: 1, place: '驿站' } as const
    const wish = made(await publish(context, { claimable, wisher: { name: '王秀芳', phone: '138 0000 1234', room: '3栋501' } }))
    const { stamps, createdAt, createdBy, updatedAt, updatedBy, id, ...published } = wish
    expect(published).toEqual({ kind: 'wish', title: '想要一台收音机', body: '平时听听戏', quota: 1, open: true })
    const beside = async () => {
      const found = await context.data.members.find({ selector: { kind: 'wisher' } }).exec()
      return found.map(({ targetId, name, phone, room }) => ({ targetId, name, phone, room }))
    }
    expect(await beside()).toEqual([{ targetId: id, name: '王秀芳', phone: '13800001234', room: '3栋501' }])
    made(await revise(context, { id, claimable, wisher: {} }))
    expect(await beside()).toEqual([])
  })
})

type Pair = { place: Place; one: TestStation; two: TestStation }

/** Two desks that both know the people and a post with one place, and then cannot hear each other. */
async function openTwo(): Promise<Pair & { post: Claimable; other: Claimable }> {
  const place = await openPlace(collections)
  closing.push(place.close)
  const [one, two] = [await place.station(), await place.station()]
  await addPeople(one.context)
  const post = await offer(one.context, '政策宣讲员')
  const other = await offer(one.context, '矛盾调解员')
  await syncAll(one, two)
  return { place, one, two, post, other }
}

const noticesAt = async ({ context }: TestStation) => {
  const targets = (await context.data.catalogue.find().exec()).map((found) => found.toMutableJSON() as Claimable)
  const claims = (await context.data.members.find({ selector: { kind: 'claim' } }).exec()).map(
    (found) => found.toMutableJSON() as Claim,
  )
  return noticesOf(targets, claims).map(({ code, claim, target }) => `${code} ${claim.memberId} ${target.title}`)
}

describe('two desks that could not hear each other', () => {
  test('the last place goes to the earlier claim on both, the other one is news on both until told', async () => {
    const { one, two, post } = await openTwo()
    made(await claim(one.context, { targetId: post.id, claimant: claimant('wang') }))
    made(await claim(two.context, { targetId: post.id, claimant: claimant('li') }))
    // The later claim reaches the center first.
    await syncAll(two, one, two)
    const expected = { standing: ['member-wang'], displaced: ['member-li'] }
    expect([await standing(one.context, post), await standing(two.context, post)]).toEqual([expected, expected])
    expect([await noticesAt(one), await noticesAt(two)]).toEqual([['lost member-li 政策宣讲员'], ['lost member-li 政策宣讲员']])
    const [lost] = (await claimsOfTarget(two.context, post.id)).filter(({ memberId }) => memberId === 'member-li')
    made(await noteTold(two.context, { id: lost?.id ?? '', told: true }))
    await syncAll(two, one)
    expect([await noticesAt(one), await noticesAt(two)]).toEqual([[], []])
  })

  test('a withdrawn place falls to who came too late, and both desks say so', async () => {
    const { one, two, post } = await openTwo()
    const first = made(await claim(one.context, { targetId: post.id, claimant: claimant('wang') }))
    const second = made(await claim(two.context, { targetId: post.id, claimant: claimant('li') }))
    await syncAll(one, two, one)
    made(await noteTold(two.context, { id: second.id, told: true }))
    made(await withdraw(one.context, { id: first.id }))
    await syncAll(one, two, one)
    expect([await standing(one.context, post), await noticesAt(two)]).toEqual([
      { standing: ['member-li'], displaced: [] },
      ['won member-li 政策宣讲员'],
    ])
    made(await noteTold(two.context, { id: second.id, told: false }))
    expect(await noticesAt(two)).toEqual([])
  })

  test('who came too late takes something else in one step, or keeps waiting where that is full too', async () => {
    const { one, two, post, other } = await openTwo()
    made(await claim(one.context, { targetId: post.id, claimant: claimant('wang') }))
    const late = made(await claim(two.context, { targetId: post.id, claimant: claimant('li') }))
    await syncAll(one, two, one)
    expect(codeOf(await claimInstead(two.context, { id: late.id, targetId: post.id }))).toBe('already-claimed')
    expect(codeOf(await claimInstead(two.context, { id: late.id, targetId: other.id }))).toBe('ok')
    await syncAll(two, one)
    expect([await standing(one.context, post), await standing(one.context, other), await noticesAt(one)]).toEqual([
      { standing: ['member-wang'], displaced: [] },
      { standing: ['member-li'], displaced: [] },
      [],
    ])
  })

  test('the same post entered at both is one, and the same member claiming it at both claims once', async () => {
    const { one, two } = await openTwo()
    const posts = [await offer(one.context, '环境监督员', 2), await offer(two.context, '环境监督员', 2)]
    const [post] = posts
    for (const { context } of [one, two]) made(await claim(context, { targetId: post?.id ?? '', claimant: claimant('zhao') }))
    await syncAll(one, two, one)
    expect(posts[0]?.id).toBe(posts[1]?.id)
    expect(await claimsOfTarget(one.context, post?.id ?? '')).toHaveLength(1)
    expect(await claimsOfTarget(two.context, post?.id ?? '')).toEqual(await claimsOfTarget(one.context, post?.id ?? ''))
  })
})
