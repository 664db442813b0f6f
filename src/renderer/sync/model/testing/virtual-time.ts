import type { Timers } from '../../types'

export type VirtualTime = {
  /** Milliseconds since 1970. */
  now: () => number
  timers: Timers
  wait: (ms: number) => Promise<void>
  /** Lets so many milliseconds go by, and everything happen that is due in them. */
  advance: (ms: number) => Promise<void>
  /** Lets time go by until something is settled, at most so long; answers whether it was. A fault of it is its asker's to catch. */
  until: (about: Promise<unknown>, atMostMs: number) => Promise<boolean>
  /** Takes the place of the clock, the timers and the chance of this realm; answers the end of it. */
  install: (random: () => number) => () => void
}

type Alarm = { at: number; order: number; run: () => void; everyMs: number | null }

const realImmediate = setImmediate

/** More steps than this without an end are a circle of alarms that call each other. */
const mostSteps = 300_000

/** Promises of the machine's own threads (Web Crypto) are settled when they like; nothing may be skipped meanwhile. */
function watchCrypto(): { pending: () => number; end: () => void } {
  const { subtle } = globalThis.crypto
  const names = ['encrypt', 'decrypt', 'digest', 'importKey', 'generateKey', 'sign', 'verify', 'deriveBits', 'deriveKey'] as const
  let pending = 0
  let turn: Promise<unknown> = Promise.resolve()
  for (const name of names) {
    const real = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>
    const counted = (...given: unknown[]) => {
      pending += 1
      // One after the other: which of two threads is ready first is nobody's to know.
      const done = turn.then(() => real(...given))
      turn = done.then(
        () => (pending -= 1),
        () => (pending -= 1),
      )
      return done
    }
    Object.defineProperty(subtle, name, { value: counted, configurable: true, writable: true })
  }
  return {
    pending: () => pending,
    end: () => {
      for (const name of names) delete (subtle as unknown as Record<string, unknown>)[name]
    },
  }
}

/** Takes the place of every chance of the realm. Sealed in a test, so that a weak one harms nobody. */
function ownChance(random: () => number): () => void {
  const { random: real } = Math
  Math.random = random
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(random() * 256)
    return view
  }
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: fill, configurable: true })
  return () => {
    Math.random = real
    delete (globalThis.crypto as unknown as Record<string, unknown>).getRandomValues
  }
}

/** Takes the place of the realm's own timers with those of `time`. */
function takeOver(time: {
  now: () => number
  set: (ms: number, run: () => void, repeat: boolean) => number
  drop: (key: number) => void
}) {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now }
  const scheduler = Object.getOwnPropertyDescriptor(globalThis, 'scheduler')
  const setter =
    (repeat: boolean) =>
    (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      time.set(ms, () => run(...given), repeat)
  const dropper = (key: unknown) => {
    if (typeof key === 'number') time.drop(key)
    else real.clearTimeout(key as never)
  }
  Object.assign(globalThis, {
    setTimeout: setter(false),
    setInterval: setter(true),
    clearTimeout: dropper,
    clearInterval: dropper,
  })
  Date.now = time.now
  const later = { yield: () => new Promise<void>((resolve) => void time.set(0, resolve, false)) }
  Object.defineProperty(globalThis, 'scheduler', { value: later, configurable: true })
  return () => {
    const { now, ...timers } = real
    Object.assign(globalThis, timers)
    Date.now = now
    if (scheduler) Object.defineProperty(globalThis, 'scheduler', scheduler)
    else delete (globalThis as { scheduler?: unknown }).scheduler
  }
}

/** Time that goes by only when it is told to; in it a day of rounds takes milliseconds and happens the same way again. */
export function createVirtualTime(startsAt: number): VirtualTime {
  let now = startsAt
  let order = 0
  let pendingCrypto = () => 0
  const alarms = new Map<number, Alarm>()

  const set = (ms: number, run: () => void, repeat: boolean) => {
    order += 1
    const wait = Number.isFinite(ms) ? Math.max(repeat ? 1 : 0, ms) : 0
    alarms.set(order, { at: now + wait, order, run, everyMs: repeat ? wait : null })
    return order
  }
  const drop = (key: number) => void alarms.delete(key)

  /** Until nothing is left that needs no time: a turn of the event loop runs every promise that can go on. */
  const quiet = async () => {
    do await new Promise<void>((resolve) => realImmediate(resolve))
    while (pendingCrypto() > 0)
  }
  const next = (): Alarm | null => {
    let first: Alarm | null = null
    for (const alarm of alarms.values())
      if (!first || alarm.at < first.at || (alarm.at === first.at && alarm.order < first.order)) first = alarm
    return first
  }
  /** Runs the next alarm that is due by `end`; false where there is none. */
  const step = async (end: number): Promise<boolean> => {
    await quiet()
    const alarm = next()
    if (!alarm || alarm.at > end) return false
    now = Math.max(now, alarm.at)
    if (alarm.everyMs === null) alarms.delete(alarm.order)
    else alarm.at = now + alarm.everyMs
    alarm.run()
    return true
  }
  const walk = async (end: number, isOver: () => boolean) => {
    for (let steps = 0; !isOver(); steps += 1) {
      if (!(await step(end))) return
      if (steps > mostSteps) throw new Error('time stands still: alarms call each other without an end')
    }
  }
  return {
    now: () => Math.floor(now),
    timers: {
      after: (ms, run) => {
        const key = set(ms, run, false)
        return () => drop(key)
      },
    },
    wait: (ms) => new Promise((resolve) => void set(ms, resolve, false)),
    async advance(ms) {
      const end = now + ms
      await walk(end, () => false)
      now = Math.max(now, end)
    },
    async until(about, atMostMs) {
      let settled = false
      const told = () => {
        settled = true
      }
      about.then(told, told)
      await walk(now + atMostMs, () => settled)
      return settled
    },
    install(random) {
      const endChance = ownChance(random)
      const crypto = watchCrypto()
      pendingCrypto = crypto.pending
      const giveBack = takeOver({ now: () => Math.floor(now), set, drop })
      return () => {
        giveBack()
        endChance()
        crypto.end()
        pendingCrypto = () => 0
        alarms.clear()
      }
    },
  }
}
