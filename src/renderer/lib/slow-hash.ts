import { fromBase64, toBase64 } from './base64'

export type SlowHash = { hash: string; salt: string; rounds: number }

/** OWASP's floor for PBKDF2-HMAC-SHA-256 since 2023. What was hashed keeps its own number, so this one may rise. */
export const hashRounds = 600_000

async function derive(secret: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256)
  return toBase64(new Uint8Array(bits))
}

/** PBKDF2-HMAC-SHA-256 (RFC 8018) with a fresh salt of 16 bytes, base64; some tenths of a second, off the page's thread. */
export async function slowHashOf(secret: string, rounds: number = hashRounds): Promise<SlowHash> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { hash: await derive(secret, salt, rounds), salt: toBase64(salt), rounds }
}

/** Whether this is the secret that was hashed, with the salt and the rounds it was hashed with. */
export const isHashOf = async ({ hash, salt, rounds }: SlowHash, secret: string): Promise<boolean> =>
  (await derive(secret, fromBase64(salt), rounds)) === hash
