import { afterEach, expect, test, vi } from 'vitest'
import type { JournalEntry } from '../../shared/journal'
import { createJournalClient, portionsOf } from './journal-client'
import { createOutgoing } from './outgoing'

afterEach(() => {
  vi.useRealTimers()
})

const entry = (id: string, size = 10): JournalEntry => ({ collection: 'residents', id, stamp: '1', sealed: 'x'.repeat(size) })

/** A host that answers when it is told to, and remembers what it was asked. */
function slowHost() {
  const asked: { path: string; ids: string[]; answer: (response: Response) => void }[] = []
  const fetch = (path: string, init?: RequestInit) =>
    new Promise<Response>((answer) => {
      const { entries } = JSON.parse(String(init?.body)) as { entries: { id: string }[] }
      asked.push({ path, ids: entries.map(({ id }) => id), answer })
    })
  return { asked, fetch }
}
const good = () => new Response(null, { status: 204 })

test('writes that come while one is under way go together in the next request', async () => {
  const { asked, fetch } = slowHost()
  const { write } = createJournalClient(fetch)
  const writes = [write([entry('a')]), write([entry('b')]), write([entry('c'), entry('d')])]
  expect(asked.map(({ ids }) => ids)).toEqual([['a']])
  asked[0]?.answer(good())
  await writes[0]
  await vi.waitFor(() => expect(asked.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c', 'd']]))
  asked[1]?.answer(Response.json({ error: 'disk-full', reason: '' }, { status: 507 }))
  const outcomes = await Promise.allSettled(writes)
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(outcomes[2]).toMatchObject({ reason: { code: 'disk-full' } })
})

test.each([
  [503, 'read-only'],
  [507, 'disk-full'],
  [500, 'host-gone'],
  [400, 'host-gone'],
])('status %i is the fault %s', async (status, code) => {
  const { write } = createJournalClient(async () => Response.json({ error: 'x', reason: '' }, { status }))
  await expect(write([entry('a')])).rejects.toMatchObject({ name: 'SaveFault', code })
})

test('many entries are cut into requests the host accepts', () => {
  const lengths = (entries: JournalEntry[]) => [...portionsOf(entries)].map(({ length }) => length)
  expect(lengths(Array.from({ length: 4500 }, (_, at) => entry(`${at}`)))).toEqual([2000, 2000, 500])
  expect(lengths(Array.from({ length: 5 }, (_, at) => entry(`${at}`, 2_000_000)))).toEqual([2, 2, 1])
  expect(lengths([])).toEqual([])
})

test('what goes out in the background is gathered, kept in order, and tried again', async () => {
  vi.useFakeTimers()
  const sent: number[][] = []
  let fails = 1
  const send = async (numbers: number[]) => {
    if (fails-- > 0) throw new Error('the host is gone')
    sent.push(numbers)
  }
  const outgoing = createOutgoing<number>(send, (numbers) => [numbers])
  outgoing.add([1])
  outgoing.add([2, 3])
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent).toEqual([])
  outgoing.add([4])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toEqual([[1, 2, 3, 4]])
  outgoing.add([5])
  await outgoing.close()
  expect(sent).toEqual([[1, 2, 3, 4], [5]])
})
