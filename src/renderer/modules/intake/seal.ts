import { type IntakePayload, intakePayloadSchema, type Recipient, type SealedIntake } from '../../../shared/intake'
import { fromBase64, toBase64 } from '../../lib/base64'
import { done, type Result, refused } from '../../lib/result'
import { importKey, openBytes, SealError, sealBytes } from '../../lib/seal'

/** How an intake is named in the open: the kiosk's id for it, its receipt, and when it was handed in (an ISO instant). */
export type IntakeName = Pick<SealedIntake, 'id' | 'receiptNo' | 'handedInAt'>

/** A desk's own half: the private key, which nobody can read back, under the name its public half goes by. */
export type DeskKey = { keyId: string; privateKey: CryptoKey }

/** `not-for-us`: sealed before this desk was known to the kiosk. `broken`: a bit changed, or what lies inside is no intake. */
export type OpenRefusal = { code: 'not-for-us' } | { code: 'broken' }

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const encoder = new TextEncoder()
const bytesOf = (text: string) => encoder.encode(text) as Uint8Array<ArrayBuffer>

const wrapContext = (id: string, keyId: string) => ['intake', id, keyId].join('\u001f')

/** Everything that travels in the open beside the payload: none of it can be changed without breaking the seal. */
const payloadContext = ({ id, kind, receiptNo, handedInAt, ephemeralKey, keys }: Omit<SealedIntake, 'sealed'>) =>
  JSON.stringify(['intake', id, kind, receiptNo, handedInAt, ephemeralKey, keys.map(({ keyId, wrapped }) => [keyId, wrapped])])

/** The key that wraps the content key for one desk: HKDF-SHA-256 (RFC 5869) of what both sides of the exchange can compute. */
async function wrappingKey(mine: CryptoKey, theirs: CryptoKey, context: string): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const wish = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytesOf(context) }
  return importKey(new Uint8Array(await crypto.subtle.deriveBits(wish, material, 256)))
}

const importPublic = (raw: string) => crypto.subtle.importKey('raw', fromBase64(raw), curve, false, [])

/** Takes a desk's private key (JWK, RFC 7517) from its host; it cannot be read back from what is answered. */
export async function importDeskKey(keyId: string, jwk: JsonWebKey): Promise<DeskKey> {
  const { kty, crv, x, y, d } = jwk
  const own = { kty, crv, x, y, d } as JsonWebKey
  return { keyId, privateKey: await crypto.subtle.importKey('jwk', own, curve, false, ['deriveBits']) }
}

/**
 * Seals what was handed in so that each of the desks opens it, and neither this kiosk nor the center can: a fresh content key, wrapped for each
 * desk by an exchange with a fresh key pair (shared/intake.ts). Throws where a public key is none, or where there is no desk.
 */
export async function sealIntake(
  payload: IntakePayload,
  name: IntakeName,
  recipients: readonly Recipient[],
): Promise<SealedIntake> {
  if (recipients.length === 0) throw new SealError('Nobody could open it')
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const ephemeralKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const content = crypto.getRandomValues(new Uint8Array(32))
  const wrapFor = async ({ keyId, publicKey }: Recipient) => {
    const context = wrapContext(name.id, keyId)
    const key = await wrappingKey(pair.privateKey, await importPublic(publicKey), context)
    return { keyId, wrapped: toBase64(await sealBytes(key, context, content)) }
  }
  const { id, receiptNo, handedInAt } = name
  const keys = await Promise.all(recipients.map(wrapFor))
  const open = { id, kind: payload.kind, receiptNo, handedInAt, ephemeralKey, keys }
  const sealed = await sealBytes(await importKey(content), payloadContext(open), bytesOf(JSON.stringify(payload)))
  content.fill(0)
  return { ...open, sealed: toBase64(sealed) }
}

async function unwrap(envelope: SealedIntake, desk: DeskKey, wrapped: string): Promise<unknown> {
  const context = wrapContext(envelope.id, desk.keyId)
  const key = await wrappingKey(desk.privateKey, await importPublic(envelope.ephemeralKey), context)
  const content = await importKey(await openBytes(key, context, fromBase64(wrapped)))
  const bytes = await openBytes(content, payloadContext(envelope), fromBase64(envelope.sealed))
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
}

/** Opens what `sealIntake` made, with the key of one of its desks. */
export async function openIntake(envelope: SealedIntake, desk: DeskKey): Promise<Result<IntakePayload, OpenRefusal>> {
  const mine = envelope.keys.find(({ keyId }) => keyId === desk.keyId)
  if (!mine) return refused({ code: 'not-for-us' })
  try {
    const payload = intakePayloadSchema.safeParse(await unwrap(envelope, desk, mine.wrapped))
    return payload.success && payload.data.kind === envelope.kind ? done(payload.data) : refused({ code: 'broken' })
  } catch {
    // A broken seal, a point that is not on the curve, text that is no base64: whatever changed, nothing of it may be believed.
    return refused({ code: 'broken' })
  }
}
