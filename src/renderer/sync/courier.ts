import { z } from 'zod'
import { communityCode } from '../../shared/station'
import { fromBase64, toBase64 } from '../lib/base64'
import { done, type Result, refused } from '../lib/result'
import { importKey, openBytes, SealError, sealBytes } from '../lib/seal'
import type { CarriedRecord } from './types'

/**
 * U 盘传送: three lines of text. 1: the header, JSON. 2: the records, JSON, sealed with AES-256-GCM; the header is its context. 3: the
 * signature of the first two, ECDSA P-256 with SHA-256. Who may read it, and what the signature does not say: docs/decisions.
 */
const headerSchema = z.object({
  format: z.literal('yizhan-courier'),
  version: z.literal(1),
  centerCode: communityCode,
  device: z.string().regex(/^[0-9a-z]{8}$/),
  terminal: z.string().max(40),
  at: z.iso.datetime(),
  count: z.number().int().nonnegative(),
  salt: z.base64(),
  rounds: z.number().int().min(100_000).max(5_000_000),
  /** The public key that checks the signature: SubjectPublicKeyInfo in base64. */
  signer: z.base64().max(200),
})
export type CourierHeader = z.infer<typeof headerSchema>

const recordsSchema = z.array(
  z.object({
    collection: z.string(),
    record: z.looseObject({ id: z.string() }),
    base: z.record(z.string(), z.string()).optional(),
  }),
)

/** `wrong-code` also where the city's secret is another: the two cannot be told apart, by design. */
export type CourierRefusal = { code: 'no-courier' | 'newer-version' | 'altered' | 'other-center' | 'wrong-code' }

/** What a terminal needs of its station. */
export type CourierStation = { centerCode: string; citySalt: string }

const rounds = 600_000
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

const bytesOf = (text: string) => new TextEncoder().encode(text)

/**
 * The key of one file: the typed code, slowed down (PBKDF2), and the city's secret, joined by HKDF. The code alone is not enough for
 * whoever finds the stick, the city's secret alone not for whoever has another terminal of the city.
 */
async function keyOf(station: CourierStation, code: string, header: Pick<CourierHeader, 'salt' | 'rounds'>): Promise<CryptoKey> {
  const salt = fromBase64(header.salt)
  const typed = await crypto.subtle.importKey('raw', bytesOf(code), 'PBKDF2', false, ['deriveBits'])
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: header.rounds }
  const stretched = new Uint8Array(await crypto.subtle.deriveBits(slow, typed, 256))
  const secret = bytesOf(station.citySalt)
  const joined = new Uint8Array(stretched.length + secret.length)
  joined.set(stretched)
  joined.set(secret, stretched.length)
  const material = await crypto.subtle.importKey('raw', joined, 'HKDF', false, ['deriveBits'])
  const info = bytesOf(`yizhan-courier 1 ${station.centerCode}`)
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, 256)
  return importKey(new Uint8Array(bits))
}

/** Makes the file. `at` is an ISO instant; `code` as `makeCode` makes it; `keys` are this device's (ECDSA P-256). */
export async function packCourier(input: {
  records: readonly CarriedRecord[]
  station: CourierStation & { deviceId: string; terminalName: string }
  at: string
  code: string
  keys: CryptoKeyPair
}): Promise<string> {
  const { records, station, at, code, keys } = input
  const header: CourierHeader = {
    format: 'yizhan-courier',
    version: 1,
    centerCode: station.centerCode,
    device: station.deviceId,
    terminal: station.terminalName,
    at,
    count: records.length,
    salt: toBase64(crypto.getRandomValues(new Uint8Array(16))),
    rounds,
    signer: toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))),
  }
  const first = JSON.stringify(header)
  const key = await keyOf(station, code, header)
  const sealed = await sealBytes(key, first, bytesOf(JSON.stringify(records)))
  const signed = `${first}\n${toBase64(sealed)}`
  const signature = new Uint8Array(await crypto.subtle.sign(signing, keys.privateKey, bytesOf(signed)))
  return `${signed}\n${toBase64(signature)}\n`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function isSigned(header: CourierHeader, signed: string, signature: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', fromBase64(header.signer), curve, false, ['verify'])
    return await crypto.subtle.verify(signing, key, fromBase64(signature), bytesOf(signed))
  } catch {
    // A key or a signature that is none was altered as well.
    return false
  }
}

/** Reads who sent the file and whether it is whole, without the code. Another center's is refused. */
export async function readCourier(text: string, station: CourierStation): Promise<Result<CourierHeader, CourierRefusal>> {
  const [first = '', second = '', third = ''] = text.split('\n')
  const found = readJson(first)
  const named = z.object({ format: z.literal('yizhan-courier'), version: z.number() }).safeParse(found)
  if (!named.success) return refused({ code: 'no-courier' })
  if (named.data.version > 1) return refused({ code: 'newer-version' })
  const header = headerSchema.safeParse(found)
  if (!header.success || !(await isSigned(header.data, `${first}\n${second}`, third.trim()))) return refused({ code: 'altered' })
  return header.data.centerCode === station.centerCode ? done(header.data) : refused({ code: 'other-center' })
}

/** Opens the file with the code. What it holds is foreign still: `Sync.takeIn` validates each record. */
export async function openCourier(
  text: string,
  station: CourierStation,
  code: string,
): Promise<Result<CarriedRecord[], CourierRefusal>> {
  const header = await readCourier(text, station)
  if (!header.ok) return header
  const [first = '', second = ''] = text.split('\n')
  try {
    const key = await keyOf(station, code, header.value)
    const opened = await openBytes(key, first, fromBase64(second))
    const records = recordsSchema.safeParse(readJson(new TextDecoder().decode(opened)))
    return records.success ? done(records.data as unknown as CarriedRecord[]) : refused({ code: 'altered' })
  } catch (fault) {
    if (fault instanceof SealError) return refused({ code: 'wrong-code' })
    throw fault
  }
}

/** A key pair of this device for signing, to be kept as JSON Web Keys among its sealed notes. */
export async function makeSigner(): Promise<{ publicKey: JsonWebKey; privateKey: JsonWebKey }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ])
  return { publicKey, privateKey }
}

/** The kept pair, ready to sign. */
export async function readSigner(kept: { publicKey: JsonWebKey; privateKey: JsonWebKey }): Promise<CryptoKeyPair> {
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.importKey('jwk', kept.publicKey, curve, true, ['verify']),
    crypto.subtle.importKey('jwk', kept.privateKey, curve, false, ['sign']),
  ])
  return { publicKey, privateKey }
}
