import { createRxDatabase } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchIdle } from '../../app/session/idle'
import { paperSchema } from '../testing/client'

const idleMs = 60_000

/** The idle timer one finds everywhere: whatever moves puts it off. */
function watchAnything(onIdle: () => void): () => void {
  let last = Date.now()
  const moved = () => {
    last = Date.now()
  }
  const look = setInterval(() => {
    if (Date.now() - last >= idleMs) onIdle()
  }, 500)
  document.addEventListener('mousemove', moved)
  return () => {
    clearInterval(look)
    document.removeEventListener('mousemove', moved)
  }
}

/** RxDB's replication, live, with a center that never has anything new. */
async function replicate(): Promise<() => Promise<void>> {
  const database = await createRxDatabase({ name: 'idle', storage: getRxStorageMemory(), multiInstance: false })
  const { papers } = await database.addCollections({ papers: { schema: paperSchema.json as never } })
  const replication = replicateCouchDB({
    replicationIdentifier: 'idle',
    collection: papers as never,
    url: 'http://center/papers/',
    live: true,
    waitForLeadership: false,
    // A long poll is answered when the test is long over.
    fetch: async (url) =>
      String(url).includes('longpoll') ? new Promise<Response>(() => undefined) : Response.json({ results: [], last_seq: 0 }),
    pull: {},
  })
  await replication.awaitInitialReplication()
  return async () => void (await database.close())
}

describe('E12: RxDB moves a mouse of its own every 20 s while it replicates', () => {
  let stop: () => Promise<void>
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    stop = await replicate()
  })
  afterEach(async () => {
    await stop()
    vi.useRealTimers()
  })

  test('as shipped: a desk that nobody touches is never locked', () => {
    const onIdle = vi.fn()
    const end = watchAnything(onIdle)
    vi.advanceTimersByTime(20 * idleMs)
    expect(onIdle).not.toHaveBeenCalled()
    end()
  })

  test('ours: it is locked after its time', () => {
    const moved = vi.fn()
    document.addEventListener('mousemove', moved)
    const onIdle = vi.fn()
    const end = watchIdle({ target: window, afterMs: () => idleMs, clock: Date.now, onIdle })
    vi.advanceTimersByTime(idleMs - 1_000)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(2_000)
    expect(onIdle).toHaveBeenCalled()
    expect(moved).toHaveBeenCalled()
    end()
  })
})
