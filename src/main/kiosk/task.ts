import { setTimeout as wait } from 'node:timers/promises'

export type TaskPace = {
  /** Rest after it went well, ms; a ring ends it. */
  everyMs: number
  /** Back-off after a failure, ms: doubled from `firstMs` to `mostMs`, with jitter. A ring does not end it. */
  firstMs: number
  mostMs: number
}

export type Task = {
  /** Something is to be done now. One that comes while it is being done is done after it. */
  ring(): void
}

/** Does something again and again until `signal` ends it, at once and after each ring; a failure is tried again later. */
export function startTask(
  act: () => Promise<void>,
  {
    pace,
    signal,
    random = Math.random,
    failed,
  }: { pace: TaskPace; signal: AbortSignal; random?: () => number; failed: () => void },
): Task {
  let rung = false
  let wake: () => void = () => undefined
  const rest = async (ms: number, byRing: boolean) => {
    if (byRing && rung) return
    const ending = new AbortController()
    const end = () => ending.abort()
    if (byRing) wake = end
    signal.addEventListener('abort', end, { once: true })
    await wait(ms, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
    signal.removeEventListener('abort', end)
    wake = () => undefined
  }
  const run = async () => {
    let failures = 0
    while (!signal.aborted) {
      rung = false
      try {
        await act()
        failures = 0
        await rest(pace.everyMs, true)
      } catch {
        // Nobody can do anything about it here: it is told as "not reached", and tried again.
        if (signal.aborted) return
        failed()
        await rest(Math.min(pace.mostMs, pace.firstMs * 2 ** failures) * (0.5 + random()), false)
        failures = Math.min(failures + 1, 16)
      }
    }
  }
  void run()
  return {
    ring: () => {
      rung = true
      wake()
    },
  }
}
