import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHybridClock, readStamp } from '../../lib/hlc'
import { instantOf } from '../../lib/time'
import { type Mergeable, mergeRecords } from '../../sync/merge'
import { historyOf, type Version } from './history-lines'

const day = Date.UTC(2026, 10, 23, 1)
let now = day
const at = (minutes: number, device = 'deska001') => {
  now = day + minutes * 60_000
  return createHybridClock(device, () => now).stamp()
}

const born = at(0)
const wang = (changes: object, stamps: Record<string, string>, by = 'w-zhou'): Mergeable =>
  ({
    id: 'r',
    name: '王芳',
    createdAt: instantOf(day),
    createdBy: 'w-zhou',
    updatedAt: instantOf(readStamp([born, ...Object.values(stamps)].sort().at(-1) ?? '')?.time ?? 0),
    updatedBy: by,
    stamps: { born, ...stamps },
    _deleted: false,
    ...changes,
  }) as Mergeable

const noted = at(5)
const phoned = at(9, 'deskb002')
const first = wang({ note: '住院' }, {})
const second = wang({ note: '出院' }, { note: noted }, 'w-li')
const third = wang({ note: '出院', phones: ['13800001234'] }, { note: noted, phones: phoned }, 'w-chen')
const here = (record: Mergeable): Version => ({ record, from: 'here' })
const center = (record: Mergeable): Version => ({ record, from: 'center' })

test('each change is a line with field, before, after, who, where and when, the newest first', () => {
  expect(historyOf([here(first), here(second), here(third)], [noted])).toEqual([
    {
      kind: 'changed',
      field: 'phones',
      stamp: phoned,
      at: instantOf(day + 9 * 60_000),
      device: 'deskb002',
      by: 'w-chen',
      before: { known: true, value: undefined },
      after: { known: true, value: ['13800001234'] },
      atCenter: false,
    },
    {
      kind: 'changed',
      field: 'note',
      stamp: noted,
      at: instantOf(day + 5 * 60_000),
      device: 'deska001',
      by: 'w-li',
      before: { known: true, value: '住院' },
      after: { known: true, value: '出院' },
      atCenter: true,
    },
    {
      kind: 'born',
      field: null,
      stamp: born,
      at: instantOf(day),
      device: 'deska001',
      by: 'w-zhou',
      before: { known: false },
      after: { known: false },
      atCenter: true,
    },
  ])
})

test('where no earlier version is left, the value before is not made up, nor who changed it', () => {
  const [, line] = historyOf([here(third)])
  expect(line).toMatchObject({ field: 'note', before: { known: false }, by: null })
})

test('a value that lost against another is told with who wrote it', () => {
  const lost = { [`note|${noted}`]: { value: '"出院"', by: 'w-li', at: '' } }
  const later = at(6, 'deskb002')
  const stands = wang({ note: '转院', lost } as object, { note: later }, 'w-chen')
  const [winner, loser] = historyOf([here(stands), here(first)])
  expect(winner).toMatchObject({ by: 'w-chen', before: { known: true, value: '出院' }, after: { known: true, value: '转院' } })
  expect(loser).toMatchObject({ by: 'w-li', before: { known: true, value: '住院' }, after: { known: true, value: '出院' } })
})

test('in a merged version the last author by the clock is not taken for the author of a stamp of another hour', () => {
  const merged = { ...third, updatedAt: instantOf(day + 3_600_000), updatedBy: 'w-fast' }
  expect(historyOf([here(merged)]).map(({ by }) => by)).toEqual([null, null, 'w-zhou'])
  expect(historyOf([{ record: merged, from: 'wrote' }]).map(({ by }) => by)).toEqual(['w-fast', null, 'w-zhou'])
})

test('after an erasure nothing of before is told, but the erasure is', () => {
  const erased = at(30)
  const tombstone = { ...wang({}, { erased }, 'w-dir'), _deleted: true } as Mergeable
  expect(historyOf([here(first), here(second), center(tombstone)])).toEqual([
    expect.objectContaining({ kind: 'erased', by: 'w-dir', stamp: erased, atCenter: true }),
  ])
})

test('neither the order of the versions nor one of them twice nor their merge changes the lines', () => {
  const versions = [here(first), here(second), here(third)]
  const expected = historyOf(versions)
  fc.assert(
    fc.property(fc.array(fc.nat(2), { maxLength: 6 }), (more) => {
      const given = [...versions, ...more.map((index) => versions[index] ?? here(first))]
      const merged = given.map(({ record }) => record).reduce(mergeRecords)
      expect(historyOf([here(merged), ...given.toReversed()])).toEqual(expected)
    }),
  )
})
