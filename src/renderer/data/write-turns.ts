import type { BulkWriteRow, RxStorageBulkWriteResponse } from 'rxdb'
import type { Document, Fields } from './sealed-record'

export type Row = BulkWriteRow<Fields>
type Response = RxStorageBulkWriteResponse<Fields>

/** One call of `bulkWrite` that waits for its turn; `sealed` has the documents of `rows` in their order. */
export type Job = { rows: Row[]; sealed: Document[]; context: string }

type Waiting = {
  rows: Row[]
  sealing: Promise<Document[]>
  context: string
  resolve: (response: Response) => void
  reject: (fault: unknown) => void
}

/** From the front of the queue, as many calls as write different records: what follows a record's write is judged after it. */
function takeTogether(queue: Waiting[], idOf: (document: Document) => string): Waiting[] {
  const ids = new Set<string>()
  let count = 0
  for (const { rows } of queue) {
    if (rows.some(({ document }) => ids.has(idOf(document)))) break
    for (const { document } of rows) ids.add(idOf(document))
    count += 1
  }
  return queue.splice(0, count)
}

/**
 * Lets the writes of one storage instance through in the order they came. Those that wait together are journaled by one
 * request (`journal`), and only then stored (`store`), one after the other; where the journal declines them, none of
 * them is stored and each fails with that fault. Writes the journal has no part in are not held up by its refusal.
 */
export function createTurns(options: {
  idOf: (document: Document) => string
  seal: (document: Document) => Promise<Document>
  isJournaled: (context: string) => boolean
  journal: (jobs: Job[]) => Promise<void>
  store: (job: Job) => Promise<Response>
}) {
  const { idOf, seal, isJournaled, journal, store } = options
  const queue: Waiting[] = []
  let running: Promise<void> | null = null

  async function journaled(jobs: (Job & Waiting)[]): Promise<(Job & Waiting)[]> {
    const local = jobs.filter(({ context }) => isJournaled(context))
    if (local.length === 0) return jobs
    try {
      await journal(local)
      return jobs
    } catch (fault) {
      for (const { reject } of local) reject(fault)
      return jobs.filter((job) => !local.includes(job))
    }
  }

  async function sealed(waiting: Waiting): Promise<(Job & Waiting)[]> {
    try {
      return [{ ...waiting, sealed: await waiting.sealing }]
    } catch (fault) {
      waiting.reject(fault)
      return []
    }
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const jobs = (await Promise.all(takeTogether(queue, idOf).map(sealed))).flat()
      for (const job of await journaled(jobs)) await store(job).then(job.resolve, job.reject)
    }
    running = null
  }

  return {
    write(rows: Row[], context: string): Promise<Response> {
      const sealing = Promise.all(rows.map(({ document }) => seal(document)))
      // Handled when its turn comes.
      sealing.catch(() => undefined)
      return new Promise((resolve, reject) => {
        queue.push({ rows, sealing, context, resolve, reject })
        running ??= run()
      })
    },
    /** Resolves when everything given so far is through. */
    idle: async (): Promise<void> => {
      await running
    },
  }
}
