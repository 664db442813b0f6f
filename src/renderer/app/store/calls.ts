type Told = (progress: unknown) => void
// biome-ignore lint/suspicious/noExplicitAny: each verb has an argument of its own
export type Verbs = Record<string, (argument: any, told: any, signal: AbortSignal) => Promise<unknown>>

type Asked = { call: number; verb: string; argument: unknown } | { cancel: number }
type Answered =
  | { call: number; value: unknown }
  | { call: number; progress: unknown }
  | { call: number; fault: { name: string; message: string; code: string | null; detail: string } }

/** A verb failed at the other end. `code` is that of the error there, if it had one; `message` what was being done. */
export class CallFault extends Error {
  override name = 'CallFault'
  readonly code: string | null

  constructor(message: string, code: string | null, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

const causes = (fault: unknown): string => {
  const lines: string[] = []
  for (let at = fault instanceof Error ? fault.cause : undefined; at instanceof Error; at = at.cause) lines.push(at.message)
  return lines.join('\n')
}

function plainFault(fault: unknown): { name: string; message: string; code: string | null; detail: string } {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault), code: null, detail: '' }
  const { code } = fault as { code?: unknown }
  return { name: fault.name, message: fault.message, code: typeof code === 'string' ? code : null, detail: causes(fault) }
}

/** Lets the other end of a port call the verbs. Answers what ends the service; calls under way are given up. */
export function serveCalls(port: MessagePort, verbs: Verbs): () => void {
  const running = new Map<number, AbortController>()
  const answer = (answered: Answered) => port.postMessage(answered)
  const listen = async ({ data }: MessageEvent<Asked>) => {
    if ('cancel' in data) return running.get(data.cancel)?.abort(new Error('given up'))
    const { call, verb, argument } = data
    const ending = new AbortController()
    running.set(call, ending)
    const told: Told = (progress) => answer({ call, progress })
    try {
      const run = verbs[verb]
      if (!run) throw new Error(`Broken promise: no verb ${verb}`)
      answer({ call, value: await run(argument, told, ending.signal) })
    } catch (fault) {
      answer({ call, fault: plainFault(fault) })
    } finally {
      running.delete(call)
    }
  }
  port.addEventListener('message', listen)
  port.start()
  return () => {
    port.removeEventListener('message', listen)
    for (const ending of running.values()) ending.abort(new Error('given up'))
  }
}

type Options = { told?: Told; signal?: AbortSignal; transfer?: Transferable[] }
export type Call = (verb: string, argument?: unknown, options?: Options) => Promise<unknown>

/** Calls the verbs at the other end of a port. `fail` ends every call that waits and every later one: the other end is gone. */
export function connectCalls(port: MessagePort): { call: Call; fail: (fault: Error) => void } {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void; told?: Told }>()
  let last = 0
  let gone: Error | null = null
  port.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.call)
    if (!asked) return
    if ('progress' in data) return asked.told?.(data.progress)
    // Where progress is told it may go on after the answer: news of a service that was started.
    if (!('value' in data) || !asked.told) waiting.delete(data.call)
    if ('value' in data) return asked.resolve(data.value)
    const { name, message, code, detail } = data.fault
    asked.reject(new CallFault(message, code, { cause: new Error(detail || name) }))
  })
  port.start()
  return {
    call: (verb, argument, { told, signal, transfer = [] } = {}) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone)
        last += 1
        const call = last
        waiting.set(call, { resolve, reject, told })
        signal?.addEventListener('abort', () => port.postMessage({ cancel: call }))
        port.postMessage({ call, verb, argument }, transfer)
      }),
    fail(fault) {
      gone = fault
      for (const { reject } of waiting.values()) reject(fault)
      waiting.clear()
    },
  }
}
