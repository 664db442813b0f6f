import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basic } from '../../../main/server/upstream'
import { type Endpoint, endpointKinds, openEndpoint, type TestCenter } from '../testing/endpoint'
import { type Answer, createFakeCenter } from './testing/fake-center'

/** What a terminal does to a database, in terms that hold for either: which revision is meant, not how it is spelt. */
type Step =
  | { do: 'write'; docs: { id: number; rev: 'newest' | 'stale' | 'none'; deleted: boolean; value: number }[] }
  | { do: 'read'; ids: number[] }
  | { do: 'get'; ids: number[]; rev: 'newest' | 'stale' }
  | { do: 'changes'; since: number; limit: number }

const id = fc.nat({ max: 4 })
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 5 })
const write = fc.uniqueArray(
  fc.record({ id, rev: fc.constantFrom('newest', 'newest', 'stale', 'none'), deleted: fc.boolean(), value: fc.nat({ max: 99 }) }),
  { selector: (doc) => doc.id, minLength: 1, maxLength: 4 },
)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write'), docs: write }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('get'), ids, rev: fc.constantFrom('newest', 'stale') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('changes'), since: fc.nat({ max: 9 }), limit: fc.integer({ min: 1, max: 6 }) }),
  },
) as fc.Arbitrary<Step>

type Ask = (method: string, path: string, body?: object) => Promise<Answer>
type Doc = { _id: string; _rev: string; value?: number; _deleted?: boolean }
type Row = {
  id?: string
  key?: string
  ok?: boolean
  error?: string
  deleted?: boolean
  rev?: string
  value?: { rev: string; deleted?: boolean }
  doc?: Doc | null
  docs?: { ok?: Doc }[]
}

const generation = (rev: string | undefined) => (rev ? Number.parseInt(rev, 10) : null)
const shape = (doc: Doc | null | undefined) =>
  doc && { id: doc._id, value: doc.value, deleted: !!doc._deleted, rev: generation(doc._rev) }

/** The envelope every center asks for, so that a real one takes it. */
const envelope = (deleted: boolean) => {
  const born = '0mfa1b2c3-0000|7k2m9qxa'
  const at = '2026-03-01T01:00:00.000Z'
  return { createdAt: at, createdBy: 'w', updatedAt: at, updatedBy: 'w', stamps: deleted ? { born, erased: born } : { born } }
}

/** Plays steps on one database from a place on and answers what was seen, with everything taken out that may be spelt in two ways. */
function createPlayer(ask: Ask, prefix: string, place: string | number) {
  const known = new Map<string, string[]>()
  const places: (string | number)[] = [place]
  const nameOf = (id: number) => `${prefix}${id}`
  const revOf = (key: string, which: 'newest' | 'stale' | 'none') => {
    const revs = known.get(key) ?? []
    return which === 'none' ? undefined : which === 'newest' ? revs.at(-1) : revs.at(-2)
  }
  return async (step: Step): Promise<unknown> => {
    if (step.do === 'write') {
      const docs = step.docs.map(({ id, rev, deleted, value }) => {
        const _rev = revOf(nameOf(id), rev)
        return { _id: nameOf(id), value, ...envelope(deleted), ...(_rev ? { _rev } : {}), ...(deleted ? { _deleted: true } : {}) }
      })
      const { status, body } = await ask('POST', '_bulk_docs', { docs })
      const rows = body as Row[]
      for (const { id = '', rev } of rows) if (rev) known.set(id, [...(known.get(id) ?? []), rev])
      const seen = rows.map(({ id, ok, error, rev }) => ({ id, ok: ok === true, error: error ?? null, rev: generation(rev) }))
      return { status, rows: seen.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1)) }
    }
    if (step.do === 'read') {
      const { status, body } = await ask('POST', '_all_docs?include_docs=true', { keys: step.ids.map((id) => nameOf(id)) })
      const { rows } = body as { rows: Row[] }
      return {
        status,
        rows: rows.map(({ key, error, value, doc }) => {
          // The embedded hub shows what a tombstone holds, CouchDB hides it: the fake does as CouchDB.
          const deleted = value?.deleted === true
          return { key, error: error ?? null, rev: generation(value?.rev), deleted, doc: deleted ? null : (shape(doc) ?? null) }
        }),
      }
    }
    if (step.do === 'get') {
      const docs = step.ids.flatMap((id) => {
        const rev = revOf(nameOf(id), step.rev)
        return rev ? [{ id: nameOf(id), rev }] : []
      })
      // An empty list is never answered by express-pouchdb, and nobody sends one.
      if (docs.length === 0) return []
      const { body } = await ask('POST', '_bulk_get', { docs })
      return (body as { results: Row[] }).results.map(({ id, docs: found }) => ({ id, doc: shape(found?.[0]?.ok) ?? null }))
    }
    const since = places[step.since % places.length] ?? 0
    const query = new URLSearchParams({ include_docs: 'true', since: String(since), limit: String(step.limit) })
    const { status, body } = await ask('GET', `_changes?${query}`)
    const { results, last_seq } = body as { results: Row[]; last_seq: string | number }
    places.push(last_seq)
    // Design documents are the center's own.
    const rows = results.filter((row) => !row.id?.startsWith('_design/'))
    return { status, rows: rows.map(({ id, deleted, doc }) => ({ id, deleted: deleted === true, doc: shape(doc) })) }
  }
}

const askEndpoint =
  ({ root, database, adminCredentials }: TestCenter): Ask =>
  async (method, path, body) => {
    const headers = { authorization: basic(adminCredentials), 'content-type': 'application/json' }
    const answer = await fetch(`${root}/${database}/${path}`, { method, headers, body: body && JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() }
  }

describe.each(endpointKinds)('the center in memory does as a %s', (kind) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await openEndpoint(kind)
  })
  afterAll(() => endpoint.close())

  it('whatever is asked of both', async () => {
    const center = await endpoint.center()
    const askReal = askEndpoint(center)
    let runs = 0
    const run = async (steps: Step[]) => {
      runs += 1
      const now = (await askReal('GET', '_changes?since=now&limit=1')).body as { last_seq: string | number }
      const fake = createFakeCenter({ sequences: 'numbers', random: () => 0 })
      const real = createPlayer(askReal, `run${runs}-`, now.last_seq)
      const ours = createPlayer((method, path, body) => fake.ask(method, path, body && JSON.stringify(body)), `run${runs}-`, 0)
      for (const one of steps) expect(await ours(one)).toEqual(await real(one))
    }
    try {
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), run), {
        numRuns: 30,
        seed: 20_261_123,
        endOnFailure: true,
      })
    } finally {
      await center.remove()
    }
  })
})

describe('the center in memory as a cluster', () => {
  it('tells every document once to whoever reads page by page, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), async (seed, count, limit) => {
        let state = seed
        const random = () => {
          state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
          return state / 2_147_483_648
        }
        const fake = createFakeCenter({ sequences: 'cluster', random })
        for (let at = 0; at < count; at += 1) fake.put({ _id: `doc${at}` })
        const seen: string[] = []
        let since = '0'
        for (let pending = 1; pending > 0; ) {
          const { body } = await fake.ask('GET', `_changes?since=${encodeURIComponent(since)}&limit=${limit}`)
          const page = body as { results: { id: string }[]; last_seq: string; pending: number }
          seen.push(...page.results.map(({ id }) => id))
          since = page.last_seq
          pending = page.pending
        }
        expect(seen.toSorted()).toEqual(Array.from({ length: count }, (_, at) => `doc${at}`).toSorted())
      }),
    )
  })
})
