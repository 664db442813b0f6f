import { readWorkbook } from '../../lib/sheet/read-workbook'
import type { ListAnswer, ListQuestion } from './problem-file-protocol'

self.onmessage = ({ data: { bytes, name } }: MessageEvent<ListQuestion>) => {
  let answer: ListAnswer
  try {
    answer = { read: readWorkbook(bytes, name) }
  } catch (cause) {
    answer = { fault: cause instanceof Error ? cause.message : String(cause) }
  }
  self.postMessage(answer)
}
