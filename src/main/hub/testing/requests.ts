// long because: one table of what everybody may ask, read from top to bottom: later lines meet what earlier ones wrote
import { intakeDocument } from '../../testing/intake'
import { recordOf } from '../../testing/station'

export const center = '420199012003'
export const neighbour = '420199012004'

/** Who asks: terminals of center A and of B, one that was revoked, and those who are nobody. */
export type Who =
  | 'desk A'
  | 'desk B'
  | 'kiosk A'
  | 'other kiosk A'
  | 'revoked'
  | 'newcomer'
  | 'anonymous'
  | 'wrong password'
  | 'admin'

/** `status` of the answer; for `_bulk_docs`, which answers 201 whatever happened, what became of the row. */
export type Line = {
  who: Who
  method: string
  path: string
  body?: unknown
  answer: number | string
  /** Where CouchDB answers otherwise with the same effect, and why. */
  couchdb?: { answer: number | string; because: string }
}

const A = `/c${center}-residents`
const B = `/c${neighbour}-residents`
const intake = `/c${center}-intake-kiosk001`
const terminals = `/c${center}-terminals`
const write = (...docs: object[]) => ({ docs })
const fork = (...docs: object[]) => ({ docs, new_edits: false })
const catalogue = `/c${center}-catalogue`
const notice = recordOf('n1', { kind: 'notice', title: '停水通知' })
/** A tombstone needs the revision that stands; `rev` is filled in by the test. */
export const standing = 'the revision that stands'
const admins = { answer: 401, because: 'CouchDB says 401 to whoever lacks an administrator’s rights, with a name or without' }

