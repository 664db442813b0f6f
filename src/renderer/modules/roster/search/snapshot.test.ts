import fc from 'fast-check'
import { expect, test } from 'vitest'
import { careTags } from '../schema'
import type { Person, Spot } from './person'
import { packPeople, packSpots, unpackPeople, unpackSpots } from './snapshot'

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !text.includes('\u001e') && !text.includes('\u001f'))

const person: fc.Arbitrary<Person> = fc.record({
  id: word,
  name: word,
  namePinyin: word,
  citizenNumber: optional(word),
  documentNumber: optional(word),
  phones: optional(fc.array(word, { minLength: 1, maxLength: 3 })),
  sex: fc.constantFrom('0', '1', '2', '9'),
  birthDate: optional(word),
  dwellingId: optional(word),
  householdId: optional(word),
  relationToHead: optional(word),
  careTags: optional(fc.uniqueArray(fc.constantFrom(...careTags), { minLength: 1 })),
  presence: fc.constantFrom('present', 'movedOut', 'died'),
  verification: fc.constantFrom('verified', 'pending'),
})

const spot: fc.Arbitrary<Spot> = fc.record({
  id: word,
  kind: fc.constantFrom('estate', 'building', 'household'),
  name: fc.oneof(word, fc.constant('')),
  parentId: optional(word),
  gridId: optional(word),
  useType: optional(fc.constantFrom('rented', 'vacant')),
})

test('what the cache kept comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(person), fc.array(spot), (people, spots) => {
      expect(unpackPeople(packPeople(people))).toEqual(people)
      expect(unpackSpots(packSpots(spots))).toEqual(spots)
    }),
  )
})

test('more rows than one chunk holds come back in their order', () => {
  const spots = Array.from({ length: 20_001 }, (_, index): Spot => ({ id: `d${index}`, kind: 'dwelling', name: String(index) }))
  expect(unpackSpots(packSpots(spots))?.map(({ id }) => id)).toEqual(spots.map(({ id }) => id))
})

test('another version, a lost chunk or a shifted column is no snapshot', () => {
  const snapshot = packSpots([
    { id: 'a', kind: 'estate', name: '百瑞苑' },
    { id: 'b', kind: 'estate', name: '东湖' },
  ])
  expect(unpackSpots({ ...snapshot, version: snapshot.version + 1 })).toBeNull()
  expect(unpackSpots({ ...snapshot, rows: 3 })).toBeNull()
  expect(unpackSpots({ ...snapshot, chunks: [] })).toBeNull()
  expect(
    unpackSpots({ ...snapshot, chunks: snapshot.chunks.map((chunk) => chunk.map((column) => `${column}\u001f`)) }),
  ).toBeNull()
})

test('a separator inside a name does not shift the rows after it', () => {
  const people = [
    { id: 'a', name: '王\u001f芳', namePinyin: 'wang', sex: '2', presence: 'present', verification: 'verified' } as const,
  ]
  expect(unpackPeople(packPeople(people))?.[0]?.name).toBe('王 芳')
})
