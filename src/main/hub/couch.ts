import { Refusal } from '../refusal'
import { askJson, basic, type Credentials } from '../server/upstream'

export type CouchAnswer = { status: number; body: unknown }

/** A CouchDB, or the embedded hub, over HTTP: the few verbs that provisioning needs. */
export type Couch = {
  root: string
  /** `path` begins with a slash and is encoded. Throws a Refusal where nobody answers, or somebody else. */
  ask(method: string, path: string, body?: unknown): Promise<CouchAnswer>
}

export const createCouch = (root: string, credentials: Credentials | null): Couch => ({
  root,
  ask: (method, path, body) =>
    askJson({
      url: `${root}${path}`,
      method,
      authorization: credentials && basic(credentials),
      body: body === undefined ? undefined : JSON.stringify(body),
      timeout: { ms: 30_000, kind: 'total' },
    }),
})

/** Passes an answer of these statuses on; throws a Refusal for the page otherwise. `doing` says what was tried. */
export function expect(answer: CouchAnswer, doing: string, ...statuses: number[]): CouchAnswer {
  if (statuses.includes(answer.status)) return answer
  const reason = JSON.stringify(answer.body)
  if (answer.status === 401)
    throw new Refusal(502, 'hub-credentials', `${doing}: the center does not know this name and password`)
  if (answer.status === 403) throw new Refusal(502, 'hub-forbidden', `${doing}: the center forbids it: ${reason}`)
  throw new Refusal(502, 'hub-refused', `${doing}: the center answered ${answer.status} ${reason}`)
}

type Document = Record<string, unknown>

const isDocument = (body: unknown): body is Document => typeof body === 'object' && body !== null

export async function readDocument(couch: Couch, path: string): Promise<Document | null> {
  const answer = expect(await couch.ask('GET', path), `Reading ${path}`, 200, 404)
  return answer.status === 200 && isDocument(answer.body) ? answer.body : null
}

/**
 * Brings a document to what `next` makes of it; null from `next` leaves it as it is. Answers the document as it stands.
 * Another terminal may do the same at the same moment: a conflict is read again and looked at anew.
 */
export async function settleDocument(
  couch: Couch,
  path: string,
  next: (now: Document | null) => Document | null,
): Promise<Document> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const now = await readDocument(couch, path)
    const wanted = next(now)
    if (!wanted) return now ?? {}
    const body = now?._rev ? { ...wanted, _rev: now._rev } : wanted
    const answer = expect(await couch.ask('PUT', path, body), `Writing ${path}`, 200, 201, 202, 409)
    if (answer.status !== 409) return wanted
  }
  throw new Refusal(502, 'hub-busy', `${path} is being written by others without an end`)
}
