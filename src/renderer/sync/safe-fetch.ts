import type { CouchDocument } from './couch'
import type { Puller } from './pull'
import type { Pusher } from './push'

const jsonOf = (value: unknown): Response => ({ json: async () => value }) as Response

/** RxDB's plugin writes ids into this address as they are; only what follows `keys=` is the list, `&` and `#` included. */
const idsOf = (address: string): string[] => JSON.parse(address.slice(address.indexOf('keys=') + 'keys='.length))

const bodyOf = (init: RequestInit | undefined) => JSON.parse(String(init?.body)) as { keys?: string[]; docs?: CouchDocument[] }

/**
 * The `fetch` that RxDB's CouchDB plugin is given. It knows the plugin's five requests and answers each from the safe
 * parts; nothing else can be asked through it.
 * - the long poll is never sent: it is held until the run ends, and rounds are begun by the schedule. The plugin would
 *   ask from `now` on, and lose what happened while the link was down.
 * - the read-back of conflicts is a GET with unescaped ids: it becomes a POST.
 * `failed` hears of every fault before the plugin does, which would only try again and again.
 */
export function createSafeFetch(options: {
  pull: Puller
  push: Pusher
  /** The request of a run waits for it to be wholly set up. */
  ready: Promise<void>
  signal: AbortSignal
  failed: (fault: unknown) => void
}): typeof fetch {
  const { pull, push, ready, signal, failed } = options
  const held = () =>
    new Promise<Response>((resolve) => {
      const answer = () => resolve(jsonOf({ results: [], last_seq: 0 }))
      if (signal.aborted) answer()
      else signal.addEventListener('abort', answer, { once: true })
    })

  const answer = async (address: string, init: RequestInit | undefined): Promise<unknown> => {
    const [path = ''] = address.split('?')
    const endpoint = path.slice(path.lastIndexOf('/') + 1)
    if (endpoint === '_changes') {
      const query = new URLSearchParams(address.slice(path.length + 1))
      return pull(query.get('since') ?? '0', Number(query.get('limit')))
    }
    if (endpoint === '_bulk_docs') return push.write(bodyOf(init).docs ?? [])
    if (endpoint === '_all_docs' && init?.method === 'POST') return push.current(bodyOf(init).keys ?? [])
    if (endpoint === '_all_docs') return push.reread(idsOf(address))
    throw new Error(`Broken promise: the plugin asks for ${endpoint}`)
  }

  return async (input, init) => {
    const address = String(input)
    if (address.includes('feed=longpoll')) return held()
    await ready
    signal.throwIfAborted()
    try {
      return jsonOf(await answer(address, init))
    } catch (fault) {
      failed(fault)
      throw fault
    }
  }
}
