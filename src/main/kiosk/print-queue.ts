import { z } from 'zod'
import { type PrintJob, printJobSchema } from '../../shared/kiosk'
import { openKept } from '../kept-file'

const paperSchema = z.enum(['good', 'failing', 'unknown'])
export type Paper = z.infer<typeof paperSchema>

const queuedSchema = z.object({ job: printJobSchema, tries: z.int().nonnegative(), dueAt: z.number(), addedAt: z.number() })
const stateSchema = z.object({ paper: paperSchema, jobs: z.array(queuedSchema) })
type State = z.infer<typeof stateSchema>

/** A slip is tried again after 30 s, doubling to 15 min; after 24 h nobody waits for it. */
export const printPace = { firstMs: 30_000, mostMs: 15 * 60_000, keptMs: 24 * 3_600_000, most: 200 }

export type PrintQueue = {
  add(job: PrintJob): Promise<void>
  tried(id: string, printed: boolean): Promise<void>
  due(): PrintJob[]
  unprinted(): number
  paper(): Paper
}

/** Slips that are to be printed. Nothing in them says who somebody is (shared/kiosk.ts). A damaged file is forgotten: it held slips. */
export async function openPrintQueue(path: string, now: () => number): Promise<PrintQueue> {
  const empty: State = { paper: 'unknown', jobs: [] }
  const kept = await openKept(path, stateSchema, empty, () => empty)
  const live = ({ jobs }: State) => jobs.filter(({ addedAt }) => now() - addedAt < printPace.keptMs)
  return {
    add: async (job) => {
      await kept.change((state) => {
        if (state.jobs.some((each) => each.job.id === job.id)) return state
        // It is being printed as it comes, so it is due only if that is not told.
        const queued = { job, tries: 0, dueAt: now() + printPace.firstMs, addedAt: now() }
        return { ...state, jobs: [...live(state), queued].slice(-printPace.most) }
      })
    },
    tried: async (id, printed) => {
      await kept.change((state) => {
        const jobs = live(state).flatMap((each) => {
          if (each.job.id !== id) return [each]
          if (printed) return []
          const delay = Math.min(printPace.mostMs, printPace.firstMs * 2 ** each.tries)
          return [{ ...each, tries: Math.min(each.tries + 1, 16), dueAt: now() + delay }]
        })
        return { paper: printed ? 'good' : 'failing', jobs }
      })
    },
    due: () =>
      live(kept.read())
        // A clock that was set back must not keep a slip for longer than the pause.
        .filter(({ dueAt }) => dueAt <= now() || dueAt > now() + printPace.mostMs)
        .map(({ job }) => job),
    // One that is printed for the first time at this moment has not failed.
    unprinted: () => live(kept.read()).filter(({ tries, dueAt }) => tries > 0 || dueAt <= now()).length,
    paper: () => kept.read().paper,
  }
}
