import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { JournalEntry } from '../../shared/journal'
import { openStation, setUp, type TestStation } from '../testing/station'

const entry = (id: string, stamp: string, sealed = `sealed ${id} ${stamp}`): JournalEntry => ({
  collection: 'residents',
  id,
  stamp,
  sealed,
})
const body = (value: unknown) => ({ method: 'POST', body: value })
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]

async function openDesk(options: Parameters<typeof openStation>[0] & { demo?: boolean } = {}): Promise<TestStation> {
  const { demo = false, ...rest } = options
  const station = await openStation(rest)
  expect((await station.ask('/station', { method: 'PUT', body: { ...setUp, demo } })).status).toBe(200)
  return station
}

const lines = async (answer: Response) =>
  (await answer.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)

const health = async ({ ask }: TestStation) => (await (await ask('/journal/health')).json()) as Record<string, unknown>

describe('entries', () => {
  test('what was written is pending until the center took it, over a restart too', async () => {
    const first = await openDesk()
    const [a1, a2, b1] = [entry('a', '1'), entry('a', '2'), entry('b', '1')]
    expect((await first.ask('/journal/entries', body({ entries: [a1, b1] }))).status).toBe(204)
    expect((await first.ask('/journal/entries', body({ entries: [a2] }))).status).toBe(204)
    expect(await lines(await first.ask('/journal/pending'))).toEqual([a1, b1, a2])
    await first.close()

    const second = await openStation({ dataDir: first.dataDir })
    expect(await lines(await second.ask('/journal/pending'))).toEqual([a1, b1, a2])
    const taken = { collection: 'residents', id: 'a', stamp: '2', rev: '2-x' }
    expect((await second.ask('/journal/acknowledged', body({ entries: [taken] }))).status).toBe(204)
    expect(await lines(await second.ask('/journal/pending'))).toEqual([b1])
    expect(await health(second)).toMatchObject({ pending: 1, level: 'good', records: null, newestSnapshotAt: null })
  })

  test('a version that was written while an older one was on its way stays pending', async () => {
    const { ask } = await openDesk()
    await ask('/journal/entries', body({ entries: [entry('a', '1'), entry('a', '2')] }))
    await ask('/journal/acknowledged', body({ entries: [{ collection: 'residents', id: 'a', stamp: '1', rev: '1-x' }] }))
    expect(await lines(await ask('/journal/pending'))).toEqual([entry('a', '2')])
  })

  test('a record’s history has what was written, seen and acknowledged, in order', async () => {
    const { ask } = await openDesk()
    await ask('/journal/entries', body({ entries: [entry('a', '1'), entry('b', '1')] }))
    await ask('/journal/acknowledged', body({ entries: [{ collection: 'residents', id: 'a', stamp: '1', rev: '1-x' }] }))
    await ask('/journal/seen', body({ entries: [entry('a', '2', '张三\n"')] }))
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
    expect(await (await ask('/journal/history?collection=residents&id=a')).json()).toEqual({
      entries: [
        { kind: 'wrote', at, stamp: '1', sealed: 'sealed a 1' },
        { kind: 'acknowledged', at, stamp: '1', rev: '1-x' },
        { kind: 'seen', at, stamp: '2', sealed: '张三\n"' },
      ],
    })
    expect(await (await ask('/journal/history?collection=residents&id=nobody')).json()).toEqual({ entries: [] })
    expect(await refusal(await ask('/journal/history?collection=..&id=a'))).toEqual([400, 'bad-request'])
  })

  test('bad requests are refused with a reason and write nothing', async () => {
    const station = await openDesk()
    const { ask } = station
    expect(await refusal(await ask('/journal/entries', body({ entries: [] })))).toEqual([400, 'bad-request'])
    expect(await refusal(await ask('/journal/entries', body('{')))).toEqual([400, 'bad-json'])
    expect(await refusal(await ask('/journal/entries'))).toEqual([405, 'method'])
    expect(await refusal(await ask('/journal/nothing'))).toEqual([404, 'not-found'])
    const foreign = { ...body({ entries: [entry('a', '1')] }), headers: { origin: 'https://evil.example' } }
    expect(await refusal(await ask('/journal/entries', foreign))).toEqual([403, 'foreign-origin'])
    expect(await health(station)).toMatchObject({ pending: 0 })
  })
})

