import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ComposeOptions } from '../compose'
import { openStation, origin, setUp, type TestStation } from '../testing/station'

type Desk = TestStation & { keyId: string; folder: string }
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]

async function openDesk(options: Partial<ComposeOptions> = {}): Promise<Desk> {
  const station = await openStation(options)
  await station.ask('/station', { method: 'PUT', body: setUp })
  const { keyId } = (await (await station.ask('/journal/key')).json()) as { keyId: string }
  return { ...station, keyId, folder: join(station.dataDir, 'journal', 'snapshots') }
}

const head = ({ keyId }: Desk, records: Record<string, number>, changes = {}) => ({
  version: 1,
  at: '2026-03-01T01:00:00.000Z',
  centerCode: setUp.centerCode,
  keyId,
  records,
  ...changes,
})
const row = (n: number, sealed = `sealed row ${n} 张`) => ({ collection: 'residents', sealed })
const ndjson = (lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')
const put = ({ ask }: Desk, body: string) => ask('/journal/snapshot', { method: 'PUT', body })

/** Sends a body in pieces, and after the last ends it or breaks it off. */
const stream = ({ handler }: Desk, pieces: (string | Uint8Array)[], breaks = false) => {
  const left = [...pieces]
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = left.shift()
      if (piece !== undefined) controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
      else if (breaks) controller.error(new Error('the browser was killed'))
      else controller.close()
    },
  })
  const init = { method: 'PUT', headers: { origin }, body, duplex: 'half' }
  return handler(new Request(`${origin}/journal/snapshot`, init))
}

test('a snapshot comes back byte for byte, and is listed by its head', async () => {
  const desk = await openDesk()
  const text = ndjson([head(desk, { residents: 3 }), row(1), row(2), row(3)])
  const answer = await put(desk, text)
  const info = { name: expect.any(String), at: '2026-03-01T01:00:00.000Z', records: 3, bytes: Buffer.byteLength(text) }
  expect([answer.status, await answer.json()]).toEqual([201, info])
  const { snapshots } = (await (await desk.ask('/journal/snapshots')).json()) as { snapshots: { name: string }[] }
  expect(snapshots).toEqual([info])
  const back = await desk.ask(`/journal/snapshots/${snapshots[0]!.name}`)
  expect([back.status, back.headers.get('content-type'), await back.text()]).toEqual([
    200,
    'application/x-ndjson; charset=utf-8',
    text,
  ])
  expect(await (await desk.ask('/journal/health')).json()).toMatchObject({ newestSnapshotAt: '2026-03-01T01:00:00.000Z' })
})

test('a body in pieces that cut letters and lines apart is the same snapshot; the last line feed may be missing', async () => {
  const desk = await openDesk()
  const text = ndjson([head(desk, { residents: 2 }), row(1, '张三'.repeat(100)), row(2)])
  const bytes = new TextEncoder().encode(text.trimEnd())
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.subarray(n * 7, n * 7 + 7))
  expect((await stream(desk, pieces)).status).toBe(201)
  const [name = ''] = await readdir(desk.folder)
  expect(await readFile(join(desk.folder, name), 'utf8')).toBe(text)
})

test('fourteen are kept, the newest first, whatever the clock says', async () => {
  const desk = await openDesk()
  for (let n = 1; n <= 17; n += 1)
    await put(desk, ndjson([head(desk, {}, { at: new Date(Date.UTC(2026, 0, 40 - n)).toISOString() })]))
  const { snapshots } = (await (await desk.ask('/journal/snapshots')).json()) as { snapshots: { at: string }[] }
  expect(snapshots.map(({ at }) => at)).toEqual(
    Array.from({ length: 14 }, (_, n) => new Date(Date.UTC(2026, 0, 40 - (17 - n))).toISOString()),
  )
  expect((await readdir(desk.folder)).length).toBe(14)
})

