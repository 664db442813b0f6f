/** What may happen to one request on its way to a center and back. */
export const faultKinds = [
  /** The link breaks before the center hears of it, or after it did what it was asked. */
  'drop-before',
  'drop-after',
  /** A middlebox sends it twice; the second answer is handed on. */
  'duplicate',
  'delay',
  /** The answer breaks off in the middle. */
  'truncate',
  '401',
  /** The center refuses one row of a `_bulk_docs` and takes the others. */
  'row-403',
  '404',
  '409',
  '412',
  '413',
  '429',
  '500',
  '502',
  '503',
  /** The page of a captive portal, status 200. */
  'portal',
  /** Nothing is ever answered; the center never hears of it, or heard and the answer stops half way. */
  'hang',
  'half-open',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Canned = { status: number; type: string; body: string; retryAfter?: string }

const json = (status: number, error: string, reason: string): Canned => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ error, reason }),
})

const page = (status: number, body: string): Canned => ({ status, type: 'text/html', body })

const canned: Partial<Record<FaultKind, Canned>> = {
  '401': json(401, 'unauthorized', 'Name or password is incorrect.'),
  '404': json(404, 'not_found', 'no_db_file'),
  '409': json(409, 'conflict', 'Document update conflict.'),
  '412': json(412, 'file_exists', 'The database could not be created, the file already exists.'),
  '413': json(413, 'too_large', 'the request entity is too large'),
  '429': { ...json(429, 'too_many_requests', 'slow down'), retryAfter: '1' },
  '500': json(500, 'internal_server_error', 'No DB shards could be opened.'),
  '502': page(502, '<html><body><h1>502 Bad Gateway</h1></body></html>'),
  '503': page(503, '<html><body><h1>503 Service Unavailable</h1></body></html>'),
  portal: page(200, '<!doctype html><html><body>请登录 Wi-Fi</body></html>'),
}

/** The answer given in the center's place, for the kinds that are one; null for the others. */
export const cannedAnswer = (kind: FaultKind): Canned | null => canned[kind] ?? null

type Docs = { docs: { _id: string }[] }

/**
 * Takes one row out of a `_bulk_docs`, as a center that forbids it would: the body that goes on, and what makes of the
 * center's answer the one that names the refused row. `pick` chooses the row; -1 refuses none.
 */
export function refuseRow(body: string, pick: (ids: string[]) => number): { body: string; answer: (text: string) => string } {
  const { docs, ...rest } = JSON.parse(body) as Docs
  const index = pick(docs.map(({ _id }) => _id))
  const refused = docs[index]
  if (!refused) return { body, answer: (text) => text }
  const others = docs.filter((_, at) => at !== index)
  const row = { id: refused._id, error: 'forbidden', reason: 'this row is refused' }
  const answer = (text: string) => {
    const rows = JSON.parse(text) as unknown[]
    return Array.isArray(rows) ? JSON.stringify([...rows.slice(0, index), row, ...rows.slice(index)]) : text
  }
  return { body: JSON.stringify({ ...rest, docs: others }), answer }
}
