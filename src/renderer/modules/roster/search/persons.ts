import { nobody } from './codes'
import type { Lines } from './lines'
import { type Person, personFrom, personLine } from './person'

/** The people themselves by their ordinals; those of an earlier run are decoded when somebody looks at them. */
export type Persons = {
  /** Null where the ordinal is free. */
  at: (ordinal: number) => Person | null
  ordinalOf: (id: string) => number | undefined
  put: (ordinal: number, person: Person) => void
  drop: (ordinal: number, id: string) => void
  /** Everyone as lines of the cache; who has not been looked at is copied as it lies. */
  rows: () => Generator<readonly string[] | Uint8Array>
}

type Columns = { codes: readonly number[] }
type Ids = (ordinal: number) => Pick<Person, 'dwellingId' | 'householdId'>

/** `lines` are those of an earlier run, `idsOf` answers what stands beside them in columns. */
export function createPersons({ codes }: Columns, lines: Lines | undefined, idsOf: Ids): Persons {
  /** Undefined where the line has not been decoded yet. */
  const persons: (Person | null | undefined)[] = new Array(lines?.count ?? 0)
  let ordinals: Map<string, number> | null = null

  const idAt = (ordinal: number): string | undefined => {
    const person = persons[ordinal]
    return person === undefined ? lines?.at(ordinal)[0] : person?.id
  }

  const all = (): Map<string, number> => {
    if (ordinals) return ordinals
    ordinals = new Map()
    for (let ordinal = 0; ordinal < codes.length; ordinal += 1) {
      const id = codes[ordinal] === nobody ? undefined : idAt(ordinal)
      if (id !== undefined) ordinals.set(id, ordinal)
    }
    return ordinals
  }

  return {
    at(ordinal) {
      const known = persons[ordinal]
      if (known !== undefined) return known
      const [code = nobody, line] = [codes[ordinal], lines?.at(ordinal)]
      const person = code === nobody || !line ? null : personFrom(line, code, idsOf(ordinal))
      persons[ordinal] = person
      return person
    },
    ordinalOf: (id) => all().get(id),
    put(ordinal, person) {
      all().set(person.id, ordinal)
      persons[ordinal] = person
    },
    drop(ordinal, id) {
      all().delete(id)
      persons[ordinal] = null
    },
    *rows() {
      for (let ordinal = 0; ordinal < codes.length; ordinal += 1) {
        const person = persons[ordinal]
        if (person === undefined) yield lines?.raw(ordinal) ?? []
        else yield person ? personLine(person) : []
      }
    },
  }
}
