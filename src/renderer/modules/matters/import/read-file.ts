import { type Result, refused } from '../../../lib/result'
import { limits } from '../../../lib/sheet/zip'
import type { CatalogueFile, CatalogueRefusal, FileAnswer, FileQuestion } from './file-protocol'

/** Reads a catalogue in a worker of its own, so that a large one does not stop the page. */
export async function readFile(file: File): Promise<Result<CatalogueFile, CatalogueRefusal>> {
  if (file.size > limits.file) return refused('too-large')
  const question: FileQuestion = { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
  const worker = new Worker(new URL('./catalogue.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
        if ('read' in data) resolve(data.read)
        else reject(new Error(`Reading a catalogue: ${data.fault}`))
      }
      worker.onerror = (event) => reject(new Error(`The worker that reads catalogues stopped: ${event.message}`))
      worker.postMessage(question)
    })
  } finally {
    worker.terminate()
  }
}
