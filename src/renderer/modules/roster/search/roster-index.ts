import type { RxCollection } from 'rxdb'
import type { Data } from '../../../data/collections'
import { type Changes, personOf, spotOf } from './person'
import type { Answers, Notice, Reply, Request } from './protocol'
import type { RosterIndex } from './types'

/** The port of a worker, or of a core in a test. */
export type Port = {
  postMessage: (message: Request | Notice) => void
  listen: (onReply: (reply: Reply) => void, onFault: (message: string) => void) => void
  close: () => void
}

const quietMs = 200

/** Calls at once, then at most every 200 ms, the last call never lost. */
function createBell(listeners: Set<() => void>): { ring: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const ring = () => {
    if (timer !== undefined) {
      again = true
      return
    }
    for (const listener of listeners) listener()
    timer = setTimeout(() => {
      timer = undefined
      if (!again) return
      again = false
      ring()
    }, quietMs)
  }
  return { ring, stop: () => clearTimeout(timer) }
}

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void }

function createAsking(port: Port, onChanged: () => void) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  port.listen(
    (reply) => {
      if ('changed' in reply) {
        onChanged()
        return
      }
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.ok) asked?.resolve(reply.answer as never)
      else asked?.reject(new Error(`the index of the roster answers: ${reply.message}`))
    },
    (message) => {
      for (const { reject } of waiting.values()) reject(new Error(`the index of the roster has stopped: ${message}`))
      waiting.clear()
    },
  )
  return <K extends keyof Answers>(request: Omit<Extract<Request, { ask: K }>, 'id'>): Promise<Answers[K]> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve: resolve as Waiting['resolve'], reject })
      port.postMessage({ ...request, id: last } as Request)
    })
}

/** A sync or an import writes thousands at once: copying those to the worker would block the page, which it reads in the store. */
const mostForwarded = 20

/** Follows a collection's writes and hands on what the index wants of them, a whole batch at once. */
function follow<T extends { id: string }, R>(
  collection: RxCollection<T>,
  of: (record: T) => R,
  tell: (changes: Changes<R> | null) => void,
) {
  return collection.eventBulks$.subscribe(({ events }) => {
    if (events.length > mostForwarded) return tell(null)
    const changes: Changes<R> = { put: [], gone: [] }
    for (const event of events) {
      if (event.operation === 'DELETE') changes.gone.push(event.documentId)
      else changes.put.push(of(event.documentData as unknown as T))
    }
    tell(changes)
  })
}

/**
 * Opens the index of a store: fills it through the port and keeps it equal to the store from then on. `key` is the one the
 * store's records are sealed under, null where they are not.
 */
export function openRosterIndex(
  databaseName: string,
  data: Pick<Data, 'residents' | 'places'>,
  port: Port,
  key: CryptoKey | null = null,
): RosterIndex {
  const listeners = new Set<() => void>()
  const bell = createBell(listeners)
  const ask = createAsking(port, bell.ring)
  const following = [
    follow(data.residents, personOf, (changes) => port.postMessage(changes ? { tell: 'people', changes } : { tell: 'behind' })),
    follow(data.places, spotOf, (changes) => port.postMessage(changes ? { tell: 'places', changes } : { tell: 'behind' })),
  ]
  const ready = ask<'open'>({ ask: 'open', databaseName, key }).then(() => undefined)
  // Whoever waits for `ready` hears of a fault; who does not must not bring the page down.
  ready.catch(() => undefined)
  return {
    ready,
    query: async (query, from, count) => {
      await ready
      return ask<'query'>({ ask: 'query', query, from, count })
    },
    facets: async () => {
      await ready
      return ask<'facets'>({ ask: 'facets' })
    },
    placesBelow: async (parentId) => {
      await ready
      return ask<'placesBelow'>({ ask: 'placesBelow', parentId })
    },
    pathOf: async (placeId) => {
      await ready
      return ask<'pathOf'>({ ask: 'pathOf', placeId })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      for (const subscription of following) subscription.unsubscribe()
      bell.stop()
      listeners.clear()
      port.close()
    },
  }
}
