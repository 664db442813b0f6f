import { defaultConflictHandler } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { CollectionDefinition } from '../collections'
import type { Actor, Context } from '../context'
import { createContext } from '../create-context'
import { openStore, type Store } from '../open'

let opened = 0

/**
 * A store in memory with a context on it, for tests of operations. The clock stands still at 2026-11-23 09:00 in
 * Wuhan unless given. `close` it at the end of the test.
 */
export async function openTestContext(options: {
  collections: Record<string, CollectionDefinition>
  clock?: () => number
  actor?: Actor
  may?: (right: string) => boolean
}): Promise<{ context: Context; store: Store; close: () => Promise<void> }> {
  const {
    collections,
    clock = () => Date.UTC(2026, 10, 23, 1),
    actor = { id: 'worker-test', name: '周敏' },
    may = () => true,
  } = options
  opened += 1
  const store = await openStore({
    name: `test-${opened}`,
    storage: getRxStorageMemory() as never,
    collections,
    conflictHandler: defaultConflictHandler,
  })
  const station = { deviceId: 'testtest', centerCode: '420106012003', citySalt: 'a salt for tests only' }
  return { context: createContext({ store, station, actor, may, clock }), store, close: store.close }
}
