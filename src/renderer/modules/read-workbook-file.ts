import type { Result } from '../lib/result'
import type { FileRefusal, Workbook } from '../lib/sheet/types'
import { limits } from '../lib/sheet/zip'
import type { WorkbookAnswer, WorkbookQuestion } from './workbook-protocol'

/** Reads a spreadsheet in a worker of its own, so that a large one does not stop the page. */
export async function readWorkbookFile(file: File): Promise<Result<Workbook, FileRefusal>> {
  if (file.size > limits.file) return { ok: false, refusal: { code: 'too-large' } }
  const question: WorkbookQuestion = { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<WorkbookAnswer>) => {
        if ('read' in data) resolve(data.read)
        else reject(new Error(`Reading a list: ${data.fault}`))
      }
      worker.onerror = (event) => reject(new Error(`The worker that reads lists stopped: ${event.message}`))
      worker.postMessage(question)
    })
  } finally {
    worker.terminate()
  }
}
