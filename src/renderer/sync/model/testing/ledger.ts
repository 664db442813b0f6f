import type { FakeCenter } from './fake-center'
import { type Field, fieldOf } from './model-record'

/** What was promised of one field: the last value that was answered "saved", and later ones nobody heard of. */
type Promised = { sure: string | null; perhaps: string[] }

/**
 * What the world must look like. A write is `sure` when the person was told that it is saved; one during which the
 * program died is `perhaps`: it may be there or not.
 */
export type Ledger = {
  wrote: (id: string, field: Field, value: string, sure: boolean) => void
  erased: (id: string, sure: boolean, by: number | 'center') => void
  isErased: (id: string) => boolean
  mayBeGone: (id: string) => boolean
  mayHold: (id: string, field: Field, value: unknown) => boolean
  /** Every field somebody wrote of records nobody erased. */
  promised: () => { id: string; field: Field; sure: string }[]
  /** What one terminal was told is saved, and that does not stand at the center. */
  unsentOf: (client: number, center: Pick<FakeCenter, 'find' | 'wasErased'>) => string[]
  writes: () => number
}

export function createLedger(): Ledger {
  const fields = new Map<string, Map<Field, Promised>>()
  const gone = new Map<string, { sure: boolean; by: number | 'center' }>()
  let writes = 0
  const promisedOf = (id: string, field: Field): Promised => fields.get(id)?.get(field) ?? { sure: null, perhaps: [] }
  const mayHold = (id: string, field: Field, value: unknown) => {
    const { sure, perhaps } = promisedOf(id, field)
    return value === (sure ?? undefined) || (typeof value === 'string' && perhaps.includes(value))
  }
  return {
    wrote(id, field, value, sure) {
      if (sure) writes += 1
      const of = fields.get(id) ?? new Map<Field, Promised>()
      const before = of.get(field) ?? { sure: null, perhaps: [] }
      of.set(field, sure ? { sure: value, perhaps: [] } : { ...before, perhaps: [...before.perhaps, value] })
      fields.set(id, of)
    },
    erased(id, sure, by) {
      if (sure) writes += 1
      if (sure || !gone.has(id)) gone.set(id, { sure, by })
    },
    isErased: (id) => gone.get(id)?.sure === true,
    mayBeGone: (id) => gone.has(id),
    mayHold,
    promised: () =>
      [...fields].flatMap(([id, of]) =>
        gone.has(id) ? [] : [...of].flatMap(([field, { sure }]) => (sure === null ? [] : [{ id, field, sure }])),
      ),
    unsentOf(client, center) {
      const field = fieldOf(client)
      const unsent: string[] = []
      for (const [id, of] of fields) {
        const sure = of.get(field)?.sure
        const there = center.find(id)
        if (!sure || gone.has(id) || there?._deleted) continue
        if (!there || !mayHold(id, field, there[field])) unsent.push(`${id}.${field}`)
      }
      // What the center never knew need not be erased there. An old request of a dead program may bring back what it took
      // the erasure of; whoever reads that sends the erasure again.
      for (const [id, { sure, by }] of gone) {
        if (sure && by === client && center.find(id) && !center.wasErased(id)) unsent.push(id)
      }
      return unsent
    },
    writes: () => writes,
  }
}
