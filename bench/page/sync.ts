import { createContext } from '../../src/renderer/data/create-context'
import type { Store } from '../../src/renderer/data/open'
import { connectSync } from '../../src/renderer/sync/port'
import type { Sync } from '../../src/renderer/sync/types'
import { openAppStore } from './app-store'

let store: Store
let sync: Sync

/** Opens the store and its sync as the app does, and waits until everything of the center is here. */
export async function open(centerCode: string, storeUrl: string): Promise<{ people: string[] }> {
  const opened = await openAppStore(storeUrl, `vault-${centerCode}`)
  store = opened.store
  sync = connectSync(opened.link.startSync((newest) => store.stamps.witness({ newest })))
  await new Promise<void>((resolve) => {
    const look = () => {
      if (sync.status().state === 'synced') resolve()
    }
    sync.subscribe(look)
    look()
  })
  const people = await store.data.residents.find({ limit: 100 }).exec()
  return { people: people.map(({ id }) => id) }
}

const seen = new Map<string, number>()

/** Notes when a change of a person's note arrives. */
export function watch(): void {
  store.data.residents.eventBulks$.subscribe(({ events }) => {
    for (const { documentData } of events) {
      const { note } = documentData as { note?: string }
      if (note && !seen.has(note)) seen.set(note, Date.now())
    }
  })
}

/** Milliseconds since 1970 at which somebody saved. */
export async function change(id: string, note: string): Promise<number> {
  const context = createContext({
    store,
    station: { deviceId: 'bench000', centerCode: '420106012003', citySalt: 'only ids are made of it' },
    actor: { id: 'worker-bench', name: 'bench' },
    may: () => true,
  })
  const at = Date.now()
  await context.change('residents', id, { note })
  return at
}

/** Milliseconds since 1970 at which the note was here; waits for it. */
export async function arrival(note: string): Promise<number> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const at = seen.get(note)
    if (at !== undefined) return at
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${note} did not arrive in 30 s`)
}

/** The plainest way: one document put to the center, one long poll that waits for it. Milliseconds until it is answered. */
export async function bareRound(id: string, note: string): Promise<number> {
  const read = async (path: string, init?: RequestInit) => (await fetch(`/sync/residents/${path}`, init)).json()
  const { last_seq } = await read('_changes?limit=1&descending=true'.replace('&descending=true', '&since=0'))
  let since = last_seq
  for (;;) {
    const page = await read(`_changes?since=${since}&limit=1000`)
    since = page.last_seq
    if (page.results.length === 0) break
  }
  const waiting = read(`_changes?feed=longpoll&since=${since}&include_docs=true&timeout=20000`)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const document = await read(id)
  const start = performance.now()
  await read('_bulk_docs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ docs: [{ ...document, note }] }),
  })
  await waiting
  return performance.now() - start
}
