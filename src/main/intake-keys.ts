import { createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Recipient } from '../shared/intake'
import { type IntakeKey, intakeKeySchema } from '../shared/kiosk'
import { createTurns } from './journal/commit'
import type { Secrets } from './secrets'

export type IntakeKeys = {
  /** This host's own pair, made at the first use and kept by its secrets. */
  read(): Promise<IntakeKey>
  /** The half that kiosks may know. */
  recipient(): Promise<Recipient>
}

const secretName = 'intake-key'
const makePair = promisify(generateKeyPair)

/** Eight signs of 0–9 and a–z that tell nothing of the key. */
const nameOf = (point: Buffer): string =>
  (createHash('sha256').update('yizhan intake key name:').update(point).digest().readUIntBE(0, 6) % 36 ** 8)
    .toString(36)
    .padStart(8, '0')

async function makeKey(): Promise<IntakeKey> {
  const { publicKey, privateKey } = await makePair('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // The raw point as WebCrypto imports it: 0x04, then both coordinates of 32 bytes.
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  return intakeKeySchema.parse({
    keyId: nameOf(point),
    publicKey: point.toString('base64'),
    privateKey: privateKey.export({ format: 'jwk' }),
  })
}

/** The key with which this desk opens what kiosks sealed for it. ECDH P-256. */
export function createIntakeKeys(secrets: Secrets): IntakeKeys {
  // One at a time: two first uses would make two keys.
  const inTurn = createTurns()
  const read = async (): Promise<IntakeKey> => {
    const text = await secrets.read(secretName)
    if (text !== null) return intakeKeySchema.parse(JSON.parse(text))
    const made = await makeKey()
    await secrets.write(secretName, JSON.stringify(made))
    return made
  }
  return {
    read: () => inTurn(read),
    recipient: async () => {
      const { keyId, publicKey } = await inTurn(read)
      return { keyId, publicKey }
    },
  }
}
