/** What was sealed cannot be opened: another key, another place, or bytes that changed. Caught by whoever lists damaged records. */
export class SealError extends Error {
  override name = 'SealError'
}

const version = 1
const ivLength = 12
const tagLength = 16
/** Bytes a seal adds: the version, the random IV, the tag. */
export const sealCost = 1 + ivLength + tagLength

type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const algorithm = (iv: Bytes, context: string) =>
  ({ name: 'AES-GCM', iv, additionalData: encoder.encode(context), tagLength: tagLength * 8 }) as const

/** Makes an AES-256-GCM key of 32 bytes. Nobody can read the bytes back from it; it can be posted to a worker. */
export async function importKey(raw: Uint8Array): Promise<CryptoKey> {
  if (raw.length !== 32) throw new SealError(`A key has 32 bytes, not ${raw.length}`)
  return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/**
 * Seals bytes so that only the holder of the key opens them, and only under the same context, which says where they
 * belong (a collection and an id). Answers version byte | 96-bit random IV | ciphertext and tag (NIST SP 800-38D).
 */
export async function sealBytes(key: CryptoKey, context: string, bytes: Uint8Array): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength))
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm(iv, context), key, bytes as Bytes))
  const whole = new Uint8Array(1 + ivLength + sealed.length)
  whole[0] = version
  whole.set(iv, 1)
  whole.set(sealed, 1 + ivLength)
  return whole
}

/** Opens what `sealBytes` made. Throws SealError where a bit changed, the context is another, or the key is. */
export async function openBytes(key: CryptoKey, context: string, sealed: Uint8Array): Promise<Bytes> {
  if (sealed[0] !== version || sealed.length < sealCost) throw new SealError(`No seal of version ${version}`)
  const iv = sealed.subarray(1, 1 + ivLength) as Bytes
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, context), key, sealed.subarray(1 + ivLength) as Bytes))
  } catch (cause) {
    throw new SealError('The seal is broken', { cause })
  }
}
