import { Refusal } from '../refusal'

export type Credentials = { name: string; password: string }

/** RFC 7617, in UTF-8. */
export const basic = ({ name, password }: Credentials): string =>
  `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`

export type Ask = {
  url: string
  method?: string
  authorization?: string | null
  /** JSON text. */
  body?: string
  /** Milliseconds without a byte (`silence`) or until the very end (`total`) before it is given up. */
  timeout: { ms: number; kind: 'silence' | 'total' }
  signal?: AbortSignal
}

const passedOn = ['retry-after', 'etag', 'x-couch-request-id']

/**
 * A captive portal answers everything with a page of its own or sends elsewhere; a gateway in front of a center that
 * is down answers 5xx with a page. Neither may reach the store as data.
 */
function refuseForeign(response: Response): void {
  const type = response.headers.get('content-type') ?? ''
  const isJson = /^(application\/json|text\/plain)\b/i.test(type)
  if (response.status >= 300 && response.status < 400 && response.status !== 304) {
    throw new Refusal(502, 'portal', 'Something between here and the center sends requests elsewhere')
  }
  if (isJson || response.status === 304) return
  if (response.status === 429 || response.status >= 500) {
    if (response.status === 511) throw new Refusal(502, 'portal', 'The network asks to sign in first')
    throw new Refusal(response.status, 'upstream', `The center answered ${response.status} without a reason`)
  }
  throw new Refusal(502, 'portal', 'A page came where the center was to answer')
}

/** Ends the request when the client goes away, when time is up, or when the reader cancels: whichever comes first. */
function createLimits(ask: Ask) {
  const controller = new AbortController()
  let timedOut = false
  const expire = () => {
    timedOut = true
    controller.abort()
  }
  let timer = setTimeout(expire, ask.timeout.ms)
  const gone = () => controller.abort()
  if (ask.signal?.aborted) gone()
  ask.signal?.addEventListener('abort', gone, { once: true })
  return {
    signal: controller.signal,
    abort: gone,
    /** Silence is the center's only while somebody waits for it: a page that reads slowly is not at fault. */
    waiting: (now: boolean) => {
      if (ask.timeout.kind === 'total') return
      clearTimeout(timer)
      if (now) timer = setTimeout(expire, ask.timeout.ms)
    },
    done: () => {
      clearTimeout(timer)
      ask.signal?.removeEventListener('abort', gone)
    },
    fault: (cause: unknown) =>
      timedOut
        ? new Refusal(504, 'timeout', 'The center took too long to answer', { cause })
        : new Refusal(502, 'unreachable', 'The center cannot be reached', { cause }),
  }
}

function stream(body: ReadableStream<Uint8Array>, limits: ReturnType<typeof createLimits>): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        limits.waiting(true)
        const { done, value } = await reader.read()
        if (!done) {
          limits.waiting(false)
          controller.enqueue(value)
          return
        }
        limits.done()
        controller.close()
      } catch (cause) {
        limits.done()
        controller.error(limits.fault(cause))
      }
    },
    cancel: () => {
      limits.done()
      limits.abort()
    },
  })
}

/**
 * Asks the center and hands its answer on: status, a few headers, the body as it arrives.
 * Throws a Refusal: `unreachable`, `timeout`, `portal`, `upstream`. A body that breaks off errors the stream.
 */
export async function askUpstream(ask: Ask): Promise<Response> {
  const limits = createLimits(ask)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (ask.authorization) headers.authorization = ask.authorization
  if (ask.body !== undefined) headers['content-type'] = 'application/json'
  // Between two processes of one machine packing costs more than it saves.
  if (['127.0.0.1', '[::1]', 'localhost'].includes(new URL(ask.url).hostname)) headers['accept-encoding'] = 'identity'
  let response: Response
  try {
    const { method = 'GET', body } = ask
    response = await fetch(ask.url, { method, headers, body, signal: limits.signal, redirect: 'manual' })
    refuseForeign(response)
  } catch (cause) {
    limits.done()
    // Frees the socket of an answer that was refused.
    limits.abort()
    throw cause instanceof Refusal ? cause : limits.fault(cause)
  }
  const kept: Record<string, string> = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  for (const name of passedOn) {
    const value = response.headers.get(name)
    if (value !== null) kept[name] = value
  }
  if (!response.body) limits.done()
  return new Response(response.body && stream(response.body, limits), { status: response.status, headers: kept })
}

/** Asks and reads the whole JSON answer. Throws as askUpstream does, and `portal` where the body is no JSON. */
export async function askJson(ask: Ask): Promise<{ status: number; body: unknown }> {
  const response = await askUpstream(ask)
  const text = await response.text()
  try {
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  } catch (cause) {
    throw new Refusal(502, 'portal', 'Something that is no JSON came where the center was to answer', { cause })
  }
}