describe('the disk guard', () => {
  test('under 200 MB nothing new is written, what the center took is still noted', async () => {
    let free = 5_000_000_000
    const station = await openDesk({ readFree: async () => free })
    const { ask, dataDir } = station
    await ask('/journal/entries', body({ entries: [entry('a', '1')] }))
    await station.close()
    free = 199_999_999
    const full = await openStation({ dataDir, readFree: async () => free })
    expect(await refusal(await full.ask('/journal/entries', body({ entries: [entry('a', '2')] })))).toEqual([503, 'read-only'])
    expect(await health(full)).toMatchObject({ freeBytes: free, level: 'read-only', pending: 1 })
    const taken = { collection: 'residents', id: 'a', stamp: '1', rev: '1-x' }
    expect((await full.ask('/journal/acknowledged', body({ entries: [taken] }))).status).toBe(204)
    expect(await health(full)).toMatchObject({ pending: 0 })
  })

  test.each([
    [1_000_000_000, 'good'],
    [999_999_999, 'low'],
    [500_000_000, 'low'],
    [499_999_999, 'no-imports'],
    [200_000_000, 'no-imports'],
    [199_999_999, 'read-only'],
  ])('%d free bytes are %s', async (freeBytes, level) => {
    expect(await health(await openStation({ readFree: async () => freeBytes }))).toMatchObject({ freeBytes, level })
  })
})

describe('the counts of records', () => {
  test('are kept over a restart', async () => {
    const first = await openDesk()
    const records = { residents: 8000, places: 120 }
    expect((await first.ask('/journal/records', { method: 'PUT', body: { records } })).status).toBe(204)
    await first.close()
    expect(await health(await openStation({ dataDir: first.dataDir }))).toMatchObject({ records })
  })

  test('a damaged file of counts is reported and forgotten', async () => {
    const first = await openDesk()
    await first.ask('/journal/records', { method: 'PUT', body: { records: { residents: 1 } } })
    await first.close()
    await writeFile(join(first.dataDir, 'journal', 'state.json'), '{"version":1,"keyId"')
    const faults: unknown[] = []
    const second = await openStation({ dataDir: first.dataDir, report: (fault) => faults.push(fault) })
    expect(await health(second)).toMatchObject({ records: null })
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('state.json') })])
  })
})

test('what was erased before the end is off the disk soon after the next start', async () => {
  const first = await openDesk()
  await first.ask('/journal/entries', body({ entries: [entry('a', '1', 'canary-of-a'), entry('b', '1', 'of b')] }))
  await first.ask('/journal/entries', body({ entries: [{ ...entry('a', '2', 'a tombstone'), erased: true }] }))
  expect(await lines(await first.ask('/journal/pending'))).toEqual([
    entry('b', '1', 'of b'),
    { ...entry('a', '2', 'a tombstone'), erased: true },
  ])
  await first.close()
  const read = () => readFile(join(first.dataDir, 'journal', '00000001.log'), 'utf8')
  expect(await read()).toContain('canary-of-a')
  const second = await openStation({ dataDir: first.dataDir })
  await vi.waitFor(async () => expect(await read()).not.toContain('canary-of-a'), { timeout: 10_000 })
  expect((await lines(await second.ask('/journal/pending'))).length).toBe(2)
})

test('leaving the sample center takes its journal, its snapshots and its counts along', async () => {
  const station = await openDesk({ demo: true })
  const { keyId } = (await (await station.ask('/journal/key')).json()) as { keyId: string }
  const { ask, dataDir } = station
  await ask('/journal/entries', body({ entries: [entry('a', '1', 'canary-of-the-sample')] }))
  await ask('/journal/records', { method: 'PUT', body: { records: { residents: 1 } } })
  const head = { version: 1, at: '2026-03-01T01:00:00.000Z', centerCode: setUp.centerCode, keyId, records: {} }
  const taken = await ask('/journal/snapshot', { method: 'PUT', body: JSON.stringify(head) })
  expect([taken.status, await taken.json()]).toEqual([201, expect.objectContaining({ records: 0 })])
  expect((await ask('/station', { method: 'DELETE' })).status).toBe(200)
  expect(await health(station)).toMatchObject({ pending: 0, records: null, newestSnapshotAt: null })
  const names = await readdir(join(dataDir, 'journal'), { recursive: true })
  expect(names.sort()).toEqual(['snapshots', 'state.json'])
})

test('a real center’s journal stays when somebody tries to leave it as if it were a sample', async () => {
  const station = await openDesk()
  await station.ask('/journal/entries', body({ entries: [entry('a', '1')] }))
  expect(await refusal(await station.ask('/station', { method: 'DELETE' }))).toEqual([409, 'not-demo'])
  expect(await health(station)).toMatchObject({ pending: 1 })
})

test('closing finishes what was asked for before', async () => {
  const { ask, close, dataDir } = await openDesk()
  const asked = Array.from({ length: 20 }, (_, n) => ask('/journal/entries', body({ entries: [entry(`r${n}`, '1')] })))
  const [answers] = await Promise.all([Promise.all(asked), close()])
  const saved = answers.filter(({ status }) => status === 204).length
  const bytes = await readFile(join(dataDir, 'journal', '00000001.log'), 'utf8').catch(() => '')
  expect(bytes.split('sealed r').length - 1).toBe(saved)
})
