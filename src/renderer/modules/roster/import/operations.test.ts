import { afterEach, expect, test } from 'vitest'
import { openTestContext } from '../../../data/testing/open-test-context'
import { writeRecords } from '../../../data/write'
import { placeSchema, type Resident, residentSchema } from '../schema'
import { commitImport, resumeImport } from './commit'
import type { Drafts, ImportClient, Write } from './import-client'
import type { ImportProgress } from './log'
import { importHistory, learnedColumns, rememberColumns } from './operations'
import { undoImport } from './undo'

type Opened = Awaited<ReturnType<typeof openTestContext>>

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const collections = { places: { schema: placeSchema }, residents: { schema: residentSchema } }

/** Every look at this clock is ten milliseconds later. */
const movingClock = () => {
  let now = Date.UTC(2026, 10, 23, 1)
  return () => (now += 10)
}

async function open(options: { may?: (right: string) => boolean; clock?: () => number } = {}): Promise<Opened> {
  const opened = await openTestContext({ collections, ...options })
  closing.push(opened.close)
  return opened
}

const person = (number: number, more: Partial<Resident> = {}): Write<Resident> => ({
  kind: 'new',
  id: `resident-${number}`,
  fields: {
    name: `居民${number}`,
    namePinyin: 'ju min',
    sex: '1',
    presence: 'present',
    verification: 'verified',
    dwellingId: 'dwelling-1',
    phones: ['13812341234'],
    ...more,
  },
})

const house: Drafts['places'] = [
  { kind: 'new', id: 'estate-1', fields: { kind: 'estate', name: '百瑞苑' } },
  { kind: 'new', id: 'dwelling-1', fields: { kind: 'dwelling', name: '501', parentId: 'estate-1' } },
]

function sourceOf(places: Drafts['places'], residents: Drafts['residents']): Pick<ImportClient, 'draftsOf'> {
  const total = places.length + residents.length
  const slice = <T>(list: T[], from: number, to: number) => list.slice(Math.max(0, from), Math.max(0, to))
  return {
    draftsOf: async (from, count) => ({
      total,
      from,
      places: slice(places, from, from + count),
      residents: slice(residents, from - places.length, from + count - places.length),
    }),
  }
}

const people = (count: number) => Array.from({ length: count }, (_, index) => person(index))

const standing = async ({ context }: Opened) => ({
  places: (await context.data.places.find().exec()).map(({ id }) => id).sort(),
  residents: (await context.data.residents.find().exec()).map(({ id }) => id).sort(),
})

const resident = async ({ context }: Opened, number: number) =>
  (await context.data.residents.findOne(`resident-${number}`).exec())?.toJSON()

async function importOf(opened: Opened, residents: Drafts['residents'], places = house) {
  const result = await commitImport(opened.context, { source: sourceOf(places, residents), file: '花名册.xlsx' })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test('an import writes the places and the people and tells what it wrote', async () => {
  const opened = await open()
  const progress: ImportProgress[] = []
  const result = await commitImport(opened.context, {
    source: sourceOf(house, people(250)),
    file: '花名册.xlsx',
    onProgress: (one) => progress.push(one),
  })
  expect(result).toEqual({
    ok: true,
    value: {
      id: expect.any(String),
      file: '花名册.xlsx',
      by: { id: 'worker-test', name: '周敏' },
      startedAt: '2026-11-23T01:00:00.000Z',
      endedAt: '2026-11-23T01:00:00.000Z',
      state: 'done',
      total: 252,
      batches: 3,
      finished: 3,
      counts: { places: 2, created: 250, changed: 0, skipped: 0, kept: 0 },
    },
  })
  expect(await standing(opened)).toEqual({
    places: ['dwelling-1', 'estate-1'],
    residents: people(250)
      .map(({ id }) => id)
      .sort(),
  })
  expect(progress.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1])).toEqual([
    'preparing',
    'places',
    'residents',
  ])
  expect(progress.at(-1)).toMatchObject({ done: 252, total: 252 })
})

