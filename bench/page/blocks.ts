/** Milliseconds the page was held at longest, by the browser's own count of long tasks and by a timer that asks every 4 ms. */
export type Blocks = { longest: () => number; begin: () => void; stop: () => void }

const probeMs = 4

/** Begins to watch. A hidden or idle page is timed right too: the timer does not ask for frames. */
export function watchLongest(): Blocks {
  let longest = 0
  const note = (ms: number) => {
    if (ms > longest) longest = ms
  }
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) note(duration)
  })
  observer.observe({ type: 'longtask' })
  let before = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    note(now - before - probeMs)
    before = now
  }, probeMs)
  return {
    longest: () => longest,
    /** Forgets what was seen so far. */
    begin() {
      longest = 0
    },
    stop() {
      clearInterval(timer)
      observer.disconnect()
    },
  }
}
