import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Crockford's base 32: no I, L, O, U, so an id read aloud stays the same id. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function base32(bytes: Uint8Array, length: number): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < length) {
      bits -= 5
      text += alphabet[(buffer >>> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  return text
}

/** A fresh id nobody else will make: 128 random bits as 26 characters. */
export const randomId = (): string => base32(crypto.getRandomValues(new Uint8Array(17)), 26)

/** A short random name for a device or a batch: 40 bits as 8 characters. */
export const shortId = (): string => base32(crypto.getRandomValues(new Uint8Array(5)), 8)

/**
 * The same parts give the same key on every station of a city, and the parts cannot be read back from it:
 * the first 130 bits of sha256(salt, parts), 26 characters. Personal values enter document ids only through this.
 */
export const keyOf = (salt: string, ...parts: string[]): string =>
  base32(sha256(utf8ToBytes([salt, ...parts].join('\u001f'))), 26)
