import { mkdir, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import leveldb from 'pouchdb-adapter-leveldb'
import PouchDB, { type PouchConstructor } from 'pouchdb-core'
import mapreduce from 'pouchdb-mapreduce'

/** Longer than any database that can be closed takes, milliseconds. */
const closingMs = 5_000

export type Databases = {
  Pouch: PouchConstructor
  close(): Promise<void>
}

/** PouchDB's databases as folders below `folder` (LevelDB, one each). */
export async function openDatabases(folder: string): Promise<Databases> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const Pouch = PouchDB.plugin(leveldb)
    .plugin(mapreduce)
    .defaults({ prefix: join(folder, sep), adapter: 'leveldb' })
  // express-pouchdb would otherwise keep a list in one more database, fed by events that all hubs of a process share.
  // Its own list would be one more database, fed by events that all hubs of a process share. It is asked with a callback
  // until express-pouchdb has wrapped it, some moments after the start.
  Pouch.allDbs = async (callback) => {
    const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
    const names = folders.map((entry) => entry.name)
    callback?.(null, names)
    return names
  }
  return {
    Pouch,
    close: async () => {
      const open: Promise<void>[] = []
      Pouch.__dbCacheMap?.forEach((database) => {
        open.push(database.close())
      })
      // One that was removed while somebody waited at it never says that it is closed; its files are gone.
      const enough = new AbortController()
      const late = wait(closingMs, undefined, { signal: enough.signal }).catch(() => undefined)
      await Promise.race([Promise.all(open), late])
      enough.abort()
    },
  }
}
