import { type RecordOf, record } from '../../../data/record'

export const collection = 'papers'

/** One field for each hand, so that the right answer is known without a rule: `by0` … `by4` of the terminals, `atCenter` of another program. */
export const modelSchema = record({
  version: 0,
  properties: {
    by0: { type: 'string', maxLength: 20 },
    by1: { type: 'string', maxLength: 20 },
    by2: { type: 'string', maxLength: 20 },
    by3: { type: 'string', maxLength: 20 },
    by4: { type: 'string', maxLength: 20 },
    atCenter: { type: 'string', maxLength: 20 },
  },
  required: [],
})
export type ModelRecord = RecordOf<typeof modelSchema>
export type Field = 'by0' | 'by1' | 'by2' | 'by3' | 'by4' | 'atCenter'

export const fieldOf = (client: number) => `by${client}` as Field

/** What the record says in the fields of the hands, nothing else. */
export function saidBy(record: Record<string, unknown>): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  for (const field of ['by0', 'by1', 'by2', 'by3', 'by4', 'atCenter'])
    if (record[field] !== undefined) said[field] = record[field]
  return said
}
