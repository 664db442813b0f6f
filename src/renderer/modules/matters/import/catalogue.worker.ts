import type { FileAnswer, FileQuestion } from './file-protocol'
import { readCatalogue } from './read-catalogue'

self.onmessage = ({ data: { bytes, name } }: MessageEvent<FileQuestion>) => {
  let answer: FileAnswer
  try {
    answer = { read: readCatalogue(bytes, name) }
  } catch (cause) {
    answer = { fault: cause instanceof Error ? cause.message : String(cause) }
  }
  self.postMessage(answer)
}
