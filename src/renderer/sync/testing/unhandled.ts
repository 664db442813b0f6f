type Listener = NodeJS.UnhandledRejectionListener

/**
 * Counts the rejections nobody handles from now until `end`, in place of whoever else listens for them (a test runner
 * would fail its whole run).
 */
export function countUnhandled(): { reasons: unknown[]; end: () => Promise<number> } {
  const reasons: unknown[] = []
  const others = process.listeners('unhandledRejection') as Listener[]
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (reason) => reasons.push(reason))
  return {
    reasons,
    async end() {
      // Node tells of them after the turn in which they happened.
      await new Promise((resolve) => setImmediate(resolve))
      process.removeAllListeners('unhandledRejection')
      for (const listener of others) process.on('unhandledRejection', listener)
      return reasons.length
    },
  }
}
