import { watchCollection, watchPace } from '../server/bell-watch'
import type { Center, CenterLink } from '../server/center'
import type { Catalogue } from './catalogue'
import { handOver } from './hand-over'
import type { IntakeQueue } from './intake-queue'
import { startTask, type Task, type TaskPace } from './task'

export type KioskPace = { catalogue: TaskPace; terminals: TaskPace; queue: TaskPace }

/** The catalogue is fetched at each ring of the center besides; the queue whenever something was handed in. */
export const kioskPace: KioskPace = {
  catalogue: { everyMs: 5 * 60_000, firstMs: 2_000, mostMs: 60_000 },
  terminals: { everyMs: 60_000, firstMs: 2_000, mostMs: 60_000 },
  queue: { everyMs: 10 * 60_000, firstMs: 1_000, mostMs: 60_000 },
}

export type RoundsOptions = {
  link: CenterLink
  heartbeat: Center['heartbeat']
  catalogue: Catalogue
  queue: IntakeQueue
  pace: KioskPace
  random: () => number
  tell: { catalogue: () => void; state: () => void }
}

/** What goes on between a kiosk's host and the center while the host runs; it works on with the center away. */
export function createRounds({ link, heartbeat, catalogue, queue, pace, random, tell }: RoundsOptions) {
  let online = false
  let running: { ending: AbortController; queue: Task } | null = null

  const reached = (isReached: boolean) => {
    if (online === isReached) return
    online = isReached
    tell.state()
  }

  const send = async () => {
    const before = JSON.stringify(queue.counts())
    const database = () => link.database('intake')
    return handOver({ queue, database, authorization: link.authorization }).finally(() => {
      if (JSON.stringify(queue.counts()) !== before) tell.state()
    })
  }

  const start = () => {
    const ending = new AbortController()
    const { signal } = ending
    const begin = (act: () => Promise<boolean>, taskPace: TaskPace) => {
      const whole = async () => {
        const answered = await act()
        if (answered && !signal.aborted) reached(true)
      }
      return startTask(whole, { pace: taskPace, signal, random, failed: () => reached(false) })
    }
    const fetching = begin(async () => {
      if (await catalogue.refresh()) tell.catalogue()
      return true
    }, pace.catalogue)
    begin(async () => {
      if (await catalogue.refreshRecipients()) tell.state()
      // A kiosk has nothing that a restored center could lack but its queue, and that it sends anyway.
      await heartbeat({ ...queue.counts(), settled: true })
      return true
    }, pace.terminals)
    const changed = fetching.ring
    let following = false
    const told = (isReached: boolean) => {
      // What came before the watch had its place, or while it had none, rings nobody.
      if (isReached && !following) changed()
      following = isReached
      if (!isReached) reached(false)
    }
    void watchCollection({ link, collection: 'catalogue', pace: watchPace, random, signal, changed, reached: told }).catch(
      // It ends with the signal, in the middle of a rest.
      () => undefined,
    )
    running = { ending, queue: begin(send, pace.queue) }
  }

  const stop = () => {
    running?.ending.abort()
    running = null
    online = false
  }

  return { start, stop, online: () => online, ring: () => running?.queue.ring() }
}
