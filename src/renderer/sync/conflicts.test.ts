import { expect, test } from 'vitest'
import { openConflicts } from './conflicts'

function memoryNotes() {
  const kept = new Map<string, object>()
  return {
    read: async <T>(key: string) => (kept.get(key) as T | undefined) ?? null,
    write: async (key: string, value: object) => void kept.set(key, value),
    remove: async (key: string) => void kept.delete(key),
  }
}

const lost = (...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [`${field}|0mfa1b2c3-0000|otherdev`, { value: '""', by: 'w-li', at: '' }]))
const settled = { value: '""', by: 'w-li', at: '', settled: '2026-11-23T01:00:00.000Z' }

test('fields are counted and not records, over a restart too', async () => {
  const notes = memoryNotes()
  const conflicts = await openConflicts(notes, 'residents')
  conflicts.look({ id: 'wang', lost: lost('note', 'phones') })
  conflicts.look({ id: 'li', lost: lost('note') })
  expect([conflicts.size(), conflicts.ids()]).toEqual([3, ['wang', 'li']])
  await conflicts.save()
  const again = await openConflicts(notes, 'residents')
  again.look({ id: 'wang', lost: { ...lost('note'), 'phones|x': settled } })
  expect(again.size()).toBe(2)
  again.look({ id: 'wang', _deleted: true })
  expect([again.size(), again.ids()]).toEqual([1, ['li']])
})

test('what a build that counted records left is one each, until the record is looked at', async () => {
  const notes = memoryNotes()
  await notes.write('sync-conflicts-residents', { ids: ['wang'] })
  const conflicts = await openConflicts(notes, 'residents')
  expect(conflicts.size()).toBe(1)
  conflicts.look({ id: 'wang', lost: lost('note', 'phones') })
  expect(conflicts.size()).toBe(2)
})
