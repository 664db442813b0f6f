import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Rest, restAt, watchRest } from './rest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** No program can make a trusted event, so one is shown that says it is. */
const shown = (type: string, isTrusted = true) =>
  new Proxy(new Event(type), { get: (event, key) => (key === 'isTrusted' ? isTrusted : Reflect.get(event, key)) })

function watched() {
  const heard: Record<string, (event: Event) => void> = {}
  const target = {
    addEventListener: (type: string, listener: (event: Event) => void) => {
      heard[type] = listener
    },
    removeEventListener: (type: string) => delete heard[type],
  } as unknown as EventTarget
  const seen: Rest[] = []
  const end = watchRest({ target, clock: Date.now, onRest: (rest) => seen.push(rest) })
  return { seen, end, heard, happen: (event: Event) => heard[event.type]?.(event) }
}

describe('how a kiosk stands', () => {
  test.each<[number, Rest]>([
    [0, { phase: 'awake' }],
    [59_999, { phase: 'awake' }],
    [60_000, { phase: 'asking', secondsLeft: 10 }],
    [69_001, { phase: 'asking', secondsLeft: 1 }],
    [70_000, { phase: 'wiped' }],
    [119_999, { phase: 'wiped' }],
    [120_000, { phase: 'slides' }],
    [9_000_000, { phase: 'slides' }],
  ])('after %i ms without a touch', (idle, rest) => expect(restAt(idle)).toEqual(rest))
})

describe('a kiosk that nobody touches', () => {
  test('asks at 60 s, counts ten seconds down, is wiped at 70 s, shows slides at two minutes', () => {
    const { seen } = watched()
    vi.advanceTimersByTime(130_000)
    expect(seen).toEqual([
      ...[10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((secondsLeft) => ({ phase: 'asking', secondsLeft })),
      { phase: 'wiped' },
      { phase: 'slides' },
    ])
  })
  test('a touch before the minute is over puts it off by a minute', () => {
    const { seen, happen } = watched()
    vi.advanceTimersByTime(50_000)
    happen(shown('pointerdown'))
    vi.advanceTimersByTime(59_000)
    expect(seen).toEqual([])
  })
  test('what a program does is no touch', () => {
    const { seen, happen } = watched()
    vi.advanceTimersByTime(50_000)
    for (const type of ['pointerdown', 'pointermove', 'click', 'keydown']) happen(shown(type, false))
    vi.advanceTimersByTime(10_000)
    expect(seen).toEqual([{ phase: 'asking', secondsLeft: 10 }])
  })
  test('while it asks, a whole tap goes on and half a tap does not', () => {
    const { seen, happen } = watched()
    vi.advanceTimersByTime(62_000)
    happen(shown('pointerdown'))
    expect(seen.at(-1)).toEqual({ phase: 'asking', secondsLeft: 8 })
    happen(shown('click'))
    expect(seen.at(-1)).toEqual({ phase: 'awake' })
    vi.advanceTimersByTime(59_000)
    expect(seen.at(-1)).toEqual({ phase: 'awake' })
  })
  test('a tap ends the slides', () => {
    const { seen, happen } = watched()
    vi.advanceTimersByTime(200_000)
    happen(shown('click'))
    expect(seen.slice(-2)).toEqual([{ phase: 'slides' }, { phase: 'awake' }])
  })
  test('that slept with its machine is at its slides at once when it wakes', () => {
    const { seen } = watched()
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(250)
    expect(seen).toEqual([{ phase: 'slides' }])
  })
  test('a clock that is set back does not make it wait for hours', () => {
    const { seen } = watched()
    vi.setSystemTime(Date.now() - 3_600_000)
    vi.advanceTimersByTime(60_500)
    expect(seen[0]).toEqual({ phase: 'asking', secondsLeft: 10 })
  })
  test('nothing is heard any more after the watch has ended', () => {
    const { end, heard, seen } = watched()
    end()
    vi.advanceTimersByTime(130_000)
    expect([heard, seen]).toEqual([{}, []])
  })
})
