import type { JournalClient } from '../../data/journal-client'
import type { Instance } from '../../data/sealed-instance'
import type { Vault } from '../../data/vault'

const restMs = 5_000
const longestMs = 30_000

type Internals = { dexieTable?: { count: () => Promise<number> }; documents?: Map<string, unknown> }

/** Rows of a storage instance, tombstones too, by IndexedDB's own count: milliseconds for 30,000. */
export async function countRows(instance: Instance): Promise<number> {
  const { dexieTable, documents } = (await instance.internals) as Internals
  return dexieTable ? dexieTable.count() : (documents?.size ?? 0)
}

export const countAll = async (vault: Vault): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(vault.collections.map(async (name) => [name, await countRows(await vault.raw(name))] as const)),
  )

export type Counts = {
  /** Whether anything was written since this was last asked. */
  hasChanged: () => boolean
  stop: () => Promise<void>
}

/** Tells the host how many records there are, a while after each burst of writes, so that the next start notices a loss. */
export async function keepCounts(vault: Vault, journal: Pick<JournalClient, 'putRecords'>): Promise<Counts> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstAt = 0
  let changed = true
  let telling: Promise<void> = Promise.resolve()
  const tell = () => {
    timer = undefined
    // A count that could not be told is told after the next write; until then the host knows of fewer records, never of more.
    telling = telling.then(async () => journal.putRecords(await countAll(vault))).catch(() => undefined)
  }
  const wrote = () => {
    changed = true
    if (timer === undefined) firstAt = Date.now()
    clearTimeout(timer)
    timer = setTimeout(tell, Math.max(0, Math.min(restMs, firstAt + longestMs - Date.now())))
  }
  const watching = await Promise.all(
    vault.collections.map(async (name) => (await vault.instance(name)).changeStream().subscribe(wrote)),
  )
  tell()
  return {
    hasChanged() {
      const answer = changed
      changed = false
      return answer
    },
    async stop() {
      for (const subscription of watching) subscription.unsubscribe()
      if (timer !== undefined) {
        clearTimeout(timer)
        tell()
      }
      await telling
    },
  }
}
