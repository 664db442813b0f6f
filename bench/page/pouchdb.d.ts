/** What the bench uses of PouchDB, which ships no types. */
declare module 'pouchdb-browser' {
  type Options = { adapter: string; auto_compaction: boolean }
  class PouchDB {
    static plugin(plugin: unknown): void
    constructor(name: string, options: Options)
    readonly replicate: { from: (url: string, options: { batch_size: number }) => Promise<{ docs_written: number }> }
    close(): Promise<void>
  }

  // biome-ignore lint/style/noDefaultExport: the package has one
  export { PouchDB as default }
}

declare module 'pouchdb-adapter-indexeddb' {
  const plugin: unknown

  // biome-ignore lint/style/noDefaultExport: the package has one
  export { plugin as default }
}
