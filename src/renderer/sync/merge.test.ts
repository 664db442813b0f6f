import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictHandler, isSameRecord, type Mergeable, mergeRecords } from './merge'

type Person = Mergeable & { name?: string; phones?: string[]; note?: string }

const stampAt = (moment: number, device = 'aaaaaaaa') => `0${moment.toString(36).padStart(8, '0')}-0000|${device}`

const person = (stamps: Record<string, string>, fields: Partial<Person> = {}): Person => ({
  id: 'resident-wang',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: 'worker-a',
  updatedAt: '2026-11-23T01:00:00.000Z',
  updatedBy: 'worker-a',
  stamps,
  _deleted: false,
  name: '王秀芳',
  ...fields,
})

const erased = (at: number, born = 1): Mergeable => {
  const { name, ...rest } = person({ born: stampAt(born), erased: stampAt(at) })
  return { ...rest, _deleted: true }
}

/**
 * Any state a record of one id can be in: lives are numbered, each is born, edited and perhaps erased within its own
 * stretch of time, and a later life knows of the erasure before it. Edits unaware of an erasure may be later than it.
 */
const anyState: fc.Arbitrary<Mergeable> = fc
  .record({
    life: fc.integer({ min: 0, max: 2 }),
    birth: fc.integer({ min: 0, max: 40 }),
    device: fc.constantFrom('aaaaaaaa', 'bbbbbbbb'),
    ended: fc.boolean(),
    updatedAt: fc.constantFrom('2026-11-23T01:00:00.000Z', '2026-11-24T01:00:00.000Z'),
    updatedBy: fc.constantFrom('worker-a', 'worker-b'),
    name: fc.constantFrom('王秀芳', '王芳'),
    phones: fc.option(fc.constantFrom<string[]>(['138'], ['139', '137']), { nil: undefined }),
    note: fc.option(fc.constantFrom('腿脚不便', ''), { nil: undefined }),
    edits: fc.dictionary(fc.constantFrom('name', 'phones', 'note'), fc.integer({ min: 41, max: 400 })),
  })
  .map(({ life, birth, device, ended, updatedAt, updatedBy, name, phones, note, edits }) => {
    const from = life * 100
    const before: Record<string, string> = life > 0 ? { erased: stampAt(from - 10) } : {}
    const stamps: Record<string, string> = { born: stampAt(from + birth, device), ...before }
    if (ended) return { ...erased(from + 90), updatedAt, updatedBy }
    for (const [field, at] of Object.entries(edits)) stamps[field] = stampAt(from + at, device)
    const fields: Partial<Person> = { name }
    if (phones) fields.phones = phones
    if (note !== undefined) fields.note = note
    return person(stamps, { ...fields, updatedAt, updatedBy })
  })

/** The one canonical form: a merge with itself. */
const settled = (record: Mergeable) => mergeRecords(record, record)

