import { useEffect, useState } from 'react'
import type { RxCollection } from 'rxdb'
import type { CollectionName } from '../../data/collections'
import type { Context } from '../../data/context'
import { useContextOfStore } from '../../data/provider'
import type { RefusedRecord, Sync, SyncStatus } from '../../sync/types'

/** A refused record with what stands here under its id, for its name; null where nothing does. */
export type Refused = RefusedRecord & { record: Record<string, unknown> | null }

export const refusedOf = (status: Pick<SyncStatus, 'collections'>): number =>
  status.collections.reduce((sum, { refused }) => sum + refused, 0)

async function standing(context: Context, { collection, id }: RefusedRecord): Promise<Refused['record']> {
  const records = context.data[collection as CollectionName] as unknown as RxCollection | undefined
  return ((await records?.findOne(id).exec())?.toMutableJSON() as Refused['record'] | undefined) ?? null
}

/** The refused records, read again when their number changes; null until they are known. */
export function useRefused(sync: Pick<Sync, 'refused'>, status: SyncStatus): readonly Refused[] | null {
  const context = useContextOfStore()
  const [refused, setRefused] = useState<readonly Refused[] | null>(null)
  const count = refusedOf(status)
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
