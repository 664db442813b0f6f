import fc from 'fast-check'
import { expect, test } from 'vitest'
import { careTags } from '../schema'
import { KeptError, readColumns, writeColumns } from './columns'
import { createRosterCore, type RosterCore } from './core'
import type { Person, Spot } from './person'
import type { RosterQuery } from './types'

const day = '2026-11-23'
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
/** Separators in a record become blanks; nothing else changes on the way. */
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '一'))
const idOf = (kind: string) => fc.integer({ min: 0, max: 12 }).map((number) => `${kind}-${number}`)

const person: fc.Arbitrary<Person> = fc.record({
  id: idOf('resident'),
  name: word,
  namePinyin: fc.constantFrom('wang fang', 'li qiang', 'shan', 'lv bu', ''),
  citizenNumber: optional(word),
  documentNumber: optional(word),
  phones: optional(fc.array(word, { minLength: 1, maxLength: 3 })),
  sex: fc.constantFrom('0', '1', '2', '9'),
  birthDate: optional(fc.constantFrom('1990-01-01', '2016-11-24', '1936-03')),
  dwellingId: optional(idOf('dwelling')),
  householdId: optional(idOf('household')),
  relationToHead: optional(fc.constantFrom('02', '20')),
  careTags: optional(fc.uniqueArray(fc.constantFrom(...careTags), { minLength: 1 })),
  presence: fc.constantFrom('present', 'movedOut', 'died'),
  verification: fc.constantFrom('verified', 'pending'),
})

const spot: fc.Arbitrary<Spot> = fc.oneof(
  fc.record({ id: idOf('estate'), kind: fc.constant('estate' as const), name: word }),
  fc.record({
    id: idOf('building'),
    kind: fc.constant('building' as const),
    name: word,
    parentId: idOf('estate'),
    gridId: optional(idOf('grid')),
  }),
  fc.record({
    id: idOf('dwelling'),
    kind: fc.constant('dwelling' as const),
    name: word,
    parentId: optional(idOf('building')),
    useType: optional(fc.constantFrom('rented', 'vacant')),
  }),
)

const queries: RosterQuery[] = [
  { text: '', sort: 'relevance' },
  { text: '', sort: 'name', presence: 'any' },
  { text: '', sort: 'age', descending: true, presence: 'any' },
  { text: 'w', sort: 'relevance' },
  { text: 'wang', sort: 'relevance', sex: '2' },
  { text: '', sort: 'relevance', estateId: 'estate-1', presence: 'any' },
  { text: '', sort: 'relevance', householdId: 'household-2', presence: 'any' },
  { text: '', sort: 'relevance', dwellingId: 'dwelling-3', presence: 'any' },
]

/** All a screen can ask of an index. */
const shown = (core: RosterCore) => ({
  answers: queries.map((query) => core.query(query, 0, 99)),
  facets: core.facets(),
  top: core.placesBelow(null),
  below: core.placesBelow('building-1'),
  path: core.pathOf('dwelling-1'),
  count: core.count(),
  people: [...core.people()].sort((a, b) => (a.id < b.id ? -1 : 1)),
})

const make = (kept?: Uint8Array<ArrayBuffer>) => createRosterCore({ today: () => day, ...(kept ? { kept } : {}) })

test('an index that was kept answers every question as before, also after the changes that follow', () => {
  const everyone = fc.array(person)
  const ids = fc.array(idOf('resident'))
  fc.assert(
    fc.property(
      everyone,
      fc.array(spot),
      ids,
      everyone,
      ids,
      fc.array(spot),
      (first, spots, gone, later, goneLater, spotsLater) => {
        const core = make()
        core.changePlaces({ put: spots, gone: [] })
        core.changePeople({ put: first, gone })
        const again = make(core.keep())
        expect(shown(again)).toEqual(shown(core))
        for (const each of [core, again, make(again.keep())]) each.changePeople({ put: later, gone: goneLater })
        const twice = make(again.keep())
        expect(shown(again)).toEqual(shown(core))
        expect(shown(twice)).toEqual(shown(core))
        for (const each of [core, twice]) each.changePlaces({ put: spotsLater, gone: [] })
        expect(shown(twice)).toEqual(shown(core))
      },
    ),
    { numRuns: 60 },
  )
})

test('the figures of another day are counted anew', () => {
  let today = day
  const core = createRosterCore({ today: () => today })
  const child = { id: 'a', name: '王', namePinyin: 'wang', sex: '1', presence: 'present', verification: 'verified' } as const
  core.changePeople({ put: [{ ...child, birthDate: '2016-11-24' }], gone: [] })
  const again = createRosterCore({ today: () => today, kept: core.keep() })
  expect(again.facets().ages.male.slice(0, 2)).toEqual([1, 0])
  today = '2026-11-24'
  expect(again.facets().ages.male.slice(0, 2)).toEqual([0, 1])
})

test('nothing of an erased person is kept', () => {
  const core = make()
  const wang = { id: 'resident-1', name: '王芳', namePinyin: 'wang fang', citizenNumber: '420106199001010028', sex: '2' } as const
  const other = { ...wang, id: 'resident-2', name: '李强', namePinyin: 'li qiang', citizenNumber: '42010619900101001X' } as const
  const rest = { presence: 'present', verification: 'verified' } as const
  core.changePeople({
    put: [
      { ...wang, ...rest },
      { ...other, ...rest },
    ],
    gone: [],
  })
  const again = make(core.keep())
  again.changePeople({ put: [], gone: ['resident-1'] })
  const kept = new TextDecoder().decode(again.keep())
  expect([kept.includes('王芳'), kept.includes('420106199001010028'), kept.includes('李强')]).toEqual([false, false, true])
})

test('a separator inside a name does not shift the names after it', () => {
  const rest = { namePinyin: 'wang', sex: '2', presence: 'present', verification: 'verified' } as const
  const core = make()
  core.changePeople({
    put: [
      { id: 'a', name: '王\u001f芳', ...rest },
      { id: 'b', name: '王敏', ...rest },
    ],
    gone: [],
  })
  const { rows } = make(core.keep()).query({ text: '王', sort: 'name' }, 0, 9)
  expect(rows.map(({ name }) => name)).toEqual(['王 芳', '王敏'])
})

test('bytes that were cut off, changed or written by another version are refused, never half read', () => {
  const core = make()
  core.changePlaces({ put: [{ id: 'estate-1', kind: 'estate', name: '百瑞苑' }], gone: [] })
  const kept = core.keep()
  expect(() => make(kept.slice(0, -8))).toThrow(KeptError)
  expect(() => make(new Uint8Array())).toThrow(KeptError)
  expect(() => make(new TextEncoder().encode('no columns at all') as Uint8Array<ArrayBuffer>)).toThrow(KeptError)
  const other = kept.slice()
  // The head says `"version":2`.
  other[other.indexOf('2'.charCodeAt(0), 4)] = '1'.charCodeAt(0)
  expect(() => make(other)).toThrow(KeptError)
})

test('a column with fewer values than rows is refused', () => {
  const into = writeColumns()
  into.texts('names', ['王芳', '李强'])
  into.numbers('births', [19900101])
  const columns = readColumns(into.finish())
  expect(columns.texts('names', 2)).toEqual(['王芳', '李强'])
  expect(() => columns.texts('names', 3)).toThrow(KeptError)
  expect(() => columns.numbers('births', 2)).toThrow(KeptError)
  expect(() => columns.numbers('deaths')).toThrow(KeptError)
})
