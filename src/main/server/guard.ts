import { Refusal } from '../refusal'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
const harmless = new Set(['GET', 'HEAD'])

/** `app://yizhan` is opaque to `URL.origin`, so scheme and host are compared. */
const originOf = (url: URL): string => `${url.protocol}//${url.host}`

/**
 * Refuses what does not come from our own page: another host in the address or in `Host` (DNS rebinding), another
 * `Origin`, a request that a foreign page started. Under http a request that changes something must name its origin;
 * on `app://` nobody but our page can ask at all.
 */
export function guard(request: Request, origin: string): void {
  const url = new URL(request.url)
  const host = request.headers.get('host')
  if (originOf(url) !== origin || (host !== null && host !== url.host)) {
    throw new Refusal(403, 'foreign-host', 'This host answers under its own name only')
  }
  if (!methods.has(request.method)) throw new Refusal(405, 'method', `${request.method} is not answered here`)
  const named = request.headers.get('origin')
  const overHttp = url.protocol === 'http:'
  if (named === null ? overHttp && !harmless.has(request.method) : named !== origin) {
    throw new Refusal(403, 'foreign-origin', 'Another page must not ask this host')
  }
  const site = request.headers.get('sec-fetch-site')
  if (overHttp && site !== null && site !== 'same-origin' && site !== 'none') {
    throw new Refusal(403, 'foreign-origin', 'Another page must not ask this host')
  }
}

/** What a kiosk's page asks for besides its files and `/kiosk/*`: it opens no store, so it has no business with records. */
const ofKiosks: Readonly<Record<string, readonly string[]>> = {
  '/station': ['GET', 'PUT'],
  '/station/enrolment': ['POST'],
  '/station/receipt-number': ['POST'],
  '/station/card': ['POST'],
  '/sync/probe': ['GET'],
}
const closedToKiosks = /^[/](station|journal|sync|intake|terminals)([/]|$)/

/** On a host that is a kiosk: refuses every route but those of a kiosk's page, by an exact list. */
export function guardKiosk(request: Request): void {
  const { pathname } = new URL(request.url)
  if (!closedToKiosks.test(pathname)) return
  const allowed = Object.hasOwn(ofKiosks, pathname) ? ofKiosks[pathname] : undefined
  if (!allowed?.includes(request.method)) throw new Refusal(403, 'kiosk', 'A kiosk has no business there')
}

/** Refuses any method but these. */
export function allowMethods(request: Request, ...allowed: string[]): void {
  if (!allowed.includes(request.method)) throw new Refusal(405, 'method', `Only ${allowed.join(', ')} is answered here`)
}

const tooLarge = (limit: number) => new Refusal(413, 'too-large', `The body is larger than ${limit} bytes`)

/** The body as text. Refuses another type than JSON (415) and more than `limit` bytes (413), counted while it arrives. */
export async function readJsonText(request: Request, limit: number): Promise<string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Refusal(415, 'content-type', 'The body must be application/json')
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge(limit)
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The body as JSON; 400 where it is none. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = await readJsonText(request, limit)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal(400, 'bad-json', 'The body is not JSON', { cause })
  }
}
