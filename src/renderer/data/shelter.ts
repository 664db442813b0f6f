import { fromBase64, toBase64 } from '../lib/base64'
import { openBytes, sealBytes } from '../lib/seal'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Where the shelter lies: the window's own store of texts, which outlives a reload and no more. */
export type Texts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What was typed and the store could not keep, sealed, until the store is open again. */
export type Shelter = {
  put: (name: string, value: object) => Promise<void>
  /** null where there is nothing, or nothing that opens with this key. */
  read: <T>(name: string) => Promise<T | null>
  drop: (name: string) => void
}

const keyOf = (name: string) => `yizhan-shelter ${name}`

/** `key`: what the records are sealed with; null where the store itself lies open (memory). */
export function createShelter(key: CryptoKey | null, texts: Texts = sessionStorage): Shelter {
  return {
    async put(name, value) {
      const text = JSON.stringify(value)
      texts.setItem(keyOf(name), key ? toBase64(await sealBytes(key, keyOf(name), encoder.encode(text))) : text)
    },
    async read<T>(name: string) {
      const kept = texts.getItem(keyOf(name))
      if (kept === null) return null
      try {
        return JSON.parse(key ? decoder.decode(await openBytes(key, keyOf(name), fromBase64(kept))) : kept) as T
      } catch {
        // Of another center's key, or damaged: a draft is no record.
        return null
      }
    },
    drop: (name) => texts.removeItem(keyOf(name)),
  }
}
