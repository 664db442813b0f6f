import type { Port } from './roster-index'

/** The index's worker as a port. */
export function startWorker(): Port {
  const worker = new Worker(new URL('./roster-index.worker.ts', import.meta.url), { type: 'module', name: 'roster-index' })
  return {
    postMessage: (message) => worker.postMessage(message),
    listen(onReply, onFault) {
      worker.onmessage = ({ data }) => onReply(data)
      worker.onerror = ({ message }) => onFault(message)
      worker.onmessageerror = () => onFault('a message could not be read')
    },
    close: () => worker.terminate(),
  }
}
