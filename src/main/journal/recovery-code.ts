import { createHash } from 'node:crypto'
import type { CodeRefusal } from '../../shared/journal'

// Crockford's base 32: no I, L, O, U, so a handwritten code has one reading.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyBytes = 32
const dataGroups = 13
const groupLetters = 5
const codeLetters = (dataGroups + 1) * groupLetters

export type CodeFault = Pick<CodeRefusal, 'error' | 'reason' | 'group'>

const toLetters = (bits: bigint, count: number) =>
  Array.from({ length: count }, (_, at) => letters[Number((bits >> BigInt(5 * (count - 1 - at))) & 31n)]).join('')

const digest = (label: string, content: Uint8Array | string) =>
  createHash('sha256').update(`yizhan recovery code ${label}:`).update(content).digest()

/** `count` letters (at most 6) of a SHA-256. */
const check = (label: string, content: Uint8Array | string, count: number) =>
  toLetters(BigInt(digest(label, content).readUInt32BE(0)) >> BigInt(32 - 5 * count), count)

/** The key as text to be written down: 13 groups of four letters and a check letter, and a group that checks the whole. */
export function writeCode(key: Uint8Array): string {
  const data = toLetters(BigInt(`0x${Buffer.from(key).toString('hex')}`) << 4n, dataGroups * 4)
  const groups = Array.from({ length: dataGroups }, (_, at) => {
    const four = data.slice(at * 4, at * 4 + 4)
    return four + check(String(at), four, 1)
  })
  return [...groups, check('whole', key, groupLetters)].join('-')
}

/** What a person typed, as the letters of a code: small ones, O for 0, I and L for 1, full width and spaces do not matter. */
const normalize = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_.·]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

const fault = (error: CodeFault['error'], reason: string, group?: number): CodeFault => ({
  error,
  reason,
  ...(group !== undefined && { group }),
})

/** The 32 bytes of a code, or why it is none: a missing letter, a wrong one, and where. */
export function readCode(typed: string): Buffer | CodeFault {
  const text = normalize(typed)
  const strange = [...text].findIndex((letter) => !letters.includes(letter))
  if (strange >= 0) {
    return fault('code-letter', 'A recovery code has no such letter', Math.floor(strange / groupLetters) + 1)
  }
  if (text.length !== codeLetters) return fault('code-length', `A recovery code has ${codeLetters} letters and digits`)
  let bits = 0n
  for (let at = 0; at < dataGroups; at += 1) {
    const four = text.slice(at * groupLetters, at * groupLetters + 4)
    if (text[at * groupLetters + 4] !== check(String(at), four, 1)) {
      return fault('code-group', `Group ${at + 1} is mistyped`, at + 1)
    }
    for (const letter of four) bits = (bits << 5n) | BigInt(letters.indexOf(letter))
  }
  const key = Buffer.from((bits >> 4n).toString(16).padStart(keyBytes * 2, '0'), 'hex')
  // 52 letters hold four bits more than the key has; they are zero in what we write.
  if ((bits & 15n) !== 0n || text.slice(-groupLetters) !== check('whole', key, groupLetters)) {
    return fault('code-check', 'Each group is right but the code as a whole is not')
  }
  return key
}
