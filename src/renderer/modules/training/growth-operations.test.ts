import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import {
  enterContest,
  noteExchange,
  saveContest,
  saveStudio,
  setStudioActive,
  takeBackExchange,
  withdrawEntry,
} from './growth-deed-operations'
import {
  addSecretary,
  endStay,
  joinCohort,
  reopenStay,
  reviseSecretary,
  secretaryLeaves,
  secretaryReturns,
  setInPool,
} from './growth-operations'
import { mostInPool, mostStudios, poolOf } from './growth-rules'
import { staysOf } from './queries'
import { type Secretary, trainingSchema } from './schema'

const collections = { training: { schema: trainingSchema } }
const today = '2026-11-23'

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

let context: Context
let closing: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  const opened = await openTestContext({ collections })
  context = opened.context
  closing = [opened.close]
})
afterEach(async () => {
  for (const close of closing.reverse()) await close()
})

const add = (name: string, organisation = '紫阳社区') => addSecretary(context, { name, organisation })

test('a secretary goes from one cohort to the next; what was before stays', async () => {
  const { id } = made(await add('刘洋'))
  const first = made(await joinCohort(context, { secretaryId: id, cohort: 'qiangyan', year: '2025', startsOn: '2025-03-01' }))
  expect([
    codeOf(await joinCohort(context, { secretaryId: id, cohort: 'bajian', year: '2026' })),
    codeOf(await joinCohort(context, { secretaryId: id, cohort: 'qiangyan', year: '2025' })),
    codeOf(await joinCohort(context, { secretaryId: id, cohort: 'bajian', year: '26' })),
    codeOf(await endStay(context, { id: first.id, as: 'left', doneOn: today })),
    codeOf(await endStay(context, { id: first.id, as: 'graduated', doneOn: '2025-02-28' })),
    codeOf(await endStay(context, { id: first.id, as: 'graduated', doneOn: '2026-11-24' })),
  ]).toEqual(['in-cohort', 'cohort-known', 'year-form', 'reason-missing', 'days-order', 'day-future'])
  made(await endStay(context, { id: first.id, as: 'graduated', doneOn: '2025-12-20' }))
  made(await joinCohort(context, { secretaryId: id, cohort: 'bajian', year: '2026' }))
  expect(codeOf(await reopenStay(context, { id: first.id }))).toBe('in-cohort')
  const stays = await staysOf(context.data, id).exec()
  expect(stays.map(({ cohort, cohortStatus, doneOn }) => [cohort, cohortStatus, doneOn].join(' ').trim()).sort()).toEqual([
    'bajian current',
    'qiangyan graduated 2025-12-20',
  ])
})

test('the pool holds a hundred and the hundred and first is refused; who leaves office makes room and leaves the cohort', async () => {
  const drafts = Array.from({ length: mostInPool }, (_, nth) => ({
    id: `secretary-${nth}`,
    kind: 'secretary' as const,
    name: `书记${nth}`,
    namePinyin: '',
    organisation: '紫阳社区',
    active: true,
    inPool: true,
  }))
  await context.writeMany('training', drafts)
  const { id } = made(await add('刘洋'))
  expect(codeOf(await setInPool(context, { id, inPool: true }))).toBe('pool-full')
  made(await joinCohort(context, { secretaryId: 'secretary-7', cohort: 'linghang', year: '2026' }))
  expect(codeOf(await secretaryLeaves(context, { id: 'secretary-7', endsOn: today, reason: '' }))).toBe('reason-missing')
  made(await secretaryLeaves(context, { id: 'secretary-7', endsOn: today, reason: '调任' }))
  const [stay] = await staysOf(context.data, 'secretary-7').exec()
  expect([stay?.cohortStatus, stay?.reason]).toEqual(['left', '调任'])
  expect(made(await setInPool(context, { id, inPool: true })).inPool).toBe(true)
  expect(codeOf(await setInPool(context, { id: 'secretary-7', inPool: true }))).toBe('secretary-left')
  made(await secretaryReturns(context, { id: 'secretary-7' }))
  expect(codeOf(await setInPool(context, { id: 'secretary-7', inPool: true }))).toBe('pool-full')
  expect(made(await setInPool(context, { id, inPool: false })).inPool).toBeUndefined()
})

