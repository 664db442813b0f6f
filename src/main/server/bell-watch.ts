import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Refusal } from '../refusal'
import type { CenterLink } from './center'
import { askJson } from './upstream'

const changesSchema = z.looseObject({ results: z.array(z.unknown()), last_seq: z.union([z.string(), z.number()]) })

/** CouchDB's sequences are opaque texts, the embedded hub's are numbers; neither is looked into. */
type Sequence = string | number

export type WatchPace = {
  /** The center sends an empty line so often, ms; 13 collections of a quiet terminal stay under 60 kB an hour. */
  heartbeatMs: number
  /** A link that is silent for so long is dead, ms. */
  silenceMs: number
  /** Rest after a ring, ms, so that an import rings a few times and not thousands. */
  restMs: number
  /** Back-off after a failure, ms: doubled from `firstMs` to `mostMs`, with jitter. */
  firstMs: number
  mostMs: number
}

export const watchPace: WatchPace = { heartbeatMs: 50_000, silenceMs: 75_000, restMs: 150, firstMs: 1_000, mostMs: 60_000 }

export type Watch = {
  link: CenterLink
  collection: string
  pace: WatchPace
  random: () => number
  signal: AbortSignal
  changed: () => void
  /** Whether the center answered; the first true one means that from now on every change rings. A refusal (401, 404) is an answer. */
  reached: (reachable: boolean) => void
}

type Ask = { since: Sequence; feed?: 'longpoll' }

/** Where the collection stands (`now`), or the first change after a place, waited for or as of this moment. */
async function askChanges(watch: Watch, ask: Ask): Promise<{ last: Sequence; any: boolean }> {
  const { pace, link } = watch
  const query = new URLSearchParams({ ...ask, since: String(ask.since), limit: '1' })
  if ('feed' in ask) query.set('heartbeat', String(pace.heartbeatMs))
  const { status, body } = await askJson({
    url: `${link.database(watch.collection)}/_changes?${query}`,
    authorization: await link.authorization(),
    timeout: { ms: 'feed' in ask ? pace.silenceMs : Math.min(30_000, pace.silenceMs), kind: 'silence' },
    signal: watch.signal,
  })
  if (status >= 400) throw new Refusal(status, status >= 500 ? 'unreachable' : 'refused', `The center answered ${status}`)
  const changes = changesSchema.parse(body)
  return { last: changes.last_seq, any: changes.results.length > 0 }
}

/**
 * Follows one collection at the center until `signal` ends it. The place is kept over failures, and a ring comes
 * after the place is fixed: a round that begins at the ring reads at least what rang.
 */
export async function watchCollection(watch: Watch): Promise<void> {
  const { pace, signal } = watch
  let place: Sequence | null = null
  let failures = 0
  const step = async () => {
    if (place === null) {
      place = (await askChanges(watch, { since: 'now' })).last
      return
    }
    // After a failure a look that answers at once: a center that is back and quiet would be told of at its next change only.
    const { last, any } = await askChanges(watch, { since: place, ...(failures === 0 && { feed: 'longpoll' }) })
    place = last
    watch.reached(true)
    if (!any) {
      // A wait that ends at once and empty, as behind some gateways, must not become a storm.
      await wait(pace.firstMs, undefined, { signal })
      return
    }
    watch.changed()
    await wait(pace.restMs, undefined, { signal })
    // What came while resting is one more ring, however many records it was.
    const now = (await askChanges(watch, { since: 'now' })).last
    if (now !== place) watch.changed()
    place = now
  }
  while (!signal.aborted) {
    try {
      await step()
      failures = 0
      watch.reached(true)
    } catch (fault) {
      if (signal.aborted) return
      watch.reached(fault instanceof Refusal && fault.code === 'refused')
      const delay = Math.min(pace.mostMs, pace.firstMs * 2 ** failures) * (0.5 + watch.random())
      failures = Math.min(failures + 1, 16)
      await wait(delay, undefined, { signal }).catch(() => undefined)
    }
  }
}
