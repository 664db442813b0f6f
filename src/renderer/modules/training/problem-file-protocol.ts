import type { Result } from '../../lib/result'
import type { FileRefusal, Workbook } from '../../lib/sheet/types'

/** What the page and the worker that reads a list say to each other, once. */
export type ListQuestion = { bytes: Uint8Array; name: string }
export type ListAnswer = { read: Result<Workbook, FileRefusal> } | { fault: string }
