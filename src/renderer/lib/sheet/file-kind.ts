import type { FileRefusal } from './types'

/** What the first bytes say a file is, whatever its name: `zip` may be an `.xlsx`, `text` a `.csv`. */
export type FileKind = 'zip' | 'text' | FileRefusal['code']

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte)

/** Names of streams in an OLE2 compound file stand in UTF-16LE. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((character) => [character.charCodeAt(0), 0])
  const first = name.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

/** `.xls`, `.et` and encrypted `.xlsx` share one container; the streams inside tell them apart. */
function kindOfCompound(bytes: Uint8Array): FileKind {
  if (hasStream(bytes, 'EncryptedPackage')) return 'encrypted'
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'old-xls'
  return 'not-a-table'
}

/** Text that announces itself as markup: what web systems call `.xls`, Excel 2003's XML, and mail archives of pages. */
const markup = /^\s*(<\?xml|<!doctype\s+html|<html|<head|<body|<table|<meta|<style|<div|<!--|<xml|mime-version:)/i

/** Control characters other than tab, line ends and the closing Ctrl-Z of DOS do not occur in a table of text. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536)
  let controls = 0
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls += 1
  }
  return controls > Math.max(1, length / 2000)
}

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty-file'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip'
  // An archive without entries begins with its directory's end.
  if (startsWith(bytes, [0x50, 0x4b])) return 'damaged'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return kindOfCompound(bytes)
  // A bare BIFF stream, Excel 2 to 4.
  if (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) &&
    (bytes[2] === 4 || bytes[2] === 6 || bytes[2] === 8)
  )
    return 'old-xls'
  if (startsWith(bytes, [0xff, 0xfe])) return 'text'
  if (looksBinary(bytes)) return 'not-a-table'
  const head = new TextDecoder().decode(bytes.subarray(0, 1024))
  if (head.startsWith('%PDF')) return 'not-a-table'
  return markup.test(head) ? 'html' : 'text'
}
