import { z } from 'zod'

const rowsSchema = z.object({
  rows: z.array(z.looseObject({ key: z.string(), value: z.looseObject({ deleted: z.boolean().optional() }).nullish() })),
})

/**
 * Which of these records of `intake` the center holds. Asked of the center itself: a record that waits here could still be lost with this
 * machine. Throws where it cannot be reached.
 */
export async function recordsAtCenter(ids: readonly string[]): Promise<string[]> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch('/sync/intake/_all_docs', { method: 'POST', headers, body: JSON.stringify({ keys: ids }) })
  if (!response.ok) throw new Error(`asking the center for records: status ${response.status}`)
  const { rows } = rowsSchema.parse(await response.json())
  return rows.filter(({ value }) => value != null).map(({ key }) => key)
}
