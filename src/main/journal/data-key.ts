import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../refusal'
import type { Secrets } from '../secrets'
import { createTurns } from './commit'
import { type CodeFault, readCode, writeCode } from './recovery-code'
import type { StateFile } from './state'

export type DataKey = {
  /** Made at the first use. Throws a Refusal 409 `key-missing` where what lies here is sealed under a key that is not held. */
  read(): Promise<{ key: Buffer; keyId: string }>
  /** The key as a recovery code. Throws as `read`. */
  code(): Promise<string>
  /** Takes the key of a code; answers why it does not. */
  enter(typed: string): Promise<CodeFault | null>
}

export type DataKeyOptions = {
  secrets: Secrets
  state: StateFile
  /** Whether nothing sealed lies here: no note and no snapshot. */
  isEmpty: () => Promise<boolean>
}

const secretName = 'data-key'

/** A name for a key that tells nothing of it: 16 hex digits. */
export const keyIdOf = (key: Uint8Array): string =>
  createHash('sha256').update('yizhan data key name:').update(key).digest('hex').slice(0, 16)

const hasRecords = (records: Record<string, number> | null) => Object.values(records ?? {}).some((count) => count > 0)

/** The key that seals records at rest, kept by the host's secrets. */
export function createDataKey({ secrets, state, isEmpty }: DataKeyOptions): DataKey {
  // One at a time: two first uses would make two keys.
  const inTurn = createTurns()

  const held = async () => {
    const text = await secrets.read(secretName)
    return text === null ? null : Buffer.from(text, 'base64')
  }

  const hold = async (key: Buffer) => {
    await secrets.write(secretName, key.toString('base64'))
    await state.change({ keyId: keyIdOf(key) })
  }

  const read = async () => {
    const known = state.read().keyId
    let key = await held()
    if (key === null && known === null && (await isEmpty())) {
      key = randomBytes(32)
      await hold(key)
    }
    if (key === null || (known !== null && known !== keyIdOf(key))) {
      throw new Refusal(409, 'key-missing', 'What lies here is sealed under a key that this host does not hold')
    }
    if (known === null) await state.change({ keyId: keyIdOf(key) })
    return { key, keyId: keyIdOf(key) }
  }

  const enter = async (typed: string): Promise<CodeFault | null> => {
    const key = readCode(typed)
    if (!Buffer.isBuffer(key)) return key
    const { keyId, records } = state.read()
    const mine = await held()
    if (keyId === keyIdOf(key) || (mine?.equals(key) ?? false)) {
      await hold(key)
      return null
    }
    const usable = mine !== null && keyIdOf(mine) === (keyId ?? keyIdOf(mine))
    if (!usable && keyId !== null) return { error: 'code-of-another', reason: 'This code belongs to another journal' }
    if (usable && (hasRecords(records) || !(await isEmpty()))) {
      return { error: 'has-records', reason: 'This station has records that are sealed under its own key' }
    }
    await hold(key)
    return null
  }

  return {
    read: () => inTurn(read),
    code: async () => writeCode((await inTurn(read)).key),
    enter: (typed) => inTurn(() => enter(typed)),
  }
}
