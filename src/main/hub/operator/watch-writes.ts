import type { Couch } from '../couch'

/** Something that was changed at the center, or would be. */
export type Change = { method: string; path: string; body: unknown }

/**
 * The same center, with a list of what was written to it. A rehearsal writes nothing and answers as if it had, so that the
 * same steps show what they would do.
 */
export function watchWrites(couch: Couch, rehearsal: boolean): { couch: Couch; changes: Change[] } {
  const changes: Change[] = []
  const imagined = new Map<string, unknown>()
  const ask: Couch['ask'] = async (method, path, body) => {
    if (method === 'GET') return imagined.has(path) ? { status: 200, body: imagined.get(path) } : couch.ask(method, path)
    if (rehearsal) {
      changes.push({ method, path, body })
      if (method === 'PUT') imagined.set(path, body ?? {})
      return { status: method === 'DELETE' || path.endsWith('/_security') ? 200 : 201, body: { ok: true } }
    }
    const answer = await couch.ask(method, path, body)
    if (answer.status < 300) changes.push({ method, path, body })
    return answer
  }
  return { couch: { root: couch.root, ask }, changes }
}
