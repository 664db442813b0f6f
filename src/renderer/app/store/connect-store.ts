import type { RxStorage } from 'rxdb'
import { dataKeySchema } from '../../../shared/journal'
import type { Damage } from '../../data/vault-storage'
import { fromBase64 } from '../../lib/base64'
import { importKey } from '../../lib/seal'
import { connectCalls } from './calls'
import type { Recovered, RecoveryProgress, SnapshotOutcome } from './recover'
import { connectStorage } from './remote-storage'
import type { Opening, OpeningProgress, Wish } from './serve-store'

type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** A worker, or in a test the end of a channel whose other end is served. */
export type StoreWorker = { port: MessagePort; onFault: (told: (fault: Error) => void) => void; end: () => void }

export type StoreLink = {
  /** Opens the store and looks whether it is whole. Before anything else. Throws a CallFault where the host or the storage fails. */
  open: (told: (progress: OpeningProgress) => void) => Promise<Opening>
  /** Puts back what this machine has of a lost store. May be given up and done again. */
  recover: (told: (progress: RecoveryProgress) => void, signal?: AbortSignal) => Promise<Recovered>
  /** Puts back a snapshot's file of this or another machine; the station must hold its key already. */
  replay: (file: Blob, told: (progress: RecoveryProgress) => void, signal?: AbortSignal) => Promise<SnapshotOutcome>
  /** The storage for the page's database, with counts and snapshots kept from now on. */
  begin: () => Promise<RxStorage<unknown, unknown>>
  /**
   * Merges what the journal has and the store lacks: an older state of the browser's files, which no count notices. After
   * the page's database is open, for records of an older version are migrated by then. Answers the newest stamp the journal
   * knows: a store that was lost forgot its clock, and under a wall clock set back its next edits would be older than the last.
   */
  catchUp: (told: (progress: OpeningProgress) => void) => Promise<string | null>
  /** Starts the sync in the worker; answers the port it is spoken to through. `stamped` is told of stamps that come from the center. */
  startSync: (stamped: (stamp: string) => void) => MessagePort
  damaged: () => Promise<Damage[]>
  /** Keeps a copy of the store at the host now. */
  snapshot: () => Promise<void>
  /** Ends the sync and what else writes by itself; the storage still answers. */
  quiet: () => Promise<void>
  /** Closes everything and ends the worker. */
  close: () => Promise<void>
  /** Ends the worker where it stands: what it had not finished is as after a power cut. */
  abandon: () => void
  key: CryptoKey
  /** Called when the worker stops by itself; nothing of the store answers any more. */
  onFault: (told: (fault: Error) => void) => void
}

/** The host has no key to a store that was sealed on this machine: the recovery code brings it back. */
export class KeyMissing extends Error {
  override name = 'KeyMissing'
}

/** The key the records are sealed with. Only its CryptoKey stays: the bytes cannot be read back from it. */
export async function fetchDataKey(fetch: Fetch): Promise<{ key: CryptoKey; keyId: string }> {
  let answer: Response
  try {
    answer = await fetch('/journal/key')
  } catch (cause) {
    throw new Error('asking the host for the data key', { cause })
  }
  if (answer.status === 409) throw new KeyMissing('the host does not hold the key of this store')
  if (!answer.ok) throw new Error('asking the host for the data key', { cause: new Error(`status ${answer.status}`) })
  const { key, keyId } = dataKeySchema.parse(await answer.json())
  const raw = fromBase64(key)
  try {
    return { key: await importKey(raw), keyId }
  } finally {
    raw.fill(0)
  }
}

export function connectStore({ port, onFault, end }: StoreWorker, wish: Wish): StoreLink {
  const { call, fail } = connectCalls(port)
  const listeners = new Set<(fault: Error) => void>()
  const tell = (fault: Error) => {
    for (const told of listeners) told(fault)
  }
  onFault((fault) => {
    fail(fault)
    tell(fault)
  })
  const ask = <T>(verb: string, argument: unknown = null, options: Parameters<typeof call>[2] = {}) =>
    call(verb, argument, options) as Promise<T>
  return {
    key: wish.key,
    open: (told) => ask<Opening>('open', wish, { told: told as never }),
    recover: (told, signal) => ask<Recovered>('recover', null, { told: told as never, signal }),
    replay: (file, told, signal) => ask<SnapshotOutcome>('replay', file, { told: told as never, signal }),
    async begin() {
      const { port1, port2 } = new MessageChannel()
      await ask('begin', { storage: port2 }, { transfer: [port2] })
      return connectStorage(port1)
    },
    catchUp: (told) => ask<string | null>('catchUp', null, { told: told as never }),
    startSync(stamped) {
      const { port1, port2 } = new MessageChannel()
      ask('sync', { port: port2 }, { transfer: [port2], told: stamped as never }).catch(tell)
      return port1
    },
    damaged: () => ask<Damage[]>('damaged'),
    snapshot: async () => void (await ask('snapshot')),
    quiet: async () => void (await ask('quiet')),
    async close() {
      await ask('close')
      end()
    },
    abandon() {
      listeners.clear()
      fail(new Error('the store was given up'))
      end()
    },
    onFault: (told) => void listeners.add(told),
  }
}
