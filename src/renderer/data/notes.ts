import { fillWithDefaultSettings, type RxJsonSchema } from 'rxdb'
import type { Instance } from './sealed-instance'
import type { Document } from './sealed-record'

/** Notes of this device: never synced, never journaled, sealed like everything else. */
export type Notes = {
  read: <T>(key: string) => Promise<T | null>
  write: (key: string, value: object) => Promise<void>
  remove: (key: string) => Promise<void>
}

export const notesCollection = 'notes'

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 128 }, value: { type: 'object', additionalProperties: true } },
  required: ['id', 'value'],
}
export const notesSchema = fillWithDefaultSettings(schema as unknown as RxJsonSchema<object>) as unknown as RxJsonSchema<Document>

/** Notes kept in a storage instance of their own. Writes of one key happen one after the other. */
export function createNotes(instance: Instance): Notes {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (run: () => Promise<void>): Promise<void> => {
    const turn = last.then(run)
    // The next one does not care whether this one failed; who asked for it is told.
    last = turn.catch(() => undefined)
    return turn
  }
  /** As this run has written them last: nobody else does. */
  const written = new Map<string, Document>()
  const find = async (key: string): Promise<Document | undefined> => (await instance.findDocumentsById([key], true))[0]
  async function put(key: string, value: object, _deleted: boolean): Promise<void> {
    const previous = written.get(key) ?? (await find(key))
    const height = Number.parseInt(previous?._rev ?? '0', 10) + 1
    const lwt = Math.max(Date.now(), (previous?._meta.lwt ?? 0) + 0.01)
    const document: Document = { id: key, value, _deleted, _meta: { lwt }, _rev: `${height}-note`, _attachments: {} }
    const { error } = await instance.bulkWrite([{ previous, document } as never], 'yizhan-note')
    written.delete(key)
    if (error[0]) throw new Error(`keeping the note ${key}: the store answered ${error[0].status}`)
    written.set(key, document)
  }
  return {
    async read<T>(key: string) {
      const found = await find(key)
      return found && !found._deleted ? (found.value as T) : null
    },
    write: (key, value) => inTurn(() => put(key, value, false)),
    remove: (key) =>
      inTurn(async () => {
        const found = await find(key)
        if (found && !found._deleted) await put(key, {}, true)
      }),
  }
}