test('an import keeps nothing of the people in its log but what undo needs', async () => {
  const opened = await open()
  const { id } = await importOf(opened, people(3))
  const batch = JSON.stringify(await opened.context.local.read(`import:${id}:1`))
  expect(batch).toContain('resident-2')
  expect(batch).not.toContain('居民')
  expect(batch).not.toContain('13812341234')
})

test('somebody without the right writes nothing and undoes nothing', async () => {
  const opened = await open({ may: (right) => right !== 'roster.import' })
  const refusal = { ok: false, refusal: { code: 'not-allowed' } }
  expect(await commitImport(opened.context, { source: sourceOf(house, people(1)), file: 'a.csv' })).toEqual(refusal)
  expect(await undoImport(opened.context, { importId: 'any' })).toEqual(refusal)
  expect(await rememberColumns(opened.context, { 姓名: 'name' })).toEqual(refusal)
  expect(await standing(opened)).toEqual({ places: [], residents: [] })
})

test('a plan without a change is refused and leaves no trace', async () => {
  const opened = await open()
  const result = await commitImport(opened.context, { source: sourceOf([], []), file: 'a.csv' })
  expect(result).toEqual({ ok: false, refusal: { code: 'nothing-to-write' } })
  expect(await importHistory(opened.context)).toEqual({ ended: [], interrupted: [] })
})

test('writing the same plan twice leaves every record with the stamps of the first time', async () => {
  const opened = await open({ clock: movingClock() })
  await importOf(opened, people(120))
  const before = (await opened.context.data.residents.find().exec()).map((one) => one.toJSON())
  const second = await importOf(opened, people(120))
  expect(second.counts).toEqual({ places: 0, created: 0, changed: 0, skipped: 122, kept: 0 })
  expect((await opened.context.data.residents.find().exec()).map((one) => one.toJSON())).toEqual(before)
  await undoImport(opened.context, { importId: second.id })
  expect((await standing(opened)).residents).toHaveLength(120)
})

test('cancelled in the middle, an import leaves whole batches that can be undone', async () => {
  const opened = await open()
  const stop = new AbortController()
  const result = await commitImport(opened.context, {
    source: sourceOf(house, people(500)),
    file: '花名册.xlsx',
    signal: stop.signal,
    onProgress: ({ phase, done }) => {
      if (phase === 'residents' && done >= 200) stop.abort()
    },
  })
  if (!result.ok) throw new Error(result.refusal.code)
  const { state, counts, finished, batches, id } = result.value
  expect({ state, finished, batches }).toEqual({ state: 'cancelled', finished: 2, batches: 2 })
  expect((await standing(opened)).residents).toHaveLength(counts.created)
  expect(counts.created).toBeLessThan(500)
  const undone = await undoImport(opened.context, { importId: id })
  expect(undone).toEqual({ ok: true, value: { erased: counts.created + 2, restored: 0, kept: [] } })
  expect(await standing(opened)).toEqual({ places: [], residents: [] })
})

test('cancelled before the first batch, an import has written nothing', async () => {
  const opened = await open()
  const stop = new AbortController()
  const result = await commitImport(opened.context, {
    source: sourceOf(house, people(300)),
    file: 'a.csv',
    signal: stop.signal,
    onProgress: ({ done }) => done > 0 && stop.abort(),
  })
  expect(result).toMatchObject({ ok: true, value: { state: 'cancelled', finished: 0, batches: 0 } })
  expect(await standing(opened)).toEqual({ places: [], residents: [] })
})

/** A store whose page dies at a moment of the import: from then on every write fails. */
async function interruptedImport(opened: Opened, isMoment: (progress: ImportProgress) => boolean, residents = people(400)) {
  let dead = false
  const { context } = opened
  const dying: typeof context = {
    ...context,
    local: {
      ...context.local,
      write: async (key, value) => {
        if (dead) throw new Error('the page is gone')
        await context.local.write(key, value)
      },
    },
  }
  const commit = commitImport(dying, {
    source: sourceOf(house, residents),
    file: '花名册.xlsx',
    onProgress: (progress) => {
      if (isMoment(progress)) dead = true
    },
  })
  await expect(commit).rejects.toThrow('the page is gone')
  const { interrupted } = await importHistory(context)
  return interrupted[0]!
}

