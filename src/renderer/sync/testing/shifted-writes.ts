import type { BulkWriteRow, RxCollection } from 'rxdb'

type Stored = { _meta: { lwt: number } }

/**
 * From now on RxDB notes the moment of each write to a collection as a machine would whose clock is off by so much.
 * RxDB's own count of moments never goes back within one run of a program, so a test cannot show a restart under a
 * clock set back in any other way.
 */
export function shiftWrites({ storageInstance }: RxCollection, offMs: () => number): void {
  const { originalStorageInstance: instance } = storageInstance as unknown as {
    originalStorageInstance: typeof storageInstance
  }
  const bulkWrite = instance.bulkWrite.bind(instance)
  instance.bulkWrite = (rows, context) => {
    for (const { document } of rows as unknown as BulkWriteRow<Stored>[]) document._meta.lwt += offMs()
    return bulkWrite(rows, context)
  }
}
