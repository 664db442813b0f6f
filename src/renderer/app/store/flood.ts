import type { EventBulk, RxStorageChangeEvent } from 'rxdb'
import type { MessageFromRemote } from 'rxdb/plugins/storage-remote'
import { syncContext } from '../../data/outbox'

/** RxDB remembers so many changes of a collection; queries that missed more are asked of the storage again. */
const mostRemembered = 100

type Bulk = EventBulk<RxStorageChangeEvent<{ id: string }>, unknown>
/** What travels in place of a bulk whose records nobody at the other end can know. */
type Flood = Pick<Bulk, 'id' | 'checkpoint' | 'context'> & { flood: number }

const isFlood = ({ context, events }: Bulk): boolean =>
  context === syncContext && events.length > mostRemembered && events.every(({ operation }) => operation === 'INSERT')

/**
 * Of many new records that the sync wrote at once the page is told only that there are many: copying them to it would hold
 * it up for a tenth of a second each time, and no screen reads them there. Any other message stays as it is.
 */
export function withoutFlood(message: MessageFromRemote): unknown {
  if (message.method !== 'changeStream') return message
  const bulk = message.return as Bulk
  if (!isFlood(bulk)) return message
  const { id, checkpoint, context, events } = bulk
  const flood: Flood = { id, checkpoint, context, flood: events.length }
  return { ...message, return: flood }
}

/** A change of no record. */
const blank = () => ({
  operation: 'INSERT' as const,
  documentId: '',
  documentData: { id: '', _deleted: true, _rev: '0-none', _attachments: {}, _meta: { lwt: 1 } },
})

/**
 * What the page's RxDB hears of such a flood: more changes than it remembers, and then as many again, so that the first of
 * them are forgotten and every live query asks the storage anew. None of its documents can be stale by it: all are new.
 */
export function asTold(message: MessageFromRemote): MessageFromRemote[] {
  const flood = message.method === 'changeStream' ? (message.return as Flood) : null
  if (flood?.flood === undefined) return [message]
  return ['a', 'b'].map((part) => ({
    ...message,
    return: {
      id: `${flood.id}-${part}`,
      checkpoint: flood.checkpoint,
      context: flood.context,
      events: Array.from({ length: mostRemembered + 1 }, blank),
    },
  })) as unknown as MessageFromRemote[]
}
