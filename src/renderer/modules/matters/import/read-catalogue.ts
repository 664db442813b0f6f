import { done, type Result, refused } from '../../../lib/result'
import { readWorkbook } from '../../../lib/sheet/read-workbook'
import { limits } from '../../../lib/sheet/zip'
import type { CatalogueFile, CatalogueRefusal } from './file-protocol'
import { editionOf } from './layout'
import { readJsonCatalogue } from './read-json'

/** Reads a catalogue's bytes, `.xlsx`, `.csv` or `.json`, judged by the bytes: text that begins with a bracket is JSON. */
export function readCatalogue(bytes: Uint8Array, name: string): Result<CatalogueFile, CatalogueRefusal> {
  if (bytes.length > limits.file) return refused('too-large')
  const begins = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^[[{]/.test(begins)) {
    const read = readJsonCatalogue(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''))
    return read ? done({ sheets: read.sheets, version: read.version || editionOf([], name) }) : refused('bad-json')
  }
  const read = readWorkbook(bytes, name)
  if (!read.ok) return refused(read.refusal.code)
  return done({ sheets: read.value.sheets, version: editionOf(read.value.sheets, name) })
}
