import type { ChildProcess } from 'node:child_process'

/** What the main process asks of the test: its windows are pages there. */
export type PageCalls = {
  open(input: { window: number; port: number; profile: string | null; preload: string; width: number; height: number }): void
  load(input: { window: number; url: string }): void
  reload(input: { window: number }): void
  crash(input: { window: number }): void
  script(input: { window: number; code: string }): unknown
  clear(input: { window: number }): void
  close(input: { window: number }): void
}

/** What the test tells the main process, as Chromium would. */
export type MainCalls = {
  /** A cancellable event of a window's contents; answers whether it was prevented. */
  contentsEvent(input: { window: number; event: string; details: Record<string, unknown> }): boolean
  windowOpen(input: { window: number; url: string }): 'allow' | 'deny'
  invoke(input: { window: number; channel: string; args: unknown[]; frame: FrameFacts }): unknown
  download(input: { window: number; url: string; filename: string }): boolean
  request(input: { window: number; url: string }): boolean
  pageClosed(input: { window: number }): void
  /** Runs `(electron, argument) => …`, given as source. */
  evaluate(input: { source: string; argument: unknown }): unknown
  quit(input: Record<string, never>): void
}

export type FrameFacts = { url: string; origin: string; isTop: boolean }

type Calls = PageCalls & MainCalls
type Message =
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; message: string }

export type Answers<T> = { [K in keyof T]: T[K] extends (input: infer I) => infer O ? (input: I) => O | Promise<O> : never }
export type Asks<T> = <K extends keyof T & keyof Calls>(name: K, input: Parameters<Calls[K]>[0]) => Promise<ReturnType<Calls[K]>>

/** Calls in both directions over Node's channel between two processes. A call fails when the other side is gone. */
export function connect<Mine, Theirs>(other: ChildProcess | NodeJS.Process, answers: Answers<Mine>): Asks<Theirs> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>()
  let next = 0
  let gone = false
  const send = (message: Message) => {
    // The error of a channel that closes meanwhile is told by 'disconnect'.
    if (other.connected === true) other.send?.(message, undefined, undefined, () => undefined)
  }
  const answer = async (id: number, name: string, input: unknown) => {
    try {
      const act = answers[name as keyof Mine] as (input: unknown) => unknown
      send({ kind: 'done', id, value: await act(input) })
    } catch (cause) {
      send({ kind: 'failed', id, message: cause instanceof Error ? cause.message : String(cause) })
    }
  }
  const receive = (message: unknown) => {
    const told = message as Message
    // Node hands over several messages before any promise goes on: what an answer sets off comes before the next call.
    if (told.kind === 'call') return void setImmediate(() => answer(told.id, told.name, told.input))
    const call = waiting.get(told.id)
    waiting.delete(told.id)
    if (told.kind === 'done') call?.resolve(told.value)
    else call?.reject(new Error(told.message))
  }
  const leave = () => {
    gone = true
    for (const call of waiting.values()) call.reject(new Error('the other process is gone'))
    waiting.clear()
  }
  // Both kinds of process send these; their overloads do not meet in one type.
  const events: NodeJS.EventEmitter = other
  events.on('message', receive)
  events.on('disconnect', leave)
  return (name, input) =>
    new Promise((resolve, reject) => {
      if (gone || other.connected !== true) return reject(new Error(`${name}: the other process is gone`))
      const id = next++
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      send({ kind: 'call', id, name, input })
    })
}
