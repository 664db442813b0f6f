import { type Result, refused } from '../../lib/result'
import type { FileRefusal, Workbook } from '../../lib/sheet/types'
import { limits } from '../../lib/sheet/zip'
import type { ListAnswer, ListQuestion } from './problem-file-protocol'

/** Reads a list in a worker of its own, so that a large one does not stop the page. */
export async function readList(file: File): Promise<Result<Workbook, FileRefusal>> {
  if (file.size > limits.file) return refused({ code: 'too-large' })
  const question: ListQuestion = { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
  const worker = new Worker(new URL('./problem-list.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ListAnswer>) => {
        if ('read' in data) resolve(data.read)
        else reject(new Error(`Reading a list of problems: ${data.fault}`))
      }
      worker.onerror = (event) => reject(new Error(`The worker that reads lists of problems stopped: ${event.message}`))
      worker.postMessage(question)
    })
  } finally {
    worker.terminate()
  }
}
