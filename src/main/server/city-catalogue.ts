import { z } from 'zod'
import { type CityCatalogue, cityCatalogueDatabase } from '../../shared/city'
import { Refusal } from '../refusal'
import { json } from './answers'
import type { Center } from './center'
import { allowMethods } from './guard'
import { askJson } from './upstream'

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const rowsSchema = z.object({ rows: z.array(z.looseObject({ id: z.string(), doc: z.looseObject({}).nullish() })) })

/** What stands in a document besides an entry's own fields. */
const envelope = ['edition', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'stamps', 'id']

/** The contract stands in shared/city.ts. A field that is no plain value is left out, not believed. */
export async function answerCityCatalogue(request: Request, { link }: Pick<Center, 'link'>): Promise<Response> {
  allowMethods(request, 'GET')
  const authorization = await link.authorization()
  if (authorization === null) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
  const url = `${link.root}/${cityCatalogueDatabase}/_all_docs?include_docs=true`
  const answer = await askJson({ url, method: 'GET', authorization, timeout: { ms: 30_000, kind: 'total' } })
  const found: CityCatalogue = { edition: 0, entries: [] }
  if (answer.status === 404) return json(200, found)
  if (answer.status >= 300) throw new Refusal(502, 'upstream', `The center answered ${answer.status}`)
  for (const { id, doc } of rowsSchema.parse(answer.body).rows) {
    if (!doc || id.startsWith('_')) continue
    const fields = Object.entries(doc).flatMap(([name, given]) => {
      const read = value.safeParse(given)
      return read.success && !name.startsWith('_') && !envelope.includes(name) ? [[name, read.data] as const] : []
    })
    found.entries.push({ ...Object.fromEntries(fields), id })
    if (typeof doc['edition'] === 'number') found.edition = Math.max(found.edition, doc['edition'])
  }
  return json(200, found)
}
