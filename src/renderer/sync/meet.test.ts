import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Lost, mostLost } from '../data/record'
import { meet } from './meet'
import { isSameRecord, type Mergeable, mergeRecords } from './merge'

type Person = Mergeable & { name?: string; note?: string; phones?: string[] }

const stampAt = (moment: number, device = 'aaaaaaaa') => `${moment.toString(36).padStart(9, '0')}-0000|${device}`
const instant = (moment: number) => new Date(moment).toISOString()

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

const entry: fc.Arbitrary<Lost> = fc
  .record({
    value: fc.constantFrom('"138"', '""', ''),
    by: fc.constantFrom('worker-a', 'worker-b'),
    at: fc.constantFrom(instant(1), instant(2)),
    settled: fc.option(fc.constantFrom(instant(5), instant(6)), { nil: undefined }),
  })
  .map(({ settled, ...rest }) => (settled ? { ...rest, settled } : rest))

/** Moments around two years apart, so that some entries are out of date. */
const moment = fc.oneof(fc.integer({ min: 41, max: 90 }), fc.integer({ min: 80_000_000_000, max: 80_000_000_050 }))
const key = fc
  .tuple(fc.constantFrom('note', 'phones'), moment, fc.constantFrom('aaaaaaaa', 'bbbbbbbb'))
  .map(([field, at, device]) => `${field}|${stampAt(at, device)}`)

/** A life with lost values, its tombstone, or the life after it. */
const anyState: fc.Arbitrary<Mergeable> = fc
  .record({
    life: fc.constantFrom('first', 'erased', 'second'),
    lost: fc.option(fc.dictionary(key, entry, { maxKeys: 5 }), { nil: undefined }),
    edited: fc.option(moment, { nil: undefined }),
    note: fc.constantFrom('甲', '乙'),
  })
  .map(({ life, lost, edited, note }) => {
    if (life === 'erased') {
      const { name, ...bare } = person({ born: stampAt(1), erased: stampAt(60) })
      return { ...bare, _deleted: true }
    }
    const stamps: Record<string, string> = life === 'first' ? { born: stampAt(1) } : { born: stampAt(61), erased: stampAt(60) }
    const fields: Partial<Person> = {}
    if (edited !== undefined && (life === 'first' ? edited < 60 : edited > 61)) {
      stamps.note = stampAt(edited)
      fields.note = note
    }
    if (lost && Object.keys(lost).length > 0) fields.lost = lost
    return person(stamps, fields)
  })

describe('lost values in the merge', () => {
  it('do not depend on who merges with whom, in which order, or how often', () => {
    fc.assert(
      fc.property(anyState, anyState, anyState, (a, b, c) => {
        const once = mergeRecords(a, b)
        expect(once).toEqual(mergeRecords(b, a))
        expect(mergeRecords(once, c)).toEqual(mergeRecords(a, mergeRecords(b, c)))
        expect(mergeRecords(once, b)).toEqual(once)
        expect(isSameRecord(mergeRecords(once, once), once)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('a settled one stays settled, whatever it meets', () => {
    const lost = { [`note|${stampAt(2)}`]: { value: '"甲"', by: 'worker-a', at: instant(2) } }
    const open = person({ born: stampAt(1) }, { lost })
    const key = Object.keys(lost)[0] ?? ''
    const done = person(
      { born: stampAt(1) },
      { lost: { [key]: { value: '"甲"', by: 'worker-a', at: instant(2), settled: instant(9) } } },
    )
    expect(mergeRecords(open, done).lost).toEqual(done.lost)
    expect(isSameRecord(open, done)).toBe(false)
  })

  it('go with an erasure, and two years after the last change', () => {
    const lost = { [`note|${stampAt(2)}`]: { value: '"甲"', by: 'worker-a', at: instant(2) } }
    const { name, ...bare } = person({ born: stampAt(1), erased: stampAt(5) })
    expect(mergeRecords(person({ born: stampAt(1) }, { lost }), { ...bare, _deleted: true })).not.toHaveProperty('lost')
    const later = person({ born: stampAt(1), name: stampAt(3 * 366 * 86_400_000) })
    expect(mergeRecords(person({ born: stampAt(1) }, { lost }), later)).not.toHaveProperty('lost')
  })

  it('are no more than a record may hold: the oldest go', () => {
    const many = (from: number) =>
      Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`note|${stampAt(from + at)}`, { value: '""', by: '', at: '' }]))
    const merged = mergeRecords(
      person({ born: stampAt(1) }, { lost: many(2) }),
      person({ born: stampAt(1) }, { lost: many(152) }),
    )
    const keys = Object.keys(merged.lost ?? {})
    expect(keys).toHaveLength(mostLost)
    expect(keys[0]).toBe(`note|${stampAt(102)}`)
  })
})

describe('two people change the same field', () => {
  const known = person({ born: stampAt(1), note: stampAt(2) }, { note: '原来' })
  const ours = person({ born: stampAt(1), note: stampAt(50) }, { note: '甲', updatedBy: 'worker-a', updatedAt: instant(50) })
  const theirs = person(
    { born: stampAt(1), note: stampAt(60, 'bbbbbbbb') },
    { note: '乙', updatedBy: 'worker-b', updatedAt: instant(60) },
  )
  const lostOfOurs = { [`note|${stampAt(50)}`]: { value: '"甲"', by: 'worker-a', at: instant(50) } }

  it('the newer stands and the older is kept, the same on both devices', () => {
    expect(meet(ours, theirs, { note: stampAt(2) })).toEqual({ ...mergeRecords(ours, theirs), lost: lostOfOurs })
    expect(meet(theirs, ours, { note: stampAt(2) })).toEqual(meet(ours, theirs, { note: stampAt(2) }))
  })

  it('no one lost anything where the center has not changed since, says the same, or where nothing waits here', () => {
    expect(meet(ours, known, { note: stampAt(2) })).not.toHaveProperty('lost')
    expect(meet(ours, { ...theirs, note: '甲' } as Person, { note: stampAt(2) })).not.toHaveProperty('lost')
    expect(meet(ours, theirs, undefined)).not.toHaveProperty('lost')
    expect(meet(ours, theirs, { name: stampAt(1) })).not.toHaveProperty('lost')
  })

  it('what this device itself sent before is no conflict with its next edit', () => {
    const sent = person({ born: stampAt(1), note: stampAt(40) }, { note: '先前' })
    expect(meet(ours, sent, { note: stampAt(2) })).not.toHaveProperty('lost')
  })

  it('two births of one record: what only one of them says is joined, what both say otherwise is kept', () => {
    const here = person({ born: stampAt(5) }, { note: '甲' })
    const there = person({ born: stampAt(6, 'bbbbbbbb') }, { phones: ['138'], note: '乙', updatedBy: 'worker-b' })
    expect(meet(here, there, {})).toMatchObject({
      note: '乙',
      phones: ['138'],
      lost: { [`note|${stampAt(5)}`]: { value: '"甲"', by: 'worker-a', at: instant(5) } },
    })
  })

  it('an erasure is no conflict: nothing of the record is kept', () => {
    const { name, ...bare } = person({ born: stampAt(1), erased: stampAt(70) })
    expect(meet(ours, { ...bare, _deleted: true }, { note: stampAt(2) })).not.toHaveProperty('lost')
  })
})
