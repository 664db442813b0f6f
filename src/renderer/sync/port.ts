import { type FaultCode, SyncFault } from './fault'
import { realTimers, type Timers } from './timers'
import type { Sync, SyncStatus } from './types'

/** The status is told at most this often while nothing but numbers change, milliseconds. */
const statusEveryMs = 100

/** A MessagePort, a worker seen from its page, or a page seen from its worker. */
export type Port = {
  postMessage: (message: unknown) => void
  addEventListener: (kind: 'message', listener: (event: { data: unknown }) => void) => void
  removeEventListener: (kind: 'message', listener: (event: { data: unknown }) => void) => void
  start?: () => void
}

type Verb = Exclude<keyof Sync, 'status' | 'subscribe'>
const verbs: readonly Verb[] = [
  'syncNow',
  'settings',
  'changeSettings',
  'refused',
  'conflicts',
  'log',
  'sent',
  'check',
  'chooseAfterEpoch',
  'unsent',
  'takeIn',
  'flush',
  'stop',
]

type Failure = { name: string; message: string; code: string | null; retryAfterMs: number }

type ToSync = { call: number; verb: Verb; args: unknown[] } | { abort: number } | { hello: true }
type FromSync =
  | { status: SyncStatus }
  | { call: number; value: unknown }
  | { call: number; failure: Failure }
  | { call: number; told: [done: number, total: number] }

/** Other things may travel through the same port; ours are marked. */
const readOurs = <T>(data: unknown): T | null =>
  typeof data === 'object' && data !== null && 'sync' in data ? (data.sync as T) : null

function failureOf(fault: unknown): Failure {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault), code: null, retryAfterMs: 0 }
  const { name, message } = fault
  return fault instanceof SyncFault
    ? { name, message, code: fault.code, retryAfterMs: fault.retryAfterMs }
    : { name, message, code: null, retryAfterMs: 0 }
}

function faultFrom({ name, message, code, retryAfterMs }: Failure): Error {
  if (code) return new SyncFault(code as FaultCode, message, { retryAfterMs })
  if (name === 'AbortError') return new DOMException(message, name)
  return Object.assign(new Error(message), { name })
}

/** Tells the status when it changes: at once where its state or whether anything waits does, else a little later. */
function tellStatus(sync: Sync, post: (status: SyncStatus) => void, timers: Timers): { tell: () => void; end: () => void } {
  let told: SyncStatus | null = null
  let cancel: (() => void) | null = null
  const tell = () => {
    cancel?.()
    cancel = null
    told = sync.status()
    post(told)
  }
  const look = () => {
    const { state, unsent } = sync.status()
    if (state !== told?.state || unsent > 0 !== told.unsent > 0) tell()
    else cancel ??= timers.after(statusEveryMs, tell)
  }
  const unsubscribe = sync.subscribe(look)
  return {
    tell,
    end: () => {
      unsubscribe()
      cancel?.()
    },
  }
}

/** Lets whoever holds the other end use this sync. Answers the end of it, which leaves the sync itself running. */
export function serveSync(sync: Sync, port: Port, timers: Timers = realTimers): () => void {
  const post = (message: FromSync) => port.postMessage({ sync: message })
  const checks = new Map<number, AbortController>()
  const { tell, end } = tellStatus(sync, (status) => post({ status }), timers)

  const call = (id: number, verb: Verb, args: unknown[]): Promise<unknown> => {
    if (verb !== 'check') return (sync[verb] as (...given: unknown[]) => Promise<unknown>)(...args)
    const ending = new AbortController()
    checks.set(id, ending)
    return sync.check((done, total) => post({ call: id, told: [done, total] }), ending.signal)
  }
  const answer = async (id: number, verb: Verb, args: unknown[]) => {
    try {
      const value = await call(id, verb, args)
      // The answer comes after the status it brought about.
      tell()
      post({ call: id, value })
    } catch (fault) {
      tell()
      post({ call: id, failure: failureOf(fault) })
    } finally {
      checks.delete(id)
    }
  }
  const hear = ({ data }: { data: unknown }) => {
    const message = readOurs<ToSync>(data)
    if (!message) return
    if ('hello' in message) tell()
    else if ('abort' in message) checks.get(message.abort)?.abort()
    else if (verbs.includes(message.verb)) void answer(message.call, message.verb, message.args)
  }
  port.addEventListener('message', hear)
  port.start?.()
  return () => {
    port.removeEventListener('message', hear)
    end()
    for (const check of checks.values()) check.abort()
  }
}

/** What is said before the other end was heard: nothing is known, so nothing is promised. */
const unheard: SyncStatus = {
  state: 'syncing',
  unsent: 0,
  progress: null,
  lastSuccessAt: null,
  nextTryAt: null,
  problems: [],
  pause: null,
  offline: null,
  conflicts: 0,
  damage: { found: 0, restored: 0 },
  collections: [],
}

type Call = {
  resolve: (value: never) => void
  reject: (fault: Error) => void
  told: ((done: number, total: number) => void) | null
}

/** The sync at the other end of a port, used as if it were here. */
export function connectSync(port: Port): Sync {
  const listeners = new Set<() => void>()
  const calls = new Map<number, Call>()
  let status = unheard
  let count = 0
  const post = (message: ToSync) => port.postMessage({ sync: message })

  port.addEventListener('message', ({ data }) => {
    const message = readOurs<FromSync>(data)
    if (!message) return
    if ('status' in message) {
      status = message.status
      for (const listener of listeners) listener()
      return
    }
    const waiting = calls.get(message.call)
    if (!waiting) return
    if ('told' in message) return waiting.told?.(...message.told)
    calls.delete(message.call)
    if ('failure' in message) waiting.reject(faultFrom(message.failure))
    else waiting.resolve(message.value as never)
  })
  port.start?.()
  post({ hello: true })

  const ask = <T>(verb: Verb, args: unknown[], told: Call['told'] = null, signal?: AbortSignal): Promise<T> => {
    count += 1
    const id = count
    const abort = () => post({ abort: id })
    const answer = new Promise<T>((resolve, reject) => {
      calls.set(id, { resolve, reject, told })
      post({ call: id, verb, args })
    })
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
    return answer.finally(() => signal?.removeEventListener('abort', abort))
  }
  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    syncNow: () => ask('syncNow', []),
    settings: () => ask('settings', []),
    changeSettings: (settings) => ask('changeSettings', [settings]),
    refused: () => ask('refused', []),
    conflicts: () => ask('conflicts', []),
    log: (lines) => ask('log', [lines]),
    sent: (lines) => ask('sent', [lines]),
    check: (told, signal) => ask('check', [], told, signal),
    chooseAfterEpoch: (choice) => ask('chooseAfterEpoch', [choice]),
    unsent: () => ask('unsent', []),
    takeIn: (records) => ask('takeIn', [records]),
    flush: (withinMs) => ask('flush', [withinMs]),
    stop: () => ask('stop', []),
  }
}
