import { pinRounds } from './rules'
import type { Worker } from './schema'

type Sealed = Pick<Worker, 'pinHash' | 'pinSalt' | 'pinRounds'>

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256)
  return toBase64(new Uint8Array(bits))
}

/** PBKDF2-HMAC-SHA-256 (RFC 8018) with a fresh salt of 16 bytes; some tenths of a second, off the page's thread. */
export async function sealPin(pin: string, rounds: number = pinRounds): Promise<Sealed> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { pinHash: await derive(pin, salt, rounds), pinSalt: toBase64(salt), pinRounds: rounds }
}

/** Whether this is the PIN that was sealed, with the salt and the rounds it was sealed with. */
export async function opensWith(sealed: Sealed, pin: string): Promise<boolean> {
  return (await derive(pin, fromBase64(sealed.pinSalt), sealed.pinRounds)) === sealed.pinHash
}
