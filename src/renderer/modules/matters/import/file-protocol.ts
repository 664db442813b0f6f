import type { Result } from '../../../lib/result'
import type { FileRefusal, Sheet } from '../../../lib/sheet/types'

/** A catalogue as it was read: its tables, and the edition the file names itself ('' where it does not). */
export type CatalogueFile = { sheets: Sheet[]; version: string }
export type CatalogueRefusal = FileRefusal['code'] | 'bad-json'

/** What the page and the worker that reads a catalogue say to each other, once. */
export type FileQuestion = { bytes: Uint8Array; name: string }
export type FileAnswer = { read: Result<CatalogueFile, CatalogueRefusal> } | { fault: string }
