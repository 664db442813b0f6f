import { defaultConflictHandler, type RxStorage } from 'rxdb'
import type { JournalEntry } from '../../../shared/journal'
import { importKey } from '../../lib/seal'
import type { CollectionDefinition } from '../collections'
import type { Context } from '../context'
import { createContext } from '../create-context'
import { openStore, type Store } from '../open'
import { createOutbox } from '../outbox'
import { createVault, type Vault } from '../vault'

export const testKey = (): Promise<CryptoKey> => importKey(Uint8Array.from({ length: 32 }, (_, at) => at))

/** A journal in memory that keeps what it is given, or fails as it is told. */
export function memoryJournal() {
  const entries: JournalEntry[] = []
  let fault: Error | null = null
  let requests = 0
  return {
    entries,
    requests: () => requests,
    failWith(next: Error | null) {
      fault = next
    },
    async write(more: JournalEntry[]) {
      requests += 1
      await new Promise((resolve) => setTimeout(resolve, 2))
      if (fault) throw fault
      entries.push(...more)
    },
  }
}

export type TestVault = {
  vault: Vault
  store: Store
  context: Context
  journal: ReturnType<typeof memoryJournal>
  close: () => Promise<void>
}

/** A sealed store with its journal on the storage given, and a context on it. The clock stands still at 2026-11-23 09:00 in Wuhan. */
export async function openTestVault(options: {
  name: string
  storage: RxStorage<unknown, unknown>
  collections: Record<string, CollectionDefinition>
  journal?: ReturnType<typeof memoryJournal>
}): Promise<TestVault> {
  const { name, storage, collections, journal = memoryJournal() } = options
  const definitions = Object.fromEntries(Object.entries(collections).map(([collection, { schema }]) => [collection, schema]))
  const vault = createVault({ name, storage, key: await testKey(), journal, definitions, outbox: createOutbox() })
  const store = await openStore({ name, storage: { vault }, collections, conflictHandler: defaultConflictHandler })
  const station = { deviceId: 'testtest', centerCode: '420106012003', citySalt: 'a salt for tests only' }
  const actor = { id: 'worker-test', name: '周敏' }
  const clock = () => Date.UTC(2026, 10, 23, 1)
  const context = createContext({ store, station, actor, may: () => true, clock })
  const close = async () => {
    await store.close()
    await vault.close()
  }
  return { vault, store, context, journal, close }
}
