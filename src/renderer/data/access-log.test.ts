import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AccessEntry, logAccess, readAccessLog } from './access-log'
import type { Context } from './context'
import { openTestContext } from './testing/open-test-context'

let context: Context
let close: () => Promise<void>
beforeEach(async () => {
  ;({ context, close } = await openTestContext({ collections: {} }))
})
afterEach(() => close())

const wish = { deed: 'export', what: '季度汇总表', people: 94, purpose: '报送上级', second: '陈强' } as const

test('a computer where nothing left has an empty log that holds', async () => {
  expect(await readAccessLog(context)).toEqual({ entries: [], brokenAt: null })
})

test('lines written at once get one number each and hang together', async () => {
  await Promise.all([logAccess(context, wish), logAccess(context, { ...wish, deed: 'print' }), logAccess(context, wish)])
  const { entries, brokenAt } = await readAccessLog(context)
  expect(brokenAt).toBeNull()
  expect(entries.map(({ number, deed }) => [number, deed])).toEqual([
    [1, 'export'],
    [2, 'print'],
    [3, 'export'],
  ])
  expect(entries[0]).toMatchObject({ ...wish, by: '周敏', at: '2026-11-23T01:00:00.000Z', before: '' })
  expect(entries[2]?.before).toBe(entries[1]?.seal)
})

test.each<[string, (line: AccessEntry) => Promise<void>]>([
  ['with fewer people', (line) => context.local.write('access-2', { ...line, people: 3 })],
  ['with nobody second', ({ second: _second, ...line }) => context.local.write('access-2', line)],
  ['taken away', () => context.local.remove('access-2')],
])('a line that is %s breaks the chain where it stands', async (_, meddle) => {
  for (let times = 0; times < 3; times += 1) await logAccess(context, wish)
  const line = await context.local.read<AccessEntry>('access-2')
  if (!line) throw new Error('the second line')
  await meddle(line)
  expect((await readAccessLog(context)).brokenAt).toBe(2)
})

test('a log cut short is told by its head', async () => {
  for (let times = 0; times < 3; times += 1) await logAccess(context, wish)
  await context.local.remove('access-3')
  expect((await readAccessLog(context)).brokenAt).toBe(3)
})