/** What each may do at the center, request by request. Read by one test for the embedded hub and any CouchDB. */
export const requests: Line[] = [
  { who: 'desk A', method: 'GET', path: A, answer: 200 },
  { who: 'desk A', method: 'GET', path: `${A}/_changes?include_docs=true&limit=5`, answer: 200 },
  { who: 'desk A', method: 'GET', path: `${A}/_all_docs`, answer: 200 },
  { who: 'desk A', method: 'GET', path: `${A}/standing`, answer: 200 },
  { who: 'desk A', method: 'GET', path: `${A}/_design/epoch`, answer: 200 },
  { who: 'desk A', method: 'POST', path: `${A}/_bulk_docs`, body: write(recordOf('mine', { name: '仇英' })), answer: 'written' },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: write(recordOf('odd', { nickname: '十洲' })),
    answer: 'forbidden field: nickname',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: write(recordOf('big', { note: '字'.repeat(11_000) })),
    answer: 'forbidden too-large',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: write({ _id: 'bare' }),
    answer: 'forbidden createdAt is missing',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: write(
      recordOf('gone', {
        _deleted: true,
        name: '仇英',
        stamps: { born: recordOf('x').stamps.born, erased: recordOf('x').stamps.born },
      }),
    ),
    answer: 'forbidden tombstone: name',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: write(recordOf('standing', { name: '又一个' })),
    answer: 'conflict Document update conflict.',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: fork(recordOf('standing', { _rev: '1-ffffffffffffffffffffffffffffffff' })),
    answer: 'forbidden fork: only edits of the version that stands',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: fork(recordOf('new', { _rev: '9-ffffffffffffffffffffffffffffffff' })),
    answer: 'forbidden fork: only edits of the version that stands',
  },
  { who: 'desk A', method: 'PUT', path: `${A}/_design/mine`, body: { language: 'javascript' }, answer: 403 },
  {
    who: 'desk A',
    method: 'POST',
    path: `${A}/_bulk_docs`,
    body: write({ _id: '_design/mine' }),
    answer: 'forbidden',
    couchdb: { answer: 'forbidden|unauthorized', because: 'CouchDB names the missing right' },
  },
  { who: 'desk A', method: 'PUT', path: `${A}/_security`, body: {}, answer: 403, couchdb: admins },
  { who: 'desk A', method: 'DELETE', path: A, answer: 403, couchdb: admins },
  {
    who: 'desk A',
    method: 'PUT',
    path: `/c${center}-more`,
    answer: 404,
    couchdb: { answer: 401, because: 'CouchDB tells nobody whether a database is there before it knows their rights' },
  },
  { who: 'desk A', method: 'GET', path: B, answer: 403 },
  { who: 'desk A', method: 'GET', path: `${B}/_changes`, answer: 403 },
  { who: 'desk A', method: 'POST', path: `${B}/_bulk_docs`, body: write(recordOf('foreign')), answer: 403 },
  { who: 'desk A', method: 'GET', path: `${B}/_design/epoch`, answer: 403 },
  { who: 'desk B', method: 'GET', path: `${A}/standing`, answer: 403 },
  { who: 'desk A', method: 'GET', path: '/_all_dbs', answer: 403, couchdb: admins },
  {
    who: 'desk A',
    method: 'GET',
    path: '/_users/_all_docs',
    answer: 403,
    couchdb: { answer: '401|403', because: 'the members of _users are administrators alone' },
  },
  {
    who: 'desk A',
    method: 'GET',
    path: '/_users/org.couchdb.user%3At-kiosk001',
    answer: 403,
    couchdb: { answer: '403|404', because: 'CouchDB may hide that there is such a user' },
  },
  { who: 'desk A', method: 'GET', path: '/city-settings/city', answer: 200 },
  { who: 'desk A', method: 'GET', path: '/city-catalogue/_changes', answer: 200 },
  {
    who: 'desk A',
    method: 'POST',
    path: '/city-catalogue/_bulk_docs',
    body: write(recordOf('ours')),
    answer: 'forbidden Only the administrator writes here',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: '/city-settings/_bulk_docs',
    body: write({ _id: 'city2' }),
    answer: 'forbidden Only the administrator writes here',
  },
  { who: 'desk A', method: 'GET', path: '/city-enrolments/_all_docs', answer: 403 },
  {
    who: 'desk A',
    method: 'POST',
    path: `${terminals}/_bulk_docs`,
    body: write({ _id: 'terminal:desk0001', beat: 7 }),
    answer: 'written',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${terminals}/_bulk_docs`,
    body: write({ _id: 'terminal:kiosk001', beat: 7 }),
    answer: 'forbidden author: the document of another terminal',
  },
  { who: 'desk A', method: 'GET', path: `${intake}/_changes`, answer: 200 },
  { who: 'kiosk A', method: 'POST', path: `${intake}/_bulk_docs`, body: write(intakeDocument(1)), answer: 'written' },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write(intakeDocument(1, { sealed: 'DDDD' })),
    answer: 'conflict Document update conflict.',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write(intakeDocument(1, { sealed: 'DDDD', _rev: standing })),
    answer: 'forbidden once: written once, never changed',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write({ _id: intakeDocument(1)._id, _rev: standing, _deleted: true }),
    answer: 'forbidden author: only a desk erases what was handed in',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write(intakeDocument(5, { sealed: 'C'.repeat(16_001) })),
    answer: 'forbidden sealed is missing',
  },
  {
    who: 'desk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write(intakeDocument(6)),
    answer: 'forbidden author: only its own kiosk adds to an intake',
  },
  { who: 'desk A', method: 'GET', path: `${intake}/${intakeDocument(1)._id}`, answer: 200 },
  { who: 'desk B', method: 'GET', path: `${intake}/${intakeDocument(1)._id}`, answer: 403 },
  {
    who: 'desk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write({ _id: intakeDocument(1)._id, _rev: standing, _deleted: true }),
    answer: 'written',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: fork(intakeDocument(2, { _rev: '1-ffffffffffffffffffffffffffffffff' })),
    answer: 'forbidden fork: only edits of the version that stands',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${intake}/_bulk_docs`,
    body: write(intakeDocument(3, { phone: '1' })),
    answer: 'forbidden field: phone',
  },
  { who: 'kiosk A', method: 'GET', path: A, answer: 403 },
  { who: 'kiosk A', method: 'POST', path: `${A}/_bulk_docs`, body: write(recordOf('planted')), answer: 403 },
  { who: 'kiosk A', method: 'GET', path: '/city-catalogue/_changes', answer: 200 },
  { who: 'other kiosk A', method: 'GET', path: `${intake}/_all_docs`, answer: 403 },
  { who: 'other kiosk A', method: 'POST', path: `${intake}/_bulk_docs`, body: write(intakeDocument(4)), answer: 403 },
  { who: 'desk A', method: 'POST', path: `${catalogue}/_bulk_docs`, body: write(notice), answer: 'written' },
  { who: 'kiosk A', method: 'GET', path: `${catalogue}/_changes?include_docs=true`, answer: 200 },
  { who: 'kiosk A', method: 'GET', path: `${catalogue}/n1`, answer: 200 },
  { who: 'kiosk A', method: 'GET', path: `${catalogue}/_design/epoch`, answer: 200 },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${catalogue}/_bulk_docs`,
    body: write(recordOf('n2', { kind: 'notice', title: '冒充' })),
    answer: 'forbidden author: not a terminal of this center',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${catalogue}/_bulk_docs`,
    body: write({ ...notice, _rev: standing, title: '改掉' }),
    answer: 'forbidden author: not a terminal of this center',
  },
  { who: 'desk B', method: 'GET', path: `${catalogue}/n1`, answer: 403 },
  { who: 'kiosk A', method: 'GET', path: `/c${neighbour}-catalogue/_changes`, answer: 403 },
  { who: 'kiosk A', method: 'GET', path: `/c${center}-members`, answer: 403 },
  { who: 'kiosk A', method: 'GET', path: `/c${center}-checkins/_all_docs`, answer: 403 },
  { who: 'kiosk A', method: 'GET', path: `/c${center}-intake/_changes`, answer: 403 },
  { who: 'kiosk A', method: 'GET', path: `/c${center}-intake-kiosk002/_all_docs`, answer: 403 },
  { who: 'kiosk A', method: 'GET', path: `${terminals}/_all_docs?include_docs=true`, answer: 200 },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${terminals}/_bulk_docs`,
    body: write({ _id: 'terminal:kiosk001', beat: 1, paper: 'good', unprinted: 0, lock: 'open' }),
    answer: 'written',
  },
  {
    who: 'kiosk A',
    method: 'POST',
    path: `${terminals}/_bulk_docs`,
    body: write({ _id: 'terminal:desk0001', _rev: standing, beat: 9, intakeKey: { keyId: 'of-another' } }),
    answer: 'forbidden author: the document of another terminal',
  },
  { who: 'newcomer', method: 'GET', path: '/city-settings/city', answer: 403 },
  { who: 'newcomer', method: 'GET', path: A, answer: 403 },
  { who: 'anonymous', method: 'GET', path: A, answer: 401 },
  { who: 'anonymous', method: 'GET', path: '/', answer: 401 },
  { who: 'anonymous', method: 'POST', path: `${A}/_bulk_docs`, body: write(recordOf('nobody')), answer: 401 },
  { who: 'wrong password', method: 'GET', path: A, answer: 401 },
  { who: 'revoked', method: 'GET', path: A, answer: 401 },
  { who: 'revoked', method: 'POST', path: `${A}/_bulk_docs`, body: write(recordOf('late')), answer: 401 },
  { who: 'admin', method: 'GET', path: '/_all_dbs', answer: 200 },
  { who: 'admin', method: 'GET', path: `${A}/_security`, answer: 200 },
]