test('what is no whole snapshot is refused and leaves nothing', async () => {
  const desk = await openDesk()
  const good = head(desk, { residents: 2 })
  const long = ndjson([good, row(1, 'x'.repeat(1_100_000)), row(2)])
  const cases: [string, Promise<Response>, unknown][] = [
    ['empty', put(desk, ''), [400, 'incomplete-snapshot']],
    ['no head', put(desk, ndjson([row(1)])), [400, 'bad-snapshot']],
    ['a row too few', put(desk, ndjson([good, row(1)])), [400, 'incomplete-snapshot']],
    ['a row too many', put(desk, ndjson([good, row(1), row(2), row(3)])), [400, 'incomplete-snapshot']],
    ['a line that is no row', put(desk, ndjson([good, row(1), { sealed: 1 }])), [400, 'bad-snapshot']],
    ['half a line', put(desk, ndjson([good, row(1), row(2)]).slice(0, -9)), [400, 'bad-snapshot']],
    ['a line without end', put(desk, long), [413, 'too-large']],
    ['no text', stream(desk, [ndjson([good]), new Uint8Array([0xff, 0xfe, 0x0a])]), [400, 'bad-text']],
    ['broken off', stream(desk, [ndjson([good, row(1)])], true), [400, 'broken-upload']],
    ['another key', put(desk, ndjson([head(desk, {}, { keyId: 'other' })])), [409, 'other-key']],
    ['another center', put(desk, ndjson([head(desk, {}, { centerCode: '420106012999' })])), [409, 'other-center']],
  ]
  for (const [what, answer, expected] of cases) expect([what, await refusal(await answer)]).toEqual([what, expected])
  expect(await readdir(desk.folder)).toEqual([])
  expect(await (await desk.ask('/journal/snapshots')).json()).toEqual({ snapshots: [] })
})

test('a reader that leaves early, or finds its snapshot pruned meanwhile, harms nobody', async () => {
  const desk = await openDesk()
  const rows = Array.from({ length: 300 }, (_, n) => row(n, 'x'.repeat(1000)))
  const text = ndjson([head(desk, { residents: 300 }), ...rows])
  const { name } = (await (await put(desk, text)).json()) as { name: string }
  const leaving = (await desk.ask(`/journal/snapshots/${name}`)).body?.getReader()
  await leaving?.read()
  await leaving?.cancel()
  const late = (await desk.ask(`/journal/snapshots/${name}`)).body?.getReader()
  const parts = [(await late?.read())?.value]
  for (let n = 0; n < 14; n += 1) await put(desk, ndjson([head(desk, {})]))
  expect(await readdir(desk.folder)).not.toContain(name)
  for (let part = await late?.read(); part && !part.done; part = await late?.read()) parts.push(part.value)
  expect(Buffer.concat(parts.filter((part) => part !== undefined)).toString()).toBe(text)
})

test('under 500 MB free none is taken', async () => {
  let free = 499_999_999
  const desk = await openDesk({ readFree: async () => free })
  const text = ndjson([head(desk, { residents: 1 }), row(1)])
  expect(await refusal(await put(desk, text))).toEqual([507, 'disk-full'])
  await desk.close()
  free = 500_000_000
  const again = await openDesk({ readFree: async () => free })
  expect((await put(again, ndjson([head(again, { residents: 1 }), row(1)]))).status).toBe(201)
})

test('what a killed upload left is gone at the next start; a damaged file is not offered', async () => {
  const desk = await openDesk()
  await put(desk, ndjson([head(desk, {})]))
  await desk.close()
  await writeFile(join(desk.folder, 'upload-9.tmp'), 'half')
  await writeFile(join(desk.folder, '000002-2026-03-01T01-00-00.000Z.ndjson'), '{"version":1')
  const again = await openStation({ dataDir: desk.dataDir })
  const { snapshots } = (await (await again.ask('/journal/snapshots')).json()) as { snapshots: unknown[] }
  expect(snapshots.length).toBe(1)
  expect(await readdir(desk.folder)).not.toContain('upload-9.tmp')
})

test('only a snapshot’s own name leads to one', async () => {
  const desk = await openDesk()
  for (const name of ['state.json', '..%2fstate.json', '../state.json', '%2e%2e/state.json', '000001', '']) {
    const answer = await desk.ask(`/journal/snapshots/${name}`)
    expect([name, answer.status]).toEqual([name, 404])
  }
})
