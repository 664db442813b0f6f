/** What a person does. RxDB moves a synthetic mouse every 20 s while it replicates, so only trusted events count. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Calls back once nobody has touched the page for `afterMs()`, which is asked anew each time because it can be set. Compares times instead of trusting a timer, which sleeps
 * with the machine: a desk that was closed for lunch is locked when it opens. Answers the end of the watch.
 */
export function watchIdle(options: {
  target: EventTarget
  afterMs: () => number
  clock: () => number
  onIdle: () => void
}): () => void {
  const { target, afterMs, clock, onIdle } = options
  let lastSign = clock()
  const saw = (event: Event) => {
    if (event.isTrusted) lastSign = clock()
  }
  const look = setInterval(() => {
    if (clock() - lastSign >= afterMs()) onIdle()
  }, 500)
  for (const sign of signs) target.addEventListener(sign, saw, { capture: true, passive: true })
  return () => {
    clearInterval(look)
    for (const sign of signs) target.removeEventListener(sign, saw, { capture: true })
  }
}
