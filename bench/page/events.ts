type Listener = (...values: unknown[]) => void
type Entry = { listener: Listener; once: boolean }

const all = new WeakMap<object, Map<string, Entry[]>>()

function entriesOf(emitter: object, event: string): Entry[] {
  const events = all.get(emitter) ?? new Map<string, Entry[]>()
  all.set(emitter, events)
  return events.get(event) ?? []
}

const keep = (emitter: object, event: string, entries: Entry[]) => all.get(emitter)?.set(event, entries)

/** What PouchDB uses of Node's emitter, which it extends. Its databases never call a constructor, so nothing is set up in one. */
class Emitter {
  on(event: string, listener: Listener): this {
    keep(this, event, [...entriesOf(this, event), { listener, once: false }])
    return this
  }
  addListener(event: string, listener: Listener): this {
    return this.on(event, listener)
  }
  once(event: string, listener: Listener): this {
    keep(this, event, [...entriesOf(this, event), { listener, once: true }])
    return this
  }
  removeListener(event: string, listener: Listener): this {
    const left = entriesOf(this, event).filter((entry) => entry.listener !== listener)
    keep(this, event, left)
    return this
  }
  removeAllListeners(event?: string): this {
    if (event === undefined) all.delete(this)
    else keep(this, event, [])
    return this
  }
  listeners(event: string): Listener[] {
    return entriesOf(this, event).map(({ listener }) => listener)
  }
  listenerCount(event: string): number {
    return entriesOf(this, event).length
  }
  setMaxListeners(): this {
    return this
  }
  emit(event: string, ...values: unknown[]): boolean {
    const entries = entriesOf(this, event)
    if (entries.some(({ once }) => once))
      keep(
        this,
        event,
        entries.filter(({ once }) => !once),
      )
    for (const { listener } of entries) listener.apply(this, values)
    return entries.length > 0
  }
}

// PouchDB finds the methods by walking the prototype, where those of a class are hidden.
for (const name of Object.getOwnPropertyNames(Emitter.prototype))
  if (name !== 'constructor') Object.defineProperty(Emitter.prototype, name, { enumerable: true })

// biome-ignore lint/style/noDefaultExport: it stands in the place of a package that has one
export { Emitter as default, Emitter as EventEmitter }
