const gatherMs = 300
const againMs = 5_000
/** More than this are not kept while the host does not answer: what is dropped only lets the journal be pruned later. */
const mostKept = 50_000
const mostTogether = 2000

/** Sends things in the background: gathered for a moment, in order, and tried again after a while where sending fails. */
export function createOutgoing<T>(send: (together: T[]) => Promise<void>, portionsOf: (together: T[]) => Iterable<T[]>) {
  const waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> = Promise.resolve()
  let isClosed = false

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const portion = [...portionsOf(waiting.slice(0, mostTogether))][0] ?? []
      try {
        await send(portion)
      } catch {
        // The host is gone or its disk is full; both are told by whoever writes records.
        if (!isClosed) arm(againMs)
        return
      }
      waiting.splice(0, portion.length)
    }
  }
  function arm(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined
      sending = sending.then(run)
    }, ms)
  }
  return {
    add(more: T[]) {
      if (isClosed || more.length === 0) return
      waiting.push(...more)
      // Never while a portion is on its way: it is cut off the front afterwards.
      if (waiting.length > 2 * mostKept) sending = sending.then(() => void waiting.splice(0, waiting.length - mostKept))
      arm(gatherMs)
    },
    /** One last try. */
    async close() {
      isClosed = true
      clearTimeout(timer)
      sending = sending.then(run)
      await sending
    },
  }
}
