import './first'
import { browserStorage } from '../../data/storage'
import { deleteDatabases } from '../start/leftovers'
import { startEngine } from './engine'
import { migrations } from './migrations'
import { probe } from './probe'
import { serveStore } from './serve-store'

self.onmessage = ({ data }: MessageEvent<{ port: MessagePort }>) => {
  serveStore(data.port, {
    storage: browserStorage(),
    fetch: (path, init) => fetch(path, init),
    probe: (name) => probe(name),
    older: {
      exists: async (name) => (await indexedDB.databases()).some((one) => one.name?.startsWith(`rxdb-dexie-${name}--`)),
      remove: (name) => deleteDatabases(name),
    },
    clock: Date.now,
    engine: startEngine,
    migrations,
  })
}
