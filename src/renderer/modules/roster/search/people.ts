import { fold, foldName } from '../../../lib/fold'
import { createSyllables, type Syllables } from '../../../lib/syllables'
import { careTags } from '../schema'
import type { Addresses } from './addresses'
import { codeOf, nobody } from './codes'
import type { ColumnReader, ColumnWriter } from './columns'
import { readLines, writeLines } from './lines'
import { maskOf, startMask, tailMask } from './masks'
import { createNumbered, type Numbered } from './numbered'
import type { Person } from './person'
import { createPersons } from './persons'

/** Everyone, as columns: an ordinal names a person in all of them. Freed ordinals are used again. */
export type People = {
  readonly syllables: Syllables
  /** Names as compared. */
  readonly names: string[]
  /** The characters of the name as bits, see masks.ts; likewise the ends and the beginnings of the numbers. */
  readonly nameMasks: number[]
  readonly tailMasks: number[]
  readonly startMasks: number[]
  /** Pinyin as syllable numbers. */
  readonly spelled: string[]
  readonly initials: number[]
  /** Citizen number, document number and phones, a blank around each, an absent one empty: ` 42010619900101001x  13812345678 `. */
  readonly numbers: string[]
  /** Position among the addresses, or -1. */
  readonly dwellings: number[]
  /** `19900101`; 0 where unknown. */
  readonly births: number[]
  /** Bit n is `careTags[n]`. */
  readonly tags: number[]
  /** See codes.ts; `nobody` where the ordinal is free. */
  readonly codes: number[]
  /** The dwelling and the household as numbers, or -1. */
  readonly homes: number[]
  readonly households: number[]
  readonly homeIds: Numbered
  readonly householdIds: Numbered
  /** How many are alive. */
  count: () => number
  /** Null where the ordinal is free. */
  at: (ordinal: number) => Person | null
  /** Adds or replaces; answers the ordinal. */
  put: (person: Person) => number
  /** Answers the ordinal that was freed, or undefined where nobody had this id. */
  drop: (id: string) => number | undefined
  /** The places have changed: finds every dwelling anew. */
  settle: (addresses: Addresses) => void
  keep: (columns: ColumnWriter) => void
}

const digitsOf = (number: string | undefined): string =>
  number === undefined ? '' : /^[\da-z]*$/.test(number) ? number : fold(number).replace(/[^\da-z]/g, '')

export const birthNumber = (birthDate: string | undefined): number =>
  birthDate ? Number(birthDate.replaceAll('-', '').padEnd(8, '0')) || 0 : 0

const tagBits = (person: Person): number => (person.careTags ?? []).reduce((bits, tag) => bits | (1 << careTags.indexOf(tag)), 0)

const numberColumns = [
  'nameMasks',
  'tailMasks',
  'startMasks',
  'initials',
  'dwellings',
  'births',
  'tags',
  'codes',
  'homes',
  'households',
] as const

const textColumns = ['names', 'spelled', 'numbers'] as const

type Columns = Record<(typeof numberColumns)[number], number[]> & Record<(typeof textColumns)[number], string[]>

function columnsFrom(kept: ColumnReader | undefined, rows: number): Columns {
  const read = (name: (typeof numberColumns)[number]) => [name, kept ? kept.numbers(name, rows) : []] as const
  return {
    ...(Object.fromEntries(numberColumns.map(read)) as Record<(typeof numberColumns)[number], number[]>),
    names: kept ? kept.texts('names', rows) : [],
    spelled: kept ? kept.codes('spelled', rows) : [],
    numbers: kept ? kept.texts('numbers', rows) : [],
  }
}

type Named = Pick<People, 'syllables' | 'homeIds' | 'householdIds'>

const namedFrom = (kept: ColumnReader | undefined): Named => ({
  syllables: createSyllables(kept?.texts('syllables')),
  homeIds: createNumbered(kept && (() => kept.texts('homeIds'))),
  householdIds: createNumbered(kept && (() => kept.texts('householdIds'))),
})

/** What is compared of a name, written when the name is another one. */
function putName({ names, nameMasks, spelled, initials }: Columns, syllables: Syllables, ordinal: number, person: Person): void {
  const encoded = syllables.encode(person.name, person.namePinyin)
  const name = foldName(person.name)
  names[ordinal] = name
  nameMasks[ordinal] = maskOf(name)
  spelled[ordinal] = encoded
  initials[ordinal] = syllables.initialsOf(encoded)
}

function putRest(columns: Columns, { homeIds, householdIds }: Named, ordinal: number, person: Person): void {
  const given = [person.citizenNumber, person.documentNumber, ...(person.phones ?? [])].map(digitsOf)
  columns.numbers[ordinal] = ` ${given.join(' ')} `
  columns.tailMasks[ordinal] = given.reduce((bits, number) => bits | tailMask(number), 0)
  columns.startMasks[ordinal] = given.reduce((bits, number) => bits | startMask(number), 0)
  columns.births[ordinal] = birthNumber(person.birthDate)
  columns.tags[ordinal] = tagBits(person)
  columns.codes[ordinal] = codeOf(person)
  columns.homes[ordinal] = homeIds.numberOf(person.dwellingId)
  columns.households[ordinal] = householdIds.numberOf(person.householdId)
}

/**
 * Everyone of an earlier run, or nobody. `first` are the addresses that run had. Throws KeptError where what was kept does not
 * add up.
 */
export function createPeople(first: Addresses, kept?: ColumnReader): People {
  const lines = kept && readLines(kept, 'people')
  const columns = columnsFrom(kept, lines?.count ?? 0)
  const named = namedFrom(kept)
  const { dwellings, codes, homes, households } = columns
  const persons = createPersons(columns, lines, (ordinal) => ({
    dwellingId: named.homeIds.textAt(homes[ordinal] ?? -1),
    householdId: named.householdIds.textAt(households[ordinal] ?? -1),
  }))
  let places = first
  const free = codes.flatMap((code, ordinal) => (code === nobody ? [ordinal] : []))
  let alive = codes.length - free.length
  return {
    ...columns,
    ...named,
    count: () => alive,
    at: persons.at,
    put(person) {
      const known = persons.ordinalOf(person.id)
      const ordinal = known ?? free.pop() ?? codes.length
      const before = known === undefined ? null : persons.at(known)
      if (known === undefined) alive += 1
      persons.put(ordinal, person)
      if (before?.name !== person.name || before.namePinyin !== person.namePinyin)
        putName(columns, named.syllables, ordinal, person)
      putRest(columns, named, ordinal, person)
      dwellings[ordinal] = places.at(person.dwellingId)
      return ordinal
    },
    drop(id) {
      const ordinal = persons.ordinalOf(id)
      if (ordinal === undefined) return undefined
      persons.drop(ordinal, id)
      free.push(ordinal)
      alive -= 1
      codes[ordinal] = nobody
      // What was erased must not lie on in the cache.
      for (const name of textColumns) columns[name][ordinal] = ''
      return ordinal
    },
    settle(addresses) {
      places = addresses
      const positions = named.homeIds.all().map((id) => addresses.at(id))
      homes.forEach((home, ordinal) => {
        dwellings[ordinal] = positions[home] ?? -1
      })
    },
    keep(into) {
      for (const name of numberColumns) into.numbers(name, columns[name])
      into.texts('names', columns.names)
      into.texts('numbers', columns.numbers)
      into.codes('spelled', columns.spelled)
      into.texts('syllables', named.syllables.all())
      into.texts('homeIds', named.homeIds.all())
      into.texts('householdIds', named.householdIds.all())
      writeLines(into, 'people', persons.rows())
    },
  }
}
