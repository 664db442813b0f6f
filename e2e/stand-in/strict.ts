import { EventEmitter } from 'node:events'

/** Read by Node, by promises and by a bundler's interop; they are no part of any API. */
const askedByTheLanguage = new Set([
  'then',
  'toJSON',
  'default',
  '__esModule',
  'constructor',
  'hasOwnProperty',
  'prototype',
  'length',
  'name',
])

/** The same object, but whoever reads or writes a property it does not have is told its name. */
export function strict<T extends object>(path: string, known: T): T {
  const unknown = (key: string | symbol, reading: string) =>
    new Error(`the stand-in does not know ${path}.${String(key)} (${reading})`)
  return new Proxy(known, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || askedByTheLanguage.has(key)) return Reflect.get(target, key, receiver)
      throw unknown(key, 'read')
    },
    set(target, key, value, receiver) {
      // An emitter writes its own fields.
      if (key in target || typeof key === 'symbol' || key.startsWith('_')) return Reflect.set(target, key, value, receiver)
      throw unknown(key, 'written')
    },
  })
}

/** An emitter that knows its events by name: one that Electron would never send cannot be waited for. */
export function emitterOf(path: string, events: readonly string[]): EventEmitter {
  const emitter = new EventEmitter()
  const known = new Set(['newListener', 'removeListener', 'error', ...events])
  const check = (event: string | symbol) => {
    if (typeof event === 'string' && !known.has(event)) throw new Error(`the stand-in does not know the event ${path} '${event}'`)
  }
  const { on, once, emit } = emitter
  const checked = { on, once, emit, addListener: on }
  for (const [name, method] of Object.entries(checked)) {
    Object.defineProperty(emitter, name, {
      value(event: string, ...rest: unknown[]) {
        check(event)
        return Reflect.apply(method, this, [event, ...rest])
      },
    })
  }
  return emitter
}

export type Cancellable = { preventDefault(): void; readonly defaultPrevented: boolean }

/** An event as Electron makes it: the details lie on it, and it can be prevented. */
export function electronEvent<T extends object>(details: T): Cancellable & T {
  let prevented = false
  const event = {
    preventDefault: () => {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    },
  }
  return Object.assign(event, details)
}
