import { z } from 'zod'
import type { SealedIntake } from '../../shared/intake'
import { Refusal } from '../refusal'
import { askJson } from '../server/upstream'
import type { IntakeQueue } from './intake-queue'

const keysSchema = z.object({
  rows: z.array(z.looseObject({ key: z.string(), value: z.looseObject({ rev: z.string() }).nullish() })),
})
const writtenSchema = z.array(z.looseObject({ id: z.string(), error: z.string().optional() }))

/** So that a request stays far below what a gateway lets pass: 20 of 24 kB. */
const batch = 20
const timeout = { ms: 30_000, kind: 'total' } as const

const documentOf = ({ id, ...sealed }: SealedIntake) => ({ _id: id, ...sealed })

export type HandOverOptions = {
  queue: IntakeQueue
  /** Address of this kiosk's intake at the center; null before set-up. */
  database: () => string | null
  authorization: () => Promise<string | null>
}

/**
 * Hands the queue to the center until it is empty. Each is asked for first: one that arrived although its answer was lost stands
 * there, or a desk has erased it already, and is not sent again. Answers whether
 * the center was asked at all. Throws a Refusal where it does not answer or declines all.
 */
export async function handOver({ queue, database, authorization }: HandOverOptions): Promise<boolean> {
  const at = database()
  if (!at) return false
  let asked = false
  const ask = async (path: string, body: object) => {
    const answer = await askJson({
      url: `${at}${path}`,
      method: 'POST',
      authorization: await authorization(),
      body: JSON.stringify(body),
      timeout,
    })
    if (answer.status >= 300) throw new Refusal(502, 'intake', `The center answered ${answer.status} to an intake`)
    return answer.body
  }
  for (let items = await queue.oldest(batch); items.length > 0; items = await queue.oldest(batch)) {
    asked = true
    const { rows } = keysSchema.parse(await ask('/_all_docs', { keys: items.map(({ id }) => id) }))
    const arrived = new Set(rows.flatMap(({ key, value }) => (value ? [key] : [])))
    await queue.handedOver([...arrived])
    const fresh = items.filter(({ id }) => !arrived.has(id))
    if (fresh.length === 0) continue
    const written = writtenSchema.parse(await ask('/_bulk_docs', { docs: fresh.map(documentOf) }))
    await queue.handedOver(written.flatMap(({ id, error }) => (error === undefined ? [id] : [])))
    for (const { id, error } of written) if (error === 'forbidden') await queue.refuse(id)
    // Anything else may pass: a conflict is looked at anew, a node that is being restarted answers later.
    if (written.some(({ error }) => error !== undefined && error !== 'forbidden'))
      throw new Refusal(502, 'intake', 'The center did not take every intake')
  }
  return asked
}
