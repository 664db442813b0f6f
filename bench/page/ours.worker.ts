import { createOutbox } from '../../src/renderer/data/outbox'
import { browserStorage } from '../../src/renderer/data/storage'
import { createVault } from '../../src/renderer/data/vault'
import type { VaultDefinition } from '../../src/renderer/data/vault-storage'
import { placeSchema, residentSchema } from '../../src/renderer/modules/roster/schema'
import { workerSchema } from '../../src/renderer/modules/workers/schema'
import { startSync } from '../../src/renderer/sync/start'
import { realTimers } from '../../src/renderer/sync/timers'

const definitionOf = ({ json, properties, required, open }: VaultDefinition): VaultDefinition => ({
  json,
  properties,
  required,
  open,
})

/** Our vault and our sync in a worker, without the app around them: sealed with the key, or in the clear where it is null. */
async function run(key: CryptoKey | null): Promise<{ ms: number; records: number }> {
  const vault = createVault({
    name: 'ours',
    storage: browserStorage(),
    key,
    journal: null,
    definitions: {
      workers: definitionOf(workerSchema),
      places: definitionOf(placeSchema),
      residents: definitionOf(residentSchema),
    },
    outbox: createOutbox(),
  })
  const collections = await Promise.all(
    vault.collections.map(async (name) => ({
      name,
      instance: await vault.instance(name),
      faultOf: vault.faultOf(name),
      outbox: vault.outbox.of(name),
    })),
  )
  const start = performance.now()
  const sync = startSync({
    collections,
    notes: vault.notes,
    fetch: (path, init) => fetch(path, init),
    clock: Date.now,
    random: Math.random,
    timers: realTimers,
    witness: { stamp: () => undefined, acknowledged: () => undefined, seen: () => undefined },
    snapshot: async () => undefined,
  })
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      const { state, problems } = sync.status()
      if (state === 'synced') resolve()
      if (state === 'attention') reject(new Error(JSON.stringify(problems)))
    }
    sync.subscribe(look)
    look()
  })
  const ms = performance.now() - start
  await sync.stop()
  const counts = await Promise.all(
    collections.map(({ instance }) =>
      (instance.internals as unknown as Promise<{ dexieTable: { count: () => Promise<number> } }>).then(({ dexieTable }) =>
        dexieTable.count(),
      ),
    ),
  )
  return { ms, records: counts.reduce((sum, count) => sum + count, 0) }
}

self.onmessage = async ({ data }: MessageEvent<{ key: CryptoKey | null }>) => {
  try {
    self.postMessage(await run(data.key))
  } catch (error) {
    self.postMessage({ fault: error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error) })
  }
}
