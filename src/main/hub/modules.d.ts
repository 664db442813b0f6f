/** The parts of PouchDB 9 and express-pouchdb 4.2 that the embedded hub uses; neither ships types of its own. */
declare module 'pouchdb-core' {
  export type PouchDocument = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean }
  export type PouchRow = {
    ok?: boolean
    id?: string
    rev?: string
    error?: unknown
    name?: string
    message?: string
    status?: number
  }
  export type PouchDatabase = {
    get(id: string): Promise<PouchDocument>
    put(document: PouchDocument): Promise<PouchRow>
    remove(document: PouchDocument): Promise<PouchRow>
    allDocs(options: { keys?: string[]; include_docs?: boolean; startkey?: string; endkey?: string }): Promise<{
      rows: {
        id?: string
        key: string
        error?: string
        value?: { rev: string; deleted?: boolean }
        doc?: PouchDocument | null
      }[]
    }>
    bulkDocs(body: { docs: PouchDocument[] }, options: { new_edits?: boolean }): Promise<PouchRow[]>
    close(): Promise<void>
    destroy(): Promise<unknown>
  }
  export type PouchConstructor = {
    new (name: string): PouchDatabase
    plugin(plugin: unknown): PouchConstructor
    defaults(options: { prefix: string; adapter: string }): PouchConstructor
    on(event: 'created' | 'destroyed', listener: (name: string) => void): void
    removeAllListeners(): void
    allDbs?: (callback?: (error: null, names: string[]) => void) => Promise<string[]>
    /** express-pouchdb keeps its open databases here. */
    __dbCacheMap?: Map<string, PouchDatabase>
  }
  const PouchDB: PouchConstructor
  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default PouchDB
}

declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown
  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default plugin
}

declare module 'pouchdb-mapreduce' {
  const plugin: unknown
  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default plugin
}

declare module 'express-pouchdb' {
  import type { RequestHandler } from 'express'
  import type { PouchConstructor } from 'pouchdb-core'
  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default function expressPouchDB(
    PouchDB: PouchConstructor,
    options: { mode: 'minimumForPouchDB'; overrideMode: { include?: string[]; exclude?: string[] } },
  ): RequestHandler
}

declare module 'express-pouchdb/lib/create-or-delete-dbs.js' {
  import type { PouchConstructor, PouchDatabase } from 'pouchdb-core'
  export function getOrCreateDB(PouchDB: PouchConstructor, name: string): Promise<PouchDatabase>
}
