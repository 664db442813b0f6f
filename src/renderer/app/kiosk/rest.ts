/** Milliseconds without a touch until: the question whether anyone is there, the wipe, the slides. */
export const restTimes = { ask: 60_000, wipe: 70_000, slides: 120_000 } as const

export type Rest = { phase: 'awake' } | { phase: 'asking'; secondsLeft: number } | { phase: 'wiped' } | { phase: 'slides' }

/** How a kiosk stands that nobody has touched for `idleMs`. */
export function restAt(idleMs: number): Rest {
  if (idleMs < restTimes.ask) return { phase: 'awake' }
  if (idleMs < restTimes.wipe) return { phase: 'asking', secondsLeft: Math.ceil((restTimes.wipe - idleMs) / 1000) }
  return idleMs < restTimes.slides ? { phase: 'wiped' } : { phase: 'slides' }
}

const anything = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** While something covers the page a whole tap is needed, so that it does not end on what lies under the cover. */
const wholeTaps: readonly string[] = ['click', 'keydown']
const covers = (rest: Rest) => rest.phase === 'asking' || rest.phase === 'slides'

type Watch = { target: EventTarget; clock: () => number; onRest: (rest: Rest) => void }

/**
 * Tells how the kiosk stands whenever that changes. Only what a person does counts (`isTrusted`), and times are compared instead
 * of trusting a timer, which sleeps with the machine. Answers the end of the watch.
 */
export function watchRest({ target, clock, onRest }: Watch): () => void {
  let lastSign = clock()
  let rest: Rest = { phase: 'awake' }
  const look = () => {
    // A clock that was set back would make it wait for as long as it was set back.
    lastSign = Math.min(lastSign, clock())
    const now = restAt(clock() - lastSign)
    if (JSON.stringify(now) === JSON.stringify(rest)) return
    rest = now
    onRest(now)
  }
  const saw = (event: Event) => {
    if (!event.isTrusted || (covers(rest) && !wholeTaps.includes(event.type))) return
    lastSign = clock()
    look()
  }
  const signs = [...anything, 'click'] as const
  const looking = setInterval(look, 250)
  for (const sign of signs) target.addEventListener(sign, saw, { passive: true })
  return () => {
    clearInterval(looking)
    for (const sign of signs) target.removeEventListener(sign, saw)
  }
}
