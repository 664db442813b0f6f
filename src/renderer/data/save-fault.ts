/**
 * Why nothing was saved: the disk is full, the host keeps everything read-only (200 MB left), the host is gone, or the
 * browser closed its database (store-health.ts). Only with the last does the journal have it: what it has is in the store
 * as soon as that is opened anew.
 */
export type SaveFaultCode = 'disk-full' | 'read-only' | 'host-gone' | 'store-closed'

/** A write is not in the store: what was typed is only on the screen. */
export class SaveFault extends Error {
  override name = 'SaveFault'
  readonly code: SaveFaultCode

  constructor(code: SaveFaultCode, options?: ErrorOptions) {
    super(`nothing was saved: ${code}`, options)
    this.code = code
  }
}
