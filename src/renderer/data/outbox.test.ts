import { describe, expect, it } from 'vitest'
import { baseAfter, createOutbox } from './outbox'
import type { Stored } from './write'

const stamp = (at: number, device = 'aaaaaaaa') => `00000000${at}-0000|${device}`
const person = (stamps: Record<string, string>, fields: object = {}): Stored => ({
  id: 'resident-wang',
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
  stamps,
  _deleted: false,
  ...fields,
})

describe('what waits for the center', () => {
  it('is settled by the word of the center on the very version that stands', () => {
    const outbox = createOutbox().of('residents')
    outbox.add(['a'])
    const read = outbox.tick('a')
    outbox.add(['a'])
    outbox.settle('a', read)
    expect(outbox.ids()).toEqual(['a'])
    outbox.settle('a', outbox.tick('a'))
    expect(outbox.size()).toBe(0)
  })

  it('is not settled while a write of it is on its way to the disk, nor by what was read before that write', () => {
    const outbox = createOutbox().of('residents')
    const heard: number[] = []
    outbox.subscribe(() => heard.push(outbox.size()))
    const landed = outbox.writing(['a'])
    const read = outbox.tick('a')
    outbox.settle('a', read)
    expect(outbox.has('a')).toBe(true)
    landed()
    outbox.settle('a', read)
    expect(outbox.has('a')).toBe(true)
    expect(heard).toEqual([1])
  })

  it('belongs to its collection', () => {
    const outbox = createOutbox()
    outbox.of('residents').add(['a'])
    expect(outbox.of('places').size()).toBe(0)
    expect(outbox.of('residents').size()).toBe(1)
  })
})

describe('what the center knew of the fields that were changed', () => {
  const before = person({ born: stamp(1), phones: stamp(3) }, { name: '王秀芳', phones: ['138'] })

  it('nothing of a new record, nor of one that was erased before', () => {
    expect(baseAfter(undefined, before, false)).toEqual({})
    expect(baseAfter({ ...before, _deleted: true }, before, false)).toEqual({})
  })

  it('for each changed field the stamp it had', () => {
    const after = { ...before, note: '腿脚不便', stamps: { ...before.stamps, phones: stamp(5), name: stamp(5), note: stamp(5) } }
    expect(baseAfter(before, after, false)).toEqual({ phones: stamp(3), name: stamp(1), note: '' })
  })

  it('stays what it was while further edits wait, and grows by their fields', () => {
    const waiting = { ...before, _meta: { base: { phones: stamp(2) } } }
    const after = { ...before, stamps: { ...before.stamps, phones: stamp(5), name: stamp(5) } }
    expect(baseAfter(waiting, after, true)).toEqual({ phones: stamp(2), name: stamp(1) })
    expect(baseAfter({ ...before, _meta: { base: {} } }, after, true)).toEqual({})
  })

  it('is left out where nothing stamped has changed', () => {
    expect(baseAfter(before, { ...before, updatedAt: 'later' }, false)).toBeUndefined()
  })
})
