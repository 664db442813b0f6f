import { readWorkbook } from '../lib/sheet/read-workbook'
import type { WorkbookAnswer, WorkbookQuestion } from './workbook-protocol'

self.onmessage = ({ data: { bytes, name } }: MessageEvent<WorkbookQuestion>) => {
  let answer: WorkbookAnswer
  try {
    answer = { read: readWorkbook(bytes, name) }
  } catch (cause) {
    answer = { fault: cause instanceof Error ? cause.message : String(cause) }
  }
  self.postMessage(answer)
}
