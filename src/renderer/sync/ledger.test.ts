import { describe, expect, it } from 'vitest'
import { createLedger } from './ledger'
import type { Notes } from './types'

/** A disk for notes. */
function notesOnDisk(): { notes: Notes; sizes: () => number[] } {
  const kept = new Map<string, string>()
  return {
    notes: {
      read: async <T>(key: string) => {
        const text = kept.get(key)
        return text === undefined ? null : (JSON.parse(text) as T)
      },
      write: async (key, value) => void kept.set(key, JSON.stringify(value)),
      remove: async (key) => void kept.delete(key),
    },
    sizes: () => [...kept.values()].map((text) => text.length),
  }
}

const lineOf = (index: number) => ({ at: '', collection: 'residents', id: `resident-${index}`, rev: '1-x', stamp: '' })
const open = async (notes: Notes) => {
  const ledger = createLedger(notes, () => '2026-11-23T01:00:00.000Z')
  await ledger.open()
  return ledger
}

describe('what was done', () => {
  it('holds the last 5,000 sent, newest first, over restarts, in notes that stay small', async () => {
    const { notes, sizes } = notesOnDisk()
    let ledger = await open(notes)
    for (let from = 0; from < 7000; from += 700) {
      ledger.sent(Array.from({ length: 700 }, (_, index) => lineOf(from + index)))
      await ledger.save()
      ledger = await open(notes)
    }
    const proof = ledger.proof(10_000)
    expect(proof).toHaveLength(5000)
    expect([proof[0]?.id, proof.at(-1)?.id]).toEqual(['resident-6999', 'resident-2000'])
    expect(Math.max(...sizes())).toBeLessThan(100_000)
  })

  it('rounds in which nothing moved fill one line; a fault and what moved have their own', async () => {
    const { notes } = notesOnDisk()
    const ledger = await open(notes)
    for (let round = 0; round < 50; round += 1) ledger.line({ collection: '', kind: 'round', count: 0 })
    ledger.line({ collection: 'residents', kind: 'received', count: 0 })
    ledger.line({ collection: 'residents', kind: 'fault', count: 0, code: 'busy' })
    ledger.line({ collection: '', kind: 'round', count: 3 })
    await ledger.save()
    const kinds = (await open(notes)).log(10).map(({ kind, code, count }) => [kind, code, count])
    expect(kinds).toEqual([
      ['round', null, 3],
      ['fault', 'busy', 0],
      ['round', null, 0],
    ])
  })
})
