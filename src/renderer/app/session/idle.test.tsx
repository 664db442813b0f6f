import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchIdle } from './idle'
import { readLockTime, writeLockTime } from './lock-time'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** jsdom cannot make a trusted event, so one is shown that says it is. */
const shown = (type: string, isTrusted: boolean) =>
  new Proxy(new Event(type), { get: (event, key) => (key === 'isTrusted' ? isTrusted : Reflect.get(event, key)) })

function watched() {
  const heard: ((event: Event) => void)[] = []
  const target = {
    addEventListener: (_: string, listener: (event: Event) => void) => heard.push(listener),
    removeEventListener: () => undefined,
  } as unknown as EventTarget
  const onIdle = vi.fn()
  const end = watchIdle({ target, afterMs: () => 300_000, clock: Date.now, onIdle })
  return { onIdle, end, happen: (event: Event) => heard.map((listener) => listener(event)) }
}

describe('the lock of a desk that nobody touches', () => {
  test('comes after five minutes, not before', () => {
    const { onIdle } = watched()
    vi.advanceTimersByTime(299_000)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(2_000)
    expect(onIdle).toHaveBeenCalled()
  })
  test('a person who moves the mouse puts it off', () => {
    const { onIdle, happen } = watched()
    vi.advanceTimersByTime(200_000)
    happen(shown('pointermove', true))
    vi.advanceTimersByTime(200_000)
    expect(onIdle).not.toHaveBeenCalled()
  })
  test('a mouse that a program moves does not', () => {
    const { onIdle, happen } = watched()
    vi.advanceTimersByTime(200_000)
    happen(shown('pointermove', false))
    vi.advanceTimersByTime(101_000)
    expect(onIdle).toHaveBeenCalled()
  })
})

describe('the time until the lock', () => {
  const storageWith = (value: string | null) => ({ getItem: () => value })
  test.each([
    [null, 300_000],
    ['60000', 60_000],
    ['0', 300_000],
    ['999999999', 300_000],
    ['never', 300_000],
  ])('stored as %j it is %i ms: it cannot be switched off', (stored, expected) => {
    expect(readLockTime(storageWith(stored))).toBe(expected)
  })
  test('is kept in minutes as chosen', () => {
    writeLockTime(3)
    expect(readLockTime()).toBe(180_000)
  })
})
