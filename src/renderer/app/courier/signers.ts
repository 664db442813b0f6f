import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Context } from '../../data/context'
import { type CourierHeader, makeSigner, readSigner } from '../../sync/courier'

const ownNote = 'courier-signer'
const knownNote = 'courier-signers'

type Kept = Awaited<ReturnType<typeof makeSigner>>

/** The pair of keys this device signs with; made at first use and kept among its sealed notes. */
export async function ownSigner({ local }: Pick<Context, 'local'>): Promise<CryptoKeyPair> {
  const kept = await local.read<Kept>(ownNote)
  const pair = kept ?? (await makeSigner())
  if (!kept) await local.write(ownNote, pair)
  return readSigner(pair)
}

/** Eight digits of a public key, to be compared over the telephone: `1234 5678`. */
export function signatureCode(signer: string): string {
  const digest = sha256(utf8ToBytes(signer))
  const number =
    ((digest[0] ?? 0) * 0x1000000 + (digest[1] ?? 0) * 0x10000 + (digest[2] ?? 0) * 0x100 + (digest[3] ?? 0)) % 100_000_000
  const digits = String(number).padStart(8, '0')
  return `${digits.slice(0, 4)} ${digits.slice(4)}`
}

/** Whether a device came with another key before. The first one a device comes with is believed. */
export async function isNewSigner({ local }: Pick<Context, 'local'>, { device, signer }: CourierHeader): Promise<boolean> {
  const known = (await local.read<Record<string, string>>(knownNote)) ?? {}
  return known[device] !== undefined && known[device] !== signer
}

/** Remembers whose key it was, once what it signed was taken in. */
export async function rememberSigner({ local }: Pick<Context, 'local'>, { device, signer }: CourierHeader): Promise<void> {
  const known = (await local.read<Record<string, string>>(knownNote)) ?? {}
  await local.write(knownNote, { ...known, [device]: signer })
}