test('put in at two stations offline, the earlier hundred stand on both, whatever came first', () => {
  const put = (nth: number, tick: number, device: string): Secretary => ({
    id: `secretary-${nth}`,
    kind: 'secretary',
    name: `书记${nth}`,
    namePinyin: '',
    active: true,
    inPool: true,
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
    stamps: { born: '000000000-0000|desk0009', inPool: `${String(tick).padStart(9, '0')}-0000|${device}` },
  })
  const before = Array.from({ length: mostInPool - 1 }, (_, nth) => put(nth, nth, 'desk0001'))
  const [here, there] = [put(500, 700, 'desk0002'), put(501, 700, 'desk0001')]
  for (const order of [[...before, here, there], [there, here, ...before].reverse()])
    expect(poolOf(order).beyond.map(({ id }) => id)).toEqual(['secretary-500'])
})

test('studios are fifteen; one that closes makes room for another', async () => {
  const first = made(await saveStudio(context, { title: '工作室0' }))
  for (let nth = 1; nth < mostStudios; nth += 1) made(await saveStudio(context, { title: `工作室${nth}` }))
  expect([
    codeOf(await saveStudio(context, { title: '工作室3' })),
    codeOf(await saveStudio(context, { title: '第十六' })),
  ]).toEqual(['studio-known', 'studios-full'])
  made(await setStudioActive(context, { id: first.id, active: false }))
  made(await saveStudio(context, { title: '第十六' }))
  expect(codeOf(await setStudioActive(context, { id: first.id, active: true }))).toBe('studios-full')
  expect(made(await saveStudio(context, { id: first.id, title: '改名工作室' })).title).toBe('改名工作室')
})

test('who took part in a contest and with what; an exchange says with whom; both can be taken back', async () => {
  const [liu, wu] = [made(await add('刘洋')), made(await add('吴霞', '水陆社区'))]
  expect(codeOf(await add('刘洋'))).toBe('secretary-known')
  expect(codeOf(await reviseSecretary(context, { id: wu.id, name: '刘洋', organisation: '紫阳社区' }))).toBe('secretary-known')
  const contest = made(await saveContest(context, { title: '治理案例讲述', day: '2026-12-01' }))
  const entry = { contestId: contest.id, secretaryId: liu.id, title: '楼道里的议事角' }
  const entered = made(await enterContest(context, entry))
  expect([
    codeOf(await enterContest(context, entry)),
    codeOf(await enterContest(context, { ...entry, secretaryId: wu.id, title: ' ' })),
    codeOf(await withdrawEntry(context, { id: entered.id })),
    codeOf(await enterContest(context, entry)),
  ]).toEqual(['entry-known', 'entry-missing', 'ok', 'ok'])
  const exchange = { secretaryId: liu.id, exchangeKind: 'pairing', startsOn: today, title: '结对共建', otherId: wu.id } as const
  const noted = made(await noteExchange(context, exchange))
  expect([
    codeOf(await noteExchange(context, exchange)),
    codeOf(await noteExchange(context, { ...exchange, otherId: liu.id })),
    codeOf(await noteExchange(context, { ...exchange, otherId: '' })),
    codeOf(await noteExchange(context, { ...exchange, endsOn: '2026-11-22' })),
    codeOf(await takeBackExchange(context, { id: noted.id, reason: '没有成行' })),
  ]).toEqual(['exchange-known', 'with-self', 'with-missing', 'days-order', 'ok'])
})

test('nothing is written without the right', async () => {
  const { context: outside, close } = await openTestContext({ collections, may: () => false })
  closing.push(close)
  expect(
    [
      await addSecretary(outside, { name: '甲', organisation: '乙' }),
      await reviseSecretary(outside, { id: 'x', name: '甲', organisation: '乙' }),
      await secretaryLeaves(outside, { id: 'x', endsOn: today, reason: '甲' }),
      await secretaryReturns(outside, { id: 'x' }),
      await setInPool(outside, { id: 'x', inPool: true }),
      await joinCohort(outside, { secretaryId: 'x', cohort: 'bajian', year: '2026' }),
      await endStay(outside, { id: 'x', as: 'graduated', doneOn: today }),
      await reopenStay(outside, { id: 'x' }),
      await saveStudio(outside, { title: '甲' }),
      await setStudioActive(outside, { id: 'x', active: true }),
      await saveContest(outside, { title: '甲', day: today }),
      await enterContest(outside, { contestId: 'x', secretaryId: 'y', title: '甲' }),
      await withdrawEntry(outside, { id: 'x' }),
      await noteExchange(outside, { secretaryId: 'x', exchangeKind: 'visit', startsOn: today, title: '甲' }),
      await takeBackExchange(outside, { id: 'x', reason: '甲' }),
    ].map(codeOf),
  ).toEqual(new Array(15).fill('not-allowed'))
})
