import type { RxStorage } from 'rxdb'
import {
  exposeRxStorageRemote,
  getRxStorageRemote,
  type MessageFromRemote,
  type MessageToRemote,
} from 'rxdb/plugins/storage-remote'
import { Subject } from 'rxjs'
import { SaveFault, type SaveFaultCode } from '../../data/save-fault'
import { saysClosed, storeHealth } from '../../data/store-health'
import { asTold, withoutFlood } from './flood'

function messagesOf<T>(port: MessagePort, read: (message: T) => T[] = (message) => [message]): Subject<T> {
  const messages = new Subject<T>()
  port.addEventListener('message', ({ data }: MessageEvent<T>) => {
    for (const message of read(data)) messages.next(message)
  })
  port.start()
  return messages
}

/** Lets the other end of a port use a storage. */
export function serveStorage(port: MessagePort, storage: RxStorage<unknown, unknown>): void {
  exposeRxStorageRemote({
    storage,
    messages$: messagesOf<MessageToRemote>(port),
    send: (message) => port.postMessage(withoutFlood(message)),
  })
}

const saveCodes: ReadonlySet<string> = new Set<SaveFaultCode>(['disk-full', 'read-only', 'host-gone'])

/**
 * RxDB puts the whole request into the message of an error, records and all, as JSON. Only what failed and why may go
 * on from here: faults end in logs and on screens.
 */
function faultOf(doing: string, error: unknown, broke: () => void): Error {
  const { message } = error as Error
  const start = message?.indexOf('{') ?? -1
  let told: { name?: unknown; code?: unknown; message?: unknown } = {}
  try {
    told = (JSON.parse(message.slice(start)) as { error?: typeof told }).error ?? {}
  } catch {
    // Not of that shape: an error of this side, whose text may hold a record just as well.
  }
  if (told.name === 'SaveFault' && saveCodes.has(told.code as string)) return new SaveFault(told.code as SaveFaultCode)
  if (saysClosed({ name: String(told.name), message: String(told.message) })) {
    broke()
    // A read, too: every write begins with one.
    return new SaveFault('store-closed', { cause: new Error(`${doing}: ${String(told.name)}`) })
  }
  const reason = typeof told.message === 'string' ? told.message : 'unknown'
  return new Error(`the store: ${doing}`, { cause: new Error(`${String(told.name)}: ${reason}`) })
}

const methods = ['bulkWrite', 'findDocumentsById', 'query', 'count', 'getChangedDocumentsSince', 'cleanup'] as const

let connected = 0

/**
 * The storage at the other end of a port. A write that was not saved there fails here with the same SaveFault. `broke` is
 * called when the browser has closed the database there.
 */
export function connectStorage(port: MessagePort, broke: () => void = storeHealth.broke): RxStorage<unknown, unknown> {
  const messages = messagesOf<MessageFromRemote>(port, asTold)
  connected += 1
  const remote = getRxStorageRemote({
    identifier: `store-${connected}`,
    mode: 'one',
    messageChannelCreator: async () => ({
      send: (message) => port.postMessage(message),
      messages$: messages,
      close: async () => port.close(),
    }),
  })
  return {
    name: 'remote',
    rxdbVersion: remote.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await remote.createStorageInstance(params).catch((error: unknown) => {
        throw faultOf(`opening ${params.collectionName}`, error, () => undefined)
      })
      for (const method of methods) {
        const ask = instance[method].bind(instance) as (...given: unknown[]) => Promise<unknown>
        Object.assign(instance, {
          [method]: (...given: unknown[]) =>
            ask(...given).catch((error: unknown) => {
              throw faultOf(`${method} in ${params.collectionName}`, error, broke)
            }),
        })
      }
      return instance as never
    },
  }
}