test('an import that was cut off is offered, and continued it ends as if nothing had happened', async () => {
  const opened = await open()
  const cut = await interruptedImport(opened, ({ phase, done }) => phase === 'residents' && done >= 100)
  expect(cut).toMatchObject({ state: 'running', file: '花名册.xlsx' })
  expect((await standing(opened)).residents.length).toBeGreaterThan(cut.counts.created)
  const result = await resumeImport(opened.context, { importId: cut.id })
  expect(result).toMatchObject({
    ok: true,
    value: { state: 'done', counts: { places: 2, created: 400, changed: 0, skipped: 0, kept: 0 } },
  })
  expect((await standing(opened)).residents).toHaveLength(400)
  expect((await importHistory(opened.context)).interrupted).toEqual([])
  expect(await undoImport(opened.context, { importId: cut.id })).toEqual({
    ok: true,
    value: { erased: 402, restored: 0, kept: [] },
  })
})

test('an import that was cut off can be undone, the batch that was under way included', async () => {
  const opened = await open()
  const cut = await interruptedImport(opened, ({ phase, done }) => phase === 'residents' && done >= 100)
  const { residents } = await standing(opened)
  expect(await undoImport(opened.context, { importId: cut.id })).toEqual({
    ok: true,
    value: { erased: residents.length + 2, restored: 0, kept: [] },
  })
  expect(await standing(opened)).toEqual({ places: [], residents: [] })
})

test('an import cut off while it was being logged has written nothing and undo only clears it away', async () => {
  const opened = await open()
  const cut = await interruptedImport(opened, ({ phase, done }) => phase === 'preparing' && done >= 200)
  expect(cut.state).toBe('preparing')
  expect(await resumeImport(opened.context, { importId: cut.id })).toEqual({ ok: false, refusal: { code: 'not-interrupted' } })
  expect(await undoImport(opened.context, { importId: cut.id })).toEqual({
    ok: true,
    value: { erased: 0, restored: 0, kept: [] },
  })
  expect(await opened.context.local.read(`import:${cut.id}:0`)).toBeNull()
})

test('undo keeps whom somebody changed since, the home they live in, and says so', async () => {
  const opened = await open()
  const { id } = await importOf(opened, people(3))
  await opened.context.change('residents', 'resident-1', { phones: ['13900000000'] })
  await opened.context.erase('residents', 'resident-2')
  const result = await undoImport(opened.context, { importId: id })
  expect(result).toEqual({
    ok: true,
    value: {
      erased: 1,
      restored: 0,
      kept: [
        { collection: 'residents', id: 'resident-1', name: '居民1', why: 'changed-since' },
        { collection: 'places', id: 'dwelling-1', name: '501', why: 'in-use' },
        { collection: 'places', id: 'estate-1', name: '百瑞苑', why: 'in-use' },
      ],
    },
  })
  expect(await standing(opened)).toEqual({ places: ['dwelling-1', 'estate-1'], residents: ['resident-1'] })
})

test('a value that lost against the import’s does not keep a person from being taken back', async () => {
  const opened = await open()
  const { id } = await importOf(opened, people(1))
  // As the sync leaves a record that somebody else had typed, too: the fields stand, the other value is kept beside them.
  const lost = { 'note|0mfa1b2c3-0000|7k2m9qxa': { value: '"白天在家"', by: 'w1', at: '0mfa1b2c3-0000|7k2m9qxa' } }
  await writeRecords(opened.context.data.residents, ['resident-0'], (_id, now) => (now ? { ...now, lost } : null))
  expect(await resident(opened, 0)).toMatchObject({ lost })
  expect(await undoImport(opened.context, { importId: id })).toMatchObject({ ok: true, value: { erased: 3, kept: [] } })
})

test('undo keeps the home of a neighbour who was added by hand', async () => {
  const opened = await open()
  const { id } = await importOf(opened, people(1))
  const { fields } = person(9) as Write<Resident> & { kind: 'new' }
  await opened.context.write('residents', { ...fields, id: 'resident-9' })
  const result = await undoImport(opened.context, { importId: id })
  expect(result).toMatchObject({ ok: true, value: { erased: 1, kept: [{ id: 'dwelling-1' }, { id: 'estate-1' }] } })
})

