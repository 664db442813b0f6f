import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../data/context'
import { keyOf } from '../../../lib/id'
import { readCitizenNumber } from '../../../lib/national/citizen-number'
import { relations } from '../../../lib/national/relations'
import { ageOn } from '../../../lib/time'
import { sampleRoster } from './sample-roster'

const today = '2026-11-23'
const options = {
  residents: 2_000,
  seed: 7,
  centerCode: '420199001001',
  keyOf: (...parts: string[]) => keyOf('salt of a test', ...parts),
  today,
}

function drawn(changes: Partial<typeof options> = {}) {
  const places: Draft<'places'>[] = []
  const residents: Draft<'residents'>[] = []
  for (const batch of sampleRoster({ ...options, ...changes })) {
    if (batch.collection === 'places') places.push(...batch.drafts)
    else residents.push(...batch.drafts)
  }
  return { places, residents }
}

const { places, residents } = drawn()
const households = new Map<string, Draft<'residents'>[]>()
for (const resident of residents)
  households.set(resident.householdId!, [...(households.get(resident.householdId!) ?? []), resident])
const headOf = (members: Draft<'residents'>[]) => members.find(({ relationToHead }) => relationToHead === '02')!

describe('a sample roster', () => {
  test('is the same for the same seed and day, and another for another seed', () => {
    expect(drawn()).toEqual({ places, residents })
    expect(drawn({ seed: 8 }).residents).not.toEqual(residents)
  })

  test.each([1, 2, 3, 501, 2_000])('has %i people when that many are asked for', (count) => {
    expect(drawn({ residents: count }).residents).toHaveLength(count)
  })

  test('gives every record an id of its own', () => {
    const ids = [...places, ...residents].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('tells a place after the one above it, and people live in dwellings and households that were told', () => {
    const told = new Set<string>()
    for (const { id, parentId, gridId } of places) {
      expect([parentId, gridId].filter((above) => above !== undefined && !told.has(above))).toEqual([])
      told.add(id)
    }
    const kindOf = new Map(places.map(({ id, kind }) => [id, kind]))
    expect(
      new Set(residents.map(({ dwellingId, householdId }) => [kindOf.get(dwellingId!), kindOf.get(householdId!)].join())),
    ).toEqual(new Set(['dwelling,household']))
  })

  test('every citizen number is right, says the sex and birth date of the record, and belongs to nobody', () => {
    const numbered = residents.filter(({ citizenNumber }) => citizenNumber !== undefined)
    for (const { citizenNumber, birthDate, sex } of numbered) {
      const read = readCitizenNumber(citizenNumber!, today)
      expect(read.ok && { county: read.value.number.slice(0, 6), birthDate: read.value.birthDate, sex: read.value.sex }).toEqual({
        county: '420199',
        birthDate,
        sex,
      })
    }
    expect(numbered.length).toBeGreaterThan(1_900)
  })

  test('who has no number yet is 待核, and nobody else', () => {
    const pending = residents.filter(({ verification }) => verification === 'pending')
    expect(pending.every(({ citizenNumber, phones }) => !citizenNumber && !phones)).toBe(true)
    expect(pending.length).toBe(residents.filter(({ citizenNumber }) => !citizenNumber).length)
    expect(pending.length).toBeGreaterThan(5)
  })

  test('every phone is one that is given to nobody', () => {
    expect(residents.flatMap(({ phones }) => phones ?? []).filter((phone) => !/^1990000\d{4}$/.test(phone))).toEqual([])
  })
})

describe('a household of the sample', () => {
  test('has one householder', () => {
    expect(
      [...households.values()].filter((members) => members.filter(({ relationToHead }) => relationToHead === '02').length !== 1),
    ).toEqual([])
  })

  test('has only relations of GB/T 4761, and each fits the sex of who has it', () => {
    const wrong = residents.filter(({ relationToHead, sex }) => {
      const relation = relations.find(relationToHead)
      return !relation || ('sex' in relation && relation.sex !== undefined && relation.sex !== sex)
    })
    expect(wrong).toEqual([])
  })

  test('has no child within eighteen years of a parent, and no grandchild within thirty-six', () => {
    const gap = (older: string, younger: string) => ageOn(older, younger)
    for (const members of households.values()) {
      const head = headOf(members)
      for (const { relationToHead, birthDate } of members) {
        if (/^[23]/.test(relationToHead!)) expect(gap(head.birthDate!, birthDate!)).toBeGreaterThanOrEqual(18)
        if (/^4/.test(relationToHead!)) expect(gap(head.birthDate!, birthDate!)).toBeGreaterThanOrEqual(36)
        if (/^5/.test(relationToHead!)) expect(gap(birthDate!, head.birthDate!)).toBeGreaterThanOrEqual(18)
      }
    }
  })

  test('has nobody who is not born yet or older than people get', () => {
    const ages = residents.map(({ birthDate }) => ageOn(birthDate!, today))
    expect([Math.min(...ages) >= 0, Math.max(...ages) <= 105]).toEqual([true, true])
  })

  test('marries nobody under twenty', () => {
    expect(residents.filter(({ maritalStatus, birthDate }) => maritalStatus !== '10' && ageOn(birthDate!, today) < 20)).toEqual(
      [],
    )
  })
})

describe('the whole of the sample', () => {
  test('has care tags where they fit: 独居 and 空巢 are old, 高龄 is eighty and more', () => {
    const tagged = residents.filter(({ careTags }) => careTags)
    for (const { careTags, birthDate } of tagged) {
      const age = ageOn(birthDate!, today)
      if (careTags!.includes('livingAlone')) expect(age).toBeGreaterThanOrEqual(65)
      if (careTags!.includes('veryOld')) expect(age).toBeGreaterThanOrEqual(80)
    }
    expect(tagged.length).toBeGreaterThan(100)
  })

  test('has people who moved out and people who died, with the day', () => {
    const gone = residents.filter(({ presence }) => presence !== 'present')
    expect(
      gone.every(({ presence, movedOutOn, diedOn }) => (presence === 'movedOut' ? movedOutOn! < today : diedOn! < today)),
    ).toBe(true)
    expect(new Set(gone.map(({ presence }) => presence))).toEqual(new Set(['movedOut', 'died']))
  })

  test('has surnames of another sound and compound ones, read as surnames', () => {
    const readings = new Map(drawn({ residents: 8_000 }).residents.map(({ name, namePinyin }) => [name, namePinyin]))
    const first = (surname: string) => [...readings].find(([name]) => name.startsWith(surname))?.[1].split(' ')[0]
    expect([first('单'), first('曾'), first('解'), first('仇'), first('盖'), first('查')]).toEqual([
      'shan',
      'zeng',
      'xie',
      'qiu',
      'ge',
      'zha',
    ])
    expect([...readings.keys()].filter((name) => name.startsWith('欧阳')).length).toBeGreaterThan(0)
  })
})
