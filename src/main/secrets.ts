/** Where a host keeps passwords. Electron passes one on `safeStorage`; the Node host keeps a file of mode 0600. */
export type Secrets = {
  /** The secret of that name, or null where none was written. */
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
}
