import { afterEach, expect, test } from 'vitest'
import { createSealer, type Document } from '../../data/sealed-record'
import { createHybridClock } from '../../lib/hlc'
import { importKey } from '../../lib/seal'
import type { Mergeable } from '../../sync/merge'
import { type Center, openCenter } from '../../sync/testing/open-center'
import { readHistory } from './history'

const day = Date.UTC(2026, 10, 23, 1)
const stampAt = (minute: number) => createHybridClock('deska001', () => day + minute * 60_000).stamp()
const at = (minute: number) => new Date(day + minute * 60_000).toISOString()
const born = stampAt(0)

const version = (minute: number, note: string) => ({
  id: 'r',
  name: '王芳',
  note,
  createdAt: at(0),
  createdBy: 'w-zhou',
  updatedAt: at(minute),
  updatedBy: minute === 0 ? 'w-zhou' : 'w-li',
  stamps: minute === 0 ? { born } : { born, note: stampAt(minute) },
})

const key = await importKey(crypto.getRandomValues(new Uint8Array(32)))
let center: Center | undefined
afterEach(() => center?.close())

/** A host that holds these versions in its journal, sealed as the store seals them, before a real center. */
async function hostOf(written: object[], acknowledged: string[] = []) {
  center = await openCenter(['residents'])
  const toCenter = center.station()
  const sealer = createSealer({ key, collection: 'residents', primary: 'id', open: ['stamps'] })
  const wrote = await Promise.all(
    written.map(async (record) => ({
      kind: 'wrote',
      at: at(0),
      stamp: born,
      sealed: JSON.stringify(await sealer.seal(record as unknown as Document)),
    })),
  )
  const entries = [...wrote, ...acknowledged.map((stamp) => ({ kind: 'acknowledged', at: at(0), stamp, rev: '1-a' }))]
  return async (path: string, init: RequestInit = {}) => {
    if (path.startsWith('/journal/history?')) return Response.json({ entries })
    return toCenter(path, init)
  }
}

const inShort = ({ lines, missing }: Awaited<ReturnType<typeof readHistory>>) => ({
  lines: lines.map(({ kind, field, before, after, by, atCenter }) => ({ kind, field, before, after, by, atCenter })),
  missing,
})
const ask = { key, collection: 'residents', id: 'r', current: { ...version(9, '转院'), _deleted: false } as Mergeable }
const said = (value: unknown) => ({ known: true, value })

test('the journal and the older revisions of the center together tell every step', async () => {
  const fetch = await hostOf([version(9, '转院')])
  const database = center?.database('residents')
  const first = (await database?.put({ _id: 'r', ...version(0, '住院'), id: undefined })) as { rev: string } | undefined
  await database?.put({ _id: 'r', _rev: first?.rev, ...version(5, '出院'), id: undefined })
  expect(inShort(await readHistory({ ...ask, fetch }))).toEqual({
    missing: [],
    lines: [
      { kind: 'changed', field: 'note', before: said('出院'), after: said('转院'), by: 'w-li', atCenter: false },
      { kind: 'changed', field: 'note', before: said('住院'), after: said('出院'), by: 'w-li', atCenter: true },
      { kind: 'born', field: null, before: { known: false }, after: { known: false }, by: 'w-zhou', atCenter: true },
    ],
  })
})

test('a record the center never had is told from the journal alone, and nothing counts as missing', async () => {
  const fetch = await hostOf([version(0, '住院'), version(9, '转院')], [born])
  const { lines, missing } = inShort(await readHistory({ ...ask, fetch }))
  expect(missing).toEqual([])
  expect(lines.map(({ kind, atCenter }) => [kind, atCenter])).toEqual([
    ['changed', false],
    ['born', true],
  ])
})

test('without the center and the journal what stands here is told, and that more may be missing', async () => {
  const fetch = async () => {
    throw new TypeError('the host is gone')
  }
  const { lines, missing } = await readHistory({ ...ask, fetch })
  expect(missing).toEqual(['journal', 'center'])
  expect(lines.map(({ kind, before }) => [kind, before.known])).toEqual([
    ['changed', false],
    ['born', false],
  ])
})
