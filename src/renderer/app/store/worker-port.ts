import type { StoreWorker } from './connect-store'

/** The worker of one store, and the port to its verbs. */
export function startStoreWorker(): StoreWorker {
  const worker = new Worker(new URL('./store.worker.ts', import.meta.url), { type: 'module', name: 'store' })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ port: port2 }, [port2])
  return {
    port: port1,
    onFault(told) {
      worker.onerror = ({ message }) => told(new Error(`the worker of the store has stopped: ${message}`))
      worker.onmessageerror = () => told(new Error('a message to the worker of the store could not be read'))
    },
    end: () => worker.terminate(),
  }
}
