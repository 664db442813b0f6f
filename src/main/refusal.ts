/**
 * The host declines a request for a foreseen reason. The handler answers it as a HostError:
 * `code` for the page, the message for the log, never with a password in it.
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}

export type StartCode =
  | 'data-not-writable'
  | 'data-in-use'
  | 'data-damaged'
  | 'port-in-use'
  | 'bad-hub-address'
  | 'hub-differs'
  | 'mode-differs'
  | 'page-missing'
  | 'bad-flag'

/** The program cannot start. Its message is one sentence in Chinese and one in English, for the person at the desk. */
export class StartError extends Error {
  readonly code: StartCode

  constructor(code: StartCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartError'
    this.code = code
  }
}

/** The `code` of a failed system call (`EADDRINUSE`, `ENOENT` …), or an empty text. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
