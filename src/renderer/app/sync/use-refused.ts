import { useEffect, useState } from 'react'
import type { RxCollection } from 'rxdb'
import type { CollectionName } from '../../data/collections'
import type { Context } from '../../data/context'
import { useContextOfStore } from '../../data/provider'
import type { RefusedRecord, Sync, SyncStatus } from '../../sync/types'

/** A refused record with what stands here under its id, for its name; null where nothing does. */
export type Refused = RefusedRecord & { record: Record<string, unknown> | null }

/** How many records were refused, those that came from the center included; read again when the problems change. */
export function useRefusedCount(sync: Pick<Sync, 'refused'>, status: Pick<SyncStatus, 'problems'>): number {
  const [count, setCount] = useState(0)
  const many = status.problems.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refused record is one of the problems
  useEffect(() => {
    let wanted = true
    void sync.refused().then((found) => wanted && setCount(found.length))
    return () => {
      wanted = false
    }
  }, [sync, many])
  return count
}

async function standing(context: Context, { collection, id }: RefusedRecord): Promise<Refused['record']> {
  const records = context.data[collection as CollectionName] as unknown as RxCollection | undefined
  return ((await records?.findOne(id).exec())?.toMutableJSON() as Refused['record'] | undefined) ?? null
}

/** The refused records, read again when their number changes; null until they are known. */
export function useRefused(sync: Pick<Sync, 'refused'>, status: SyncStatus): readonly Refused[] | null {
  const context = useContextOfStore()
  const [refused, setRefused] = useState<readonly Refused[] | null>(null)
  const count = status.problems.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when their number or the last round changes
  useEffect(() => {
    let wanted = true
    const read = async () => {
      const found = await sync.refused()
      const whole = await Promise.all(found.map(async (one) => ({ ...one, record: await standing(context, one) })))
      if (wanted) setRefused(whole)
    }
    void read()
    return () => {
      wanted = false
    }
  }, [sync, context, count, status.lastSuccessAt, status.state])
  return refused
}
