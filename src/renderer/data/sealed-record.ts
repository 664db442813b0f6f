import type { RxDocumentData } from 'rxdb'
import { fromBase64, toBase64 } from '../lib/base64'
import { openBytes, SealError, sealBytes } from '../lib/seal'

export type Fields = Record<string, unknown>

/** A document as a storage instance takes and gives it. */
export type Document = RxDocumentData<Fields>

/** Where a document's personal part is kept: base64 of `sealBytes` over the JSON of all fields that are not open. */
export const sealedField = 'sealed'

export type Sealer = {
  /** Whether a field is stored in the clear, so that the storage itself can select and sort by it. */
  isOpen: (field: string) => boolean
  seal: (document: Document) => Promise<Document>
  /** Throws SealError where the seal is broken, missing, or belongs to another record. */
  open: (document: Document) => Promise<Document>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Without a key nothing is sealed: for a memory storage, which leaves nothing on a disk. */
const unsealed: Sealer = { isOpen: () => true, seal: async (document) => document, open: async (document) => document }

/**
 * Seals the documents of one collection. `open` names the fields left in the clear, the primary key first among them;
 * what RxDB itself keeps (`_deleted`, `_meta` …) always is. The seal binds collection and id, so that the sealed part
 * of one person cannot be put into the record of another.
 */
export function createSealer(options: {
  key: CryptoKey | null
  collection: string
  primary: string
  open: Iterable<string>
}): Sealer {
  const { key, collection, primary } = options
  if (!key) return unsealed
  const open = new Set([primary, ...options.open])
  const isOpen = (field: string) => field.startsWith('_') || open.has(field)
  const contextOf = (document: Document) => `${collection} ${document[primary]}`
  return {
    isOpen,
    async seal(document) {
      const outside: Record<string, unknown> = {}
      const inside: Record<string, unknown> = {}
      let isEmpty = true
      for (const field in document) {
        if (isOpen(field)) outside[field] = document[field]
        else {
          inside[field] = document[field]
          isEmpty = false
        }
      }
      // A tombstone holds nothing of what was erased; a living record always has its seal, so that a missing one is noticed.
      if (document._deleted && isEmpty) return outside as Document
      outside[sealedField] = toBase64(await sealBytes(key, contextOf(document), encoder.encode(JSON.stringify(inside))))
      return outside as Document
    },
    async open(document) {
      const sealed = document[sealedField]
      if (sealed === undefined && document._deleted) return document
      if (typeof sealed !== 'string') throw new SealError('The seal is missing')
      let bytes: Uint8Array
      try {
        bytes = fromBase64(sealed)
      } catch (cause) {
        throw new SealError('The seal is no base64', { cause })
      }
      const whole = JSON.parse(decoder.decode(await openBytes(key, contextOf(document), bytes))) as Record<string, unknown>
      // What lies open wins: nothing inside may pass for a part of the envelope.
      for (const field in document) if (field !== sealedField) whole[field] = document[field]
      return whole as Document
    },
  }
}
