import { useCallback, useEffect, useState } from 'react'
import type { RxCollection } from 'rxdb'
import type { CollectionName } from '../../data/collections'
import type { Context } from '../../data/context'
import { type LostValue, lostOf } from '../../data/lost'
import { useContextOfStore } from '../../data/provider'
import type { Envelope } from '../../data/record'
import { isOneWrite } from '../../lib/one-write'
import { descriptions } from '../../modules'
import type { Sync, SyncStatus } from '../../sync/types'

/** A value that lost, with the record it belongs to. `followers` were written with it and are settled with it. */
export type Conflict = {
  collection: string
  record: Envelope & Record<string, unknown>
  lost: LostValue
  followers: LostValue[]
}

export type Which = 'open' | 'settled'

type Place = { collection: string; id: string }

const collectionOf = (context: Context, name: string) =>
  context.data[name as CollectionName] as unknown as RxCollection | undefined

/** Records of a collection that hold any lost value; a scan, asked for by one tab only. */
async function withLost(context: Context, collection: string): Promise<Place[]> {
  const found = await collectionOf(context, collection)
    ?.find({ selector: { lost: { $exists: true } } })
    .exec()
  return (found ?? []).map(({ primary }: { primary: string }) => ({ collection, id: primary }))
}

async function placesOf(context: Context, sync: Pick<Sync, 'conflicts'>, which: Which): Promise<Place[]> {
  if (which === 'open') return sync.conflicts()
  return (await Promise.all(Object.keys(context.data).map((name) => withLost(context, name)))).flat()
}

/** The conflicts of a record. A silent field goes with what was written with it; alone it is shown, or nobody could settle it. */
export function conflictsOf(collection: string, record: Conflict['record'], silent: readonly string[]): Conflict[] {
  const lost = lostOf(record)
  const isSilent = ({ field }: LostValue) => silent.includes(field)
  const followed = (one: LostValue) =>
    isSilent(one) && lost.some((other) => !isSilent(other) && isOneWrite(one.stamp, other.stamp))
  return lost
    .filter((one) => !followed(one))
    .map((one) => ({
      collection,
      record,
      lost: one,
      followers: isSilent(one) ? [] : lost.filter((other) => isSilent(other) && isOneWrite(one.stamp, other.stamp)),
    }))
}

/** The conflicts of one tab that whoever is signed in may see, the newest first. */
export async function readConflicts(context: Context, sync: Pick<Sync, 'conflicts'>, which: Which): Promise<Conflict[]> {
  const places = (await placesOf(context, sync, which)).filter(({ collection }) => {
    const description = descriptions[collection]
    return description && context.may(description.rights.read)
  })
  const read = places.map(async ({ collection, id }): Promise<Conflict[]> => {
    const found = await collectionOf(context, collection)?.findOne(id).exec()
    const record = found?.toMutableJSON() as Conflict['record'] | undefined
    if (!record) return []
    return conflictsOf(collection, record, descriptions[collection]?.silent ?? []).filter(
      ({ lost }) => (lost.settledAt === null) === (which === 'open'),
    )
  })
  return (await Promise.all(read)).flat().sort((a, b) => (a.lost.stamp < b.lost.stamp ? 1 : -1))
}

/**
 * How many conflicts wait for whoever is signed in: exactly those the inbox lists. The engine's own count has what they may
 * not see in it, and what is settled together with something else.
 */
export function useConflictCount(sync: Pick<Sync, 'conflicts'>, status: Pick<SyncStatus, 'conflicts'>): number {
  const context = useContextOfStore()
  const [count, setCount] = useState(0)
  const many = status.conflicts
  useEffect(() => {
    let wanted = true
    const found = many > 0 ? readConflicts(context, sync, 'open') : Promise.resolve([])
    void found.then(({ length }) => wanted && setCount(length))
    return () => {
      wanted = false
    }
  }, [context, sync, many])
  return count
}

/** The conflicts of a tab, read again when their number changes; null until they are known. */
export function useConflicts(sync: Pick<Sync, 'conflicts'>, count: number, which: Which) {
  const context = useContextOfStore()
  const [conflicts, setConflicts] = useState<Conflict[] | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the count or the turn changes
  useEffect(() => {
    let wanted = true
    void readConflicts(context, sync, which).then((found) => wanted && setConflicts(found))
    return () => {
      wanted = false
    }
  }, [context, sync, which, count, turn])
  const settle = useCallback(
    async ({ collection, record, lost, followers }: Conflict, use: boolean) => {
      for (const { key } of [lost, ...followers]) await context.settle(collection as CollectionName, record.id, { key, use })
      setTurn((now) => now + 1)
    },
    [context],
  )
  return { conflicts, settle }
}
