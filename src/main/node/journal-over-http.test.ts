import { expect, onTestFinished, test } from 'vitest'
import { newFolder, newPage } from '../testing/folders'
import { setUp } from '../testing/station'
import { startNodeHost } from './start-node-host'

async function openDesk(free = 5_000_000_000) {
  const host = await startNodeHost({ dataDir: newFolder(), assetsDir: await newPage(), readFree: async () => free })
  onTestFinished(host.close)
  const answer = await fetch(host.address, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = { cookie, origin: host.origin, 'content-type': 'application/json' }
    return fetch(`${host.origin}${path}`, { ...init, headers })
  }
  await ask('/station', { method: 'PUT', body: JSON.stringify(setUp) })
  const { keyId } = (await (await ask('/journal/key')).json()) as { keyId: string }
  const row = JSON.stringify({ collection: 'residents', sealed: 'x'.repeat(1000) })
  const snapshot = (rows: number, told = rows) => {
    const at = '2026-03-01T01:00:00.000Z'
    const head = JSON.stringify({ version: 1, at, centerCode: setUp.centerCode, keyId, records: { residents: told } })
    return [head, ...Array.from({ length: rows }, () => row)].join('\n')
  }
  return { ask, snapshot }
}

test('a snapshot of many megabytes goes up and comes back through a real connection', async () => {
  const { ask, snapshot } = await openDesk()
  const body = snapshot(20_000)
  const answer = await ask('/journal/snapshot', { method: 'PUT', body })
  const { name } = (await answer.json()) as { name: string }
  expect(answer.status).toBe(201)
  expect((await (await ask(`/journal/snapshots/${name}`)).text()).trimEnd()).toBe(body)
})

test('one that is refused at its first line is told why, though megabytes of it are still on their way', async () => {
  const { ask, snapshot } = await openDesk()
  const foreign = snapshot(20_000).replace(setUp.centerCode, '420106012999')
  const answer = await ask('/journal/snapshot', { method: 'PUT', body: foreign })
  expect([answer.status, await answer.json()]).toEqual([409, expect.objectContaining({ error: 'other-center' })])
})

test('one that finds no room is told so', async () => {
  const { ask, snapshot } = await openDesk(300_000_000)
  const answer = await ask('/journal/snapshot', { method: 'PUT', body: snapshot(20_000) })
  expect([answer.status, await answer.json()]).toEqual([507, expect.objectContaining({ error: 'disk-full' })])
})

test('a body over the limit is refused, and the host lives', async () => {
  const { ask } = await openDesk()
  const answer = await ask('/station', { method: 'PUT', body: 'x'.repeat(20_000_000) })
  expect([answer.status, await answer.json()]).toEqual([413, expect.objectContaining({ error: 'too-large' })])
  expect((await ask('/journal/health')).status).toBe(200)
})

test('entries and what is pending pass a real connection', async () => {
  const { ask } = await openDesk()
  const entries = Array.from({ length: 2000 }, (_, n) => ({
    collection: 'residents',
    id: `r${n}`,
    stamp: '1',
    sealed: '张'.repeat(500),
  }))
  const answer = await ask('/journal/entries', { method: 'POST', body: JSON.stringify({ entries }) })
  expect([answer.status, await answer.text()]).toEqual([204, ''])
  const back = (await (await ask('/journal/pending')).text()).trimEnd().split('\n')
  expect(back.map((line) => JSON.parse(line) as unknown)).toEqual(entries)
})
