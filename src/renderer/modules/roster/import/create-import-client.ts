import type { ImportClient } from './import-client'
import type { WorkerAnswer, WorkerArguments, WorkerCall, WorkerMethod } from './import-protocol'

type Waiting = {
  resolve: (value: never) => void
  reject: (reason: unknown) => void
  onProgress?: (done: number, total: number) => void
}

/** Starts the worker of one import. What it throws is thrown here; after `close` nothing is answered any more. */
export function createImportClient(): ImportClient {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0

  const fail = (message: string) => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
    const call = waiting.get(data.id)
    if (!call) return
    if ('progress' in data) return call.onProgress?.(...data.progress)
    waiting.delete(data.id)
    if ('fault' in data) call.reject(new Error(`The import's worker: ${data.fault}`))
    else call.resolve(data.value as never)
  }
  worker.onerror = (event) => fail(`The import's worker stopped: ${event.message}`)

  const call = <M extends WorkerMethod>(
    method: M,
    args: WorkerArguments<M>,
    onProgress?: Waiting['onProgress'],
  ): ReturnType<ImportClient[M]> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject, onProgress })
      worker.postMessage({ id: last, method, args } as WorkerCall)
    }) as ReturnType<ImportClient[M]>

  return {
    openFile: (file, learned) => call('openFile', [file, learned]),
    setColumn: (sheet, index, field) => call('setColumn', [sheet, index, field]),
    setHeaderRow: (sheet, row) => call('setHeaderRow', [sheet, row]),
    learned: () => call('learned', []),
    plan: (options, onProgress) => call('plan', [options], onProgress),
    rows: (verdict, from, count) => call('rows', [verdict, from, count]),
    places: (from, count) => call('places', [from, count]),
    draftsOf: (from, count) => call('draftsOf', [from, count]),
    wrongRowsFile: (language) => call('wrongRowsFile', [language]),
    cancel: () => worker.postMessage({ id: 0, method: 'cancel', args: [] } satisfies WorkerCall),
    close: () => {
      worker.terminate()
      fail('The import was closed')
    },
  }
}
