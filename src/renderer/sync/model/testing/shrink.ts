import fc from 'fast-check'
import type { Engine } from './engine'
import { isGood, type Report, runSchedule } from './run-schedule'
import { type Schedule, schedules } from './schedule'

/** The shortest schedule found that is still bad, beginning with that of a seed. Throws where that one is good. */
export async function shrink(clients: number, seed: number, engine: Engine): Promise<{ schedule: Schedule; report: Report }> {
  const details = await fc.check(
    fc.asyncProperty(schedules(clients), async (schedule) => isGood(await runSchedule(schedule, engine))),
    { seed, numRuns: 1, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
  )
  const [schedule] = details.counterexample ?? []
  if (!schedule) throw new Error(`the schedule of seed ${seed} is good`)
  return { schedule, report: await runSchedule(schedule, engine) }
}