describe('merging two versions of one record', () => {
  it('does not depend on who merges with whom', () => {
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a))
      }),
      { numRuns: 3000 },
    )
  })

  it('does not depend on the order of merges', () => {
    fc.assert(
      fc.property(anyState, anyState, anyState, (a, b, c) => {
        expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)))
      }),
      { numRuns: 10_000 },
    )
  })

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        const once = mergeRecords(a, b)
        expect(mergeRecords(once, b)).toEqual(once)
        expect(mergeRecords(once, a)).toEqual(once)
        expect(settled(once)).toEqual(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('lets an erasure win over every edit of the same life, later ones included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 2, max: 500 }), (erasedAt, editedAt) => {
        const merged = mergeRecords(erased(erasedAt), person({ born: stampAt(1), note: stampAt(editedAt) }, { note: '腿脚不便' }))
        expect(merged).toEqual(erased(erasedAt))
      }),
    )
  })

  it('lets a birth later than the erasure live, with its own fields alone', () => {
    const before = person({ born: stampAt(1), note: stampAt(3) }, { note: '腿脚不便' })
    const again = person({ born: stampAt(5) }, { name: '王芳' })
    const merged = mergeRecords(mergeRecords(before, erased(4)), again)
    expect(merged).toEqual(person({ born: stampAt(5), erased: stampAt(4) }, { name: '王芳' }))
    expect(mergeRecords(again, mergeRecords(erased(4), before))).toEqual(merged)
  })

  it('leaves nothing personal in a tombstone, whatever meets it', () => {
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        const merged = mergeRecords(a, b)
        if (!merged._deleted) return
        expect(Object.keys(merged).sort()).toEqual([
          '_deleted',
          'createdAt',
          'createdBy',
          'id',
          'stamps',
          'updatedAt',
          'updatedBy',
        ])
        expect(Object.keys(merged.stamps).sort()).toEqual(['born', 'erased'])
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps both edits where two people changed different fields', () => {
    const one = person({ born: stampAt(1), phones: stampAt(5) }, { phones: ['138'], updatedAt: '2026-11-23T05:00:00.000Z' })
    const other = person({ born: stampAt(1), note: stampAt(4) }, { note: '腿脚不便', updatedBy: 'worker-b' })
    expect(mergeRecords(one, other)).toEqual(
      person(
        { born: stampAt(1), phones: stampAt(5), note: stampAt(4) },
        { phones: ['138'], note: '腿脚不便', updatedAt: '2026-11-23T05:00:00.000Z' },
      ),
    )
  })

  it('takes the newer where two people changed the same field', () => {
    const one = person({ born: stampAt(1), name: stampAt(5) }, { name: '王秀芳' })
    const other = person({ born: stampAt(1), name: stampAt(6) }, { name: '王秀英' })
    expect((mergeRecords(one, other) as Person).name).toBe('王秀英')
  })

  it('keeps a field cleared later than it was set, and set where it was never mentioned', () => {
    const set = person({ born: stampAt(1) }, { note: '腿脚不便' })
    const cleared = person({ born: stampAt(1), note: stampAt(2) })
    const silent = person({ born: stampAt(3, 'bbbbbbbb') })
    expect(mergeRecords(set, cleared)).toEqual(cleared)
    expect((mergeRecords(set, silent) as Person).note).toBe('腿脚不便')
  })

  it('joins two births of one person: what only one of them knew is kept', () => {
    const one = person({ born: stampAt(1) }, { phones: ['138'] })
    const other = person({ born: stampAt(2, 'bbbbbbbb') }, { name: '王芳', note: '腿脚不便' })
    expect(mergeRecords(one, other)).toEqual(
      person({ born: stampAt(2, 'bbbbbbbb'), phones: stampAt(1) }, { name: '王芳', phones: ['138'], note: '腿脚不便' }),
    )
  })

  it('takes a tombstone without a stamp for the end of every life it meets', () => {
    const bare: Mergeable = {
      id: 'resident-wang',
      createdAt: '',
      createdBy: '',
      updatedAt: '',
      updatedBy: '',
      stamps: {},
      _deleted: true,
    }
    expect(mergeRecords(bare, person({ born: stampAt(9), note: stampAt(10) }, { note: '腿脚不便' }))).toEqual(bare)
  })
})

describe('telling two versions apart', () => {
  it('finds equal what was copied, and unequal what differs in any part', () => {
    const one = person({ born: stampAt(1) }, { phones: ['138'] })
    expect(isSameRecord(one, structuredClone(one))).toBe(true)
    expect(isSameRecord(one, { ...one, stamps: { born: stampAt(2) } })).toBe(false)
    expect(isSameRecord(one, { ...one, phones: ['139'] } as Mergeable)).toBe(false)
    expect(isSameRecord(one, { ...one, note: '' } as Mergeable)).toBe(false)
    expect(isSameRecord(one, erased(2))).toBe(false)
  })

  it('settles a conflict the same way whatever was assumed of the center', async () => {
    const real = person({ born: stampAt(1), phones: stampAt(5) }, { phones: ['138'] })
    const mine = person({ born: stampAt(1), note: stampAt(4) }, { note: '腿脚不便' })
    const settledWith = (assumed: Mergeable | undefined) =>
      conflictHandler.resolve({ newDocumentState: mine, realMasterState: real, assumedMasterState: assumed }, 'test')
    expect(await settledWith(undefined)).toEqual(mergeRecords(mine, real))
    expect(await settledWith(person({ born: stampAt(1) }))).toEqual(mergeRecords(mine, real))
  })
})
