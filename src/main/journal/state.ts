import { z } from 'zod'
import { recordCountsSchema } from '../../shared/journal'
import { readText, writeAtomic } from '../files'
import { asDiskFault } from './tail'

const stateSchema = z.object({
  version: z.literal(1),
  /** Names the key that what lies here is sealed with; null before the first. */
  keyId: z.string().nullable(),
  /** By collection, how many records the page last said its store holds. */
  records: recordCountsSchema.shape.records.nullable(),
})
export type JournalState = z.infer<typeof stateSchema>

const unknown: JournalState = { version: 1, keyId: null, records: null }

/** The little that is kept beside the journal, in one file that is replaced as a whole. A damaged one is reported and forgotten. */
export async function openState(path: string, report: (fault: unknown) => void) {
  let state = unknown
  try {
    const text = await readText(path)
    if (text !== null) state = stateSchema.parse(JSON.parse(text))
  } catch (cause) {
    report(new Error(`The file ${path} is damaged; its counts are forgotten`, { cause }))
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: () => state,
    change: (patch: Partial<JournalState>): Promise<void> => {
      const mine = last.then(async () => {
        const next = { ...state, ...patch }
        await writeAtomic(path, `${JSON.stringify(next)}\n`).catch((cause: unknown) => {
          throw asDiskFault(cause)
        })
        state = next
      })
      last = mine.catch(() => undefined)
      return mine
    },
    settled: async () => void (await last),
  }
}
export type StateFile = Awaited<ReturnType<typeof openState>>