test('undo gives changed fields their former values, but not those that somebody set since', async () => {
  const opened = await open()
  await importOf(opened, people(2))
  const change = (number: number): Write<Resident> => ({
    kind: 'change',
    id: `resident-${number}`,
    fields: { phones: ['13700000000'], education: '20' },
    before: { phones: ['13812341234'] },
  })
  const { id, counts } = await importOf(opened, [change(0), change(1)], [])
  expect(counts).toEqual({ places: 0, created: 0, changed: 2, skipped: 0, kept: 0 })
  expect(await resident(opened, 0)).toMatchObject({ phones: ['13700000000'], education: '20' })
  await opened.context.change('residents', 'resident-1', { phones: ['13600000000'] })
  expect(await undoImport(opened.context, { importId: id })).toEqual({ ok: true, value: { erased: 0, restored: 2, kept: [] } })
  const first = await resident(opened, 0)
  expect(first).toMatchObject({ phones: ['13812341234'] })
  expect(first).not.toHaveProperty('education')
  const second = await resident(opened, 1)
  expect(second).toMatchObject({ phones: ['13600000000'] })
  expect(second).not.toHaveProperty('education')
})

test('what somebody changed between the dry run and the commit is not overwritten', async () => {
  const opened = await open()
  await importOf(opened, people(1))
  await opened.context.change('residents', 'resident-0', { phones: ['13600000000'] })
  const stale: Write<Resident> = {
    kind: 'change',
    id: 'resident-0',
    fields: { phones: ['13700000000'] },
    before: { phones: ['13812341234'] },
  }
  const gone: Write<Resident> = { kind: 'change', id: 'resident-77', fields: { education: '20' }, before: {} }
  const { counts } = await importOf(opened, [stale, gone], [])
  expect(counts).toEqual({ places: 0, created: 0, changed: 0, skipped: 2, kept: 0 })
  expect(await resident(opened, 0)).toMatchObject({ phones: ['13600000000'] })
})

test('undo twice is harmless, and the same file goes in again afterwards', async () => {
  const opened = await open({ clock: movingClock() })
  const first = await importOf(opened, people(3))
  await undoImport(opened.context, { importId: first.id })
  expect(await undoImport(opened.context, { importId: first.id })).toEqual({
    ok: true,
    value: { erased: 0, restored: 0, kept: [] },
  })
  const second = await importOf(opened, people(3))
  expect(second.counts).toEqual({ places: 2, created: 3, changed: 0, skipped: 0, kept: 0 })
  expect((await standing(opened)).residents).toHaveLength(3)
  expect(await undoImport(opened.context, { importId: first.id })).toMatchObject({ ok: true, value: { erased: 0 } })
  expect((await standing(opened)).residents).toHaveLength(3)
  expect(await undoImport(opened.context, { importId: second.id })).toMatchObject({ ok: true, value: { erased: 5, kept: [] } })
})

test('an import into a person erased before is a new life', async () => {
  const opened = await open({ clock: movingClock() })
  await importOf(opened, people(1))
  await opened.context.erase('residents', 'resident-0')
  const { counts } = await importOf(opened, people(1))
  expect(counts).toMatchObject({ created: 1, skipped: 2 })
  expect(await resident(opened, 0)).toMatchObject({ name: '居民0' })
})

test('the history keeps twenty imports and forgets the logs of older ones', async () => {
  const opened = await open()
  const first = await importOf(opened, people(1))
  for (let number = 1; number <= 20; number += 1) await importOf(opened, [person(number)], [])
  const { ended } = await importHistory(opened.context)
  expect(ended).toHaveLength(20)
  expect(ended.map(({ id }) => id)).not.toContain(first.id)
  expect(await opened.context.local.read(`import:${first.id}:0`)).toBeNull()
})

test('a column named by hand is known the next time, and the latest choice counts', async () => {
  const { context } = await open()
  expect(await learnedColumns(context)).toEqual({})
  await rememberColumns(context, { 住哪: 'seat', 电: 'phone' })
  await rememberColumns(context, { 住哪: 'actualAddress' })
  expect(await learnedColumns(context)).toEqual({ 住哪: 'actualAddress', 电: 'phone' })
})
