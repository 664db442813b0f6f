import { done, type Result, refused } from '../result'
import { readCsv } from './csv'
import { fileKind } from './file-kind'
import type { FileRefusal, Sheet, Workbook } from './types'
import { readXlsx } from './xlsx'
import { limits, openZip, ZipRefusal } from './zip'

type Decoded = { text: string; encoding: NonNullable<Workbook['encoding']> }

/** UTF-8 where every byte of it is, else GB18030 (which holds GBK and GB2312); null where the bytes are neither. */
function decodeText(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // Not this encoding: the next one is asked.
    }
  }
  return null
}

function readText(bytes: Uint8Array, fileName: string): Result<Workbook, FileRefusal> {
  // Ctrl-Z ends a text file of DOS.
  const decoded = decodeText(bytes.at(-1) === 26 ? bytes.subarray(0, -1) : bytes)
  if (!decoded || /[\0\ufffe\uffff]/.test(decoded.text)) return refused({ code: 'not-a-table' })
  const rows = readCsv(decoded.text, limits.rows, limits.columns)
  if (!rows) return refused({ code: 'too-many-rows' })
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  return done({
    format: 'csv',
    encoding: decoded.encoding,
    sheets: [{ name, rows, merges: [], hidden: false, epoch1904: false }],
  })
}

const isEmpty = (sheet: Sheet) =>
  sheet.rows.every((row) => row.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === '')))

/**
 * Reads a spreadsheet's bytes, `.xlsx` or `.csv`, judged by the bytes and not by the name (which only names a CSV's sheet).
 * Never throws for what stands in the file; every refusal comes before more than the limits of `zip.ts` were inflated.
 */
export function readWorkbook(bytes: Uint8Array, fileName: string): Result<Workbook, FileRefusal> {
  if (bytes.length > limits.file) return refused({ code: 'too-large' })
  const kind = fileKind(bytes)
  if (kind !== 'zip' && kind !== 'text') return refused({ code: kind })
  const workbook = kind === 'text' ? readText(bytes, fileName) : readArchive(bytes)
  if (workbook.ok && workbook.value.sheets.every(isEmpty)) return refused({ code: 'empty-sheet' })
  return workbook
}

function readArchive(bytes: Uint8Array): Result<Workbook, FileRefusal> {
  const zip = openZip(bytes)
  if (!zip.ok) return zip
  try {
    return done(readXlsx(zip.value))
  } catch (cause) {
    if (cause instanceof ZipRefusal) return refused({ code: cause.code })
    throw new Error('Reading a workbook', { cause })
  }
}
