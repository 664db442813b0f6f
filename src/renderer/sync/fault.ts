/**
 * Why the center was not served, in words the badge has a sentence for.
 * unreachable, timeout, portal: there is no center to talk to now. unauthorised, forbidden, missing: it refuses this
 * terminal or does not know the collection. too-large, busy, server: it is there and cannot. storage: this device
 * could not keep what came, or read what was to go.
 */
export type FaultCode =
  | 'unreachable'
  | 'timeout'
  | 'portal'
  | 'unauthorised'
  | 'forbidden'
  | 'missing'
  | 'too-large'
  | 'busy'
  | 'server'
  | 'storage'

/** Codes that mean offline: the probe decides when it is over. */
export const offlineCodes: ReadonlySet<string> = new Set<FaultCode>(['unreachable', 'timeout', 'portal'])

/** Caught by the round of a collection. The message is for the log and holds no record. */
export class SyncFault extends Error {
  readonly code: FaultCode
  /** How long the center asks to be left alone, milliseconds. */
  readonly retryAfterMs: number

  constructor(code: FaultCode, message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options)
    this.name = 'SyncFault'
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? 0
  }
}
