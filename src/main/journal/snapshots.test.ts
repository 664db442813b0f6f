import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { newFolder } from '../testing/folders'
import { openSnapshots } from './snapshots'

const head = (records: Record<string, number>) =>
  JSON.stringify({ version: 1, at: '2026-03-01T01:00:00.000Z', centerCode: '420106012003', keyId: 'k', records })
const row = JSON.stringify({ collection: 'residents', sealed: 'x'.repeat(1000) })
async function* lines(...some: string[]) {
  yield* some
}

test('a snapshot that would take more room than there is, is broken off and leaves nothing', async () => {
  const folder = newFolder()
  const snapshots = await openSnapshots(folder, Date.now)
  const given = lines(head({ residents: 3 }), row, row, row)
  await expect(snapshots.take(given, () => undefined, 2_000)).rejects.toMatchObject({ status: 507, code: 'disk-full' })
  expect(await readdir(folder)).toEqual([])
})

test('two uploads at once both arrive whole', async () => {
  const folder = newFolder()
  const snapshots = await openSnapshots(folder, Date.now)
  const take = (count: number) =>
    snapshots.take(lines(head({ residents: count }), ...Array.from({ length: count }, () => row)), () => undefined, 1e9)
  const taken = await Promise.all([take(1), take(2)])
  expect(taken.map(({ records }) => records)).toEqual([1, 2])
  expect((await snapshots.list()).map(({ records }) => records).sort()).toEqual([1, 2])
})
