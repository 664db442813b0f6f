declare module 'pouchdb-adapter-memory' {
  const plugin: unknown
  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default plugin
}
