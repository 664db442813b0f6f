import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Disk } from './client'
import { collection } from './endpoint'

/** A disk that fails the first write of several records of the collection and is well from then on. */
export function flakyDisk(): { disk: Disk; failed: () => number } {
  const disk = getRxStorageMemory() as unknown as Disk
  const create = disk.createStorageInstance.bind(disk)
  let failures = 0
  disk.createStorageInstance = async (params) => {
    const instance = await create(params)
    if (params.collectionName !== collection) return instance
    const bulkWrite = instance.bulkWrite.bind(instance)
    instance.bulkWrite = (rows, context) => {
      if (failures > 0 || rows.length < 2) return bulkWrite(rows, context)
      failures += 1
      return Promise.reject(new Error('the disk failed'))
    }
    return instance
  }
  return { disk, failed: () => failures }
}
