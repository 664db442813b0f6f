import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { formatInstant } from '../../lib/time'
import type { SentLine } from '../../sync/types'

/** The words of the file, in the language of whoever asks for it. */
export type ProofWords = {
  title: string
  center: string
  terminal: string
  made: string
  by: string
  columns: { at: string; kind: string; id: string; rev: string; stamp: string }
  count: string
  hash: string
}

/** Excel runs what begins with one of these; an apostrophe keeps it a text. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (text: string) => {
  const safe = harmless(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = (...cells: string[]) => `${cells.map(cell).join(',')}\r\n`

/**
 * 传送凭证: what the center acknowledged, as CSV with a byte order mark for Excel. No personal value is in it: a record is named by
 * its id. The last line is the SHA-256 of every byte before it, so that whoever holds the file can see whether it was changed.
 */
export function proofOf(options: {
  lines: readonly SentLine[]
  station: { centerName: string; centerCode: string; terminalName: string; deviceId: string }
  madeAt: string
  by: string
  words: ProofWords
  kindOf: (collection: string) => string
}): string {
  const { lines, station, madeAt, by, words, kindOf } = options
  const { columns } = words
  const head = [
    row(words.title),
    row(words.center, station.centerName, station.centerCode),
    row(words.terminal, station.terminalName, station.deviceId),
    row(words.made, formatInstant(madeAt), words.by, by),
    row(columns.at, columns.kind, columns.id, columns.rev, columns.stamp),
  ]
  const body = lines.map(({ at, collection, id, rev, stamp }) => row(formatInstant(at), kindOf(collection), id, rev, stamp))
  const content = `\uFEFF${[...head, ...body, row(words.count, String(lines.length))].join('')}`
  return content + row(words.hash, bytesToHex(sha256(utf8ToBytes(content))))
}

/** Whether the file is as it was made. */
export function isProofWhole(file: string): boolean {
  const cut = file.lastIndexOf('\r\n', file.length - 3) + 2
  const hash = /,([0-9a-f]{64})\r\n$/.exec(file.slice(cut))?.[1]
  return hash === bytesToHex(sha256(utf8ToBytes(file.slice(0, cut))))
}
