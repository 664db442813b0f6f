import { z } from 'zod'
import { Refusal } from '../../refusal'
import { type Couch, expect, readDocument } from '../couch'

/** A setting of a CouchDB node that Yizhan counts on. `why` is for the operator. */
export type ServerSetting = { section: string; key: string; value: string; why: string }

export const serverSettings: readonly ServerSetting[] = [
  { section: 'chttpd', key: 'require_valid_user', value: 'true', why: 'nobody without a name' },
  { section: 'chttpd', key: 'require_valid_user_except_for_up', value: 'true', why: 'the proxy looks whether a node lives' },
  { section: 'chttpd', key: 'enable_cors', value: 'false', why: 'no page asks it: the terminal’s own host does' },
  { section: 'chttpd', key: 'max_http_request_size', value: '67108864', why: 'twice the largest push of a terminal' },
  { section: 'chttpd', key: 'admin_only_all_dbs', value: 'true', why: 'no terminal learns which other centers there are' },
  {
    section: 'couchdb',
    key: 'max_document_size',
    value: '1048576',
    why: 'far above a record (32 kB) and a page of the catalogue',
  },
  { section: 'couchdb', key: 'default_security', value: 'admin_only', why: 'a database is closed from its first moment' },
  { section: 'couchdb', key: 'max_dbs_open', value: '20000', why: 'a database that a bell waits for stays open' },
  { section: 'cluster', key: 'q', value: '1', why: 'a center’s database is small; more shards are only more files' },
]

const membershipSchema = z.looseObject({ cluster_nodes: z.array(z.string()).min(1) })
const welcomeSchema = z.looseObject({ version: z.string(), vendor: z.looseObject({ name: z.string() }).optional() })

/** What answers: the embedded hub of a station, or a CouchDB of that version. */
export async function lookAtServer(couch: Couch): Promise<{ kind: 'hub' | 'couchdb'; version: string }> {
  const answer = expect(await couch.ask('GET', '/'), 'Asking who answers', 200)
  const welcome = welcomeSchema.safeParse(answer.body)
  if (!welcome.success) throw new Refusal(502, 'portal', 'What answers there is no CouchDB')
  return { kind: welcome.data.vendor?.name === 'Yizhan' ? 'hub' : 'couchdb', version: welcome.data.version }
}

/** Sets what is not as it should be, on every node of the cluster. The embedded hub has no settings of this kind. */
export async function ensureServerSettings(couch: Couch): Promise<void> {
  if ((await lookAtServer(couch)).kind === 'hub') return
  const membership = expect(await couch.ask('GET', '/_membership'), 'Asking for the nodes', 200)
  for (const node of membershipSchema.parse(membership.body).cluster_nodes) {
    for (const { section, key, value } of serverSettings) {
      const path = `/_node/${encodeURIComponent(node)}/_config/${section}`
      const now = (await readDocument(couch, path)) ?? {}
      if (now[key] === value) continue
      expect(await couch.ask('PUT', `${path}/${key}`, value), `Setting ${section}/${key} of ${node}`, 200, 201)
    }
  }
}
