import { careTags } from '../schema'
import type { Addresses } from './addresses'
import { maskOf, startMask, tailMask } from './masks'
import type { Person } from './person'
import { createSyllables, type Syllables } from './syllables'
import { fold, foldName } from './terms'

/** Everyone, as columns: an ordinal names a person in all of them. Freed ordinals are used again. */
export type People = {
  readonly syllables: Syllables
  /** Null where the ordinal is free. */
  readonly persons: (Person | null)[]
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
  count: () => number
  ordinalOf: (id: string) => number | undefined
  /** Adds or replaces; answers the ordinal. */
  put: (person: Person) => number
  /** Answers the ordinal that was freed, or undefined where nobody had this id. */
  drop: (id: string) => number | undefined
  /** The places have changed: finds every dwelling anew. */
  settle: (addresses: Addresses) => void
}

const digitsOf = (number: string | undefined): string =>
  number === undefined ? '' : /^[\da-z]*$/.test(number) ? number : fold(number).replace(/[^\da-z]/g, '')

export const birthNumber = (birthDate: string | undefined): number =>
  birthDate ? Number(birthDate.replaceAll('-', '').padEnd(8, '0')) || 0 : 0

const tagBits = (person: Person): number => (person.careTags ?? []).reduce((bits, tag) => bits | (1 << careTags.indexOf(tag)), 0)

export function createPeople(): People {
  const ordinals = new Map<string, number>()
  const free: number[] = []
  const syllables = createSyllables()
  let places: Addresses | null = null
  const people: People = {
    syllables,
    persons: [],
    names: [],
    nameMasks: [],
    tailMasks: [],
    startMasks: [],
    spelled: [],
    initials: [],
    numbers: [],
    dwellings: [],
    births: [],
    tags: [],
    count: () => ordinals.size,
    ordinalOf: (id) => ordinals.get(id),
    put(person) {
      const ordinal = ordinals.get(person.id) ?? free.pop() ?? people.persons.length
      const before = people.persons[ordinal]
      ordinals.set(person.id, ordinal)
      people.persons[ordinal] = person
      if (before?.name !== person.name || before.namePinyin !== person.namePinyin) {
        const spelled = syllables.encode(person.name, person.namePinyin)
        const name = foldName(person.name)
        people.names[ordinal] = name
        people.nameMasks[ordinal] = maskOf(name)
        people.spelled[ordinal] = spelled
        people.initials[ordinal] = syllables.initialsOf(spelled)
      }
      const numbers = [person.citizenNumber, person.documentNumber, ...(person.phones ?? [])].map(digitsOf)
      people.numbers[ordinal] = ` ${numbers.join(' ')} `
      people.tailMasks[ordinal] = numbers.reduce((bits, number) => bits | tailMask(number), 0)
      people.startMasks[ordinal] = numbers.reduce((bits, number) => bits | startMask(number), 0)
      people.dwellings[ordinal] = places ? places.at(person.dwellingId) : -1
      people.births[ordinal] = birthNumber(person.birthDate)
      people.tags[ordinal] = tagBits(person)
      return ordinal
    },
    drop(id) {
      const ordinal = ordinals.get(id)
      if (ordinal === undefined) return undefined
      ordinals.delete(id)
      free.push(ordinal)
      people.persons[ordinal] = null
      return ordinal
    },
    settle(addresses) {
      places = addresses
      people.persons.forEach((person, ordinal) => {
        people.dwellings[ordinal] = person ? addresses.at(person.dwellingId) : -1
      })
    },
  }
  return people
}
