/** Why nothing was saved: the disk is full, the host keeps everything read-only (200 MB left), the host is gone. */
export type SaveFaultCode = 'disk-full' | 'read-only' | 'host-gone'

/** The journal did not take a write, so the store has not taken it either: what was typed is only on the screen. */
export class SaveFault extends Error {
  override name = 'SaveFault'
  readonly code: SaveFaultCode

  constructor(code: SaveFaultCode, options?: ErrorOptions) {
    super(`nothing was saved: ${code}`, options)
    this.code = code
  }
}
