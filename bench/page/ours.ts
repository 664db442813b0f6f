import { importKey } from '../../src/renderer/lib/seal'
import { watchLongest } from './blocks'
import type { Taken } from './first-sync'

/** Runs bench/page/ours.worker.ts, which the bench's server serves, on a fresh store. */
export async function ours(sealed: boolean): Promise<Taken> {
  const key = sealed ? await importKey(crypto.getRandomValues(new Uint8Array(32))) : null
  const blocks = watchLongest()
  const worker = new Worker('/ours.worker.js')
  const answer = new Promise<Pick<Taken, 'ms' | 'records'> & { fault?: string }>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  worker.postMessage({ key })
  const { ms, records, fault } = await answer
  if (fault) throw new Error(fault)
  blocks.stop()
  return { ms, records, longestBlock: blocks.longest() }
}
