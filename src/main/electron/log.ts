import { inspect } from 'node:util'

/** One line for whoever looks after the machine, to the standard error output; never with a personal value in it. */
export function log(line: string, cause?: unknown): void {
  process.stderr.write(`yizhan: ${line}${cause === undefined ? '' : `\n${inspect(cause)}`}\n`)
}
