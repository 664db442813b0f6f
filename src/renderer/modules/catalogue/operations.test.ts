import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { addEntry, editEntry, setEntryOpen } from './operations'
import { catalogueSchema } from './schema'

const collections = { catalogue: { schema: catalogueSchema } }
let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  ;({ context, close } = await openTestContext({ collections }))
})
afterEach(() => close())

async function added(kind: Parameters<typeof addEntry>[1]['kind'], entry: Parameters<typeof addEntry>[1]['entry']) {
  const result = await addEntry(context, { kind, entry })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test('an activity is added open, with what its kind has', async () => {
  const activity = await added('activity', { title: '清洁家园', startsOn: '2026-11-23', hours: 2, steps: ['不属于活动'] })
  expect(activity).toMatchObject({ kind: 'activity', title: '清洁家园', startsOn: '2026-11-23', hours: 2, open: true })
  expect(activity.steps).toBeUndefined()
})

test('an edit clears what was left empty and keeps the rest', async () => {
  const { id } = await added('activity', { title: '清洁家园', startsOn: '2026-11-23', place: '东门' })
  const result = await editEntry(context, { id, entry: { title: '清洁家园', startsOn: '2026-11-24', place: ' ' } })
  expect(result.ok && [result.value.startsOn, result.value.place, result.value.open]).toEqual(['2026-11-24', undefined, true])
})

test('what is wrong is told by field and nothing is written', async () => {
  expect(await addEntry(context, { kind: 'activity', entry: { title: '', startsOn: '2026-13-01' } })).toEqual({
    ok: false,
    refusal: {
      code: 'faulty',
      faults: [
        { field: 'title', code: 'missing' },
        { field: 'startsOn', code: 'day-form' },
      ],
    },
  })
  expect(await context.data.catalogue.count().exec()).toBe(0)
})

test('a matter is found by pinyin after its name was changed', async () => {
  const { id } = await added('matter', { title: '高龄津贴', materials: ['身份证', '户口簿'] })
  const result = await editEntry(context, { id, entry: { title: '老年证' } })
  expect(result.ok && [result.value.titlePinyin, result.value.materials]).toEqual(['lao nian zheng', undefined])
})

test('an activity is closed and opened again; a notice ends the day before and is shown again without an end', async () => {
  const activity = await added('activity', { title: '清洁家园', startsOn: '2026-11-23' })
  const notice = await added('notice', { title: '停水', startsOn: '2026-11-23', endsOn: '2026-11-30' })
  const set = async (id: string, open: boolean) => {
    const result = await setEntryOpen(context, { id, open })
    return result.ok ? { open: result.value.open, startsOn: result.value.startsOn, endsOn: result.value.endsOn } : result.refusal
  }
  expect(await set(activity.id, false)).toMatchObject({ open: false, startsOn: '2026-11-23' })
  expect(await set(activity.id, true)).toMatchObject({ open: true })
  expect(await set(notice.id, false)).toEqual({ open: undefined, startsOn: undefined, endsOn: '2026-11-22' })
  expect(await set(notice.id, true)).toEqual({ open: undefined, startsOn: undefined, endsOn: undefined })
})

test('what the claims or the kiosks own is not edited here, and without the right nothing is', async () => {
  await context.write('catalogue', { id: 'post-1', kind: 'post', title: '政策宣讲员', quota: 2 })
  expect(await editEntry(context, { id: 'post-1', entry: { title: '别的' } })).toEqual({ ok: false, refusal: { code: 'gone' } })
  const auditor = await openTestContext({ collections, may: () => false })
  expect(await addEntry(auditor.context, { kind: 'duty', entry: { title: '值守' } })).toEqual({
    ok: false,
    refusal: { code: 'not-allowed' },
  })
  await auditor.close()
})
