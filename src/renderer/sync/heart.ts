import { heartbeatAnswerSchema } from '../../shared/journal'
import type { Ask } from './ask'
import type { Mismatch } from './epoch'
import type { Lane } from './lane'
import type { Timers } from './timers'
import type { Notes } from './types'

/** A round does not wait longer for it, milliseconds. */
const patienceMs = 5000

const note = 'sync-settled'

/**
 * Tells the center, through the host, how this terminal stands, and hears whether the center remembers it as it should.
 * A host or center that does not answer holds nothing up.
 */
export function createHeart(options: {
  ask: Ask
  timers: Timers
  notes: Notes
  lanes: readonly Lane[]
  met: (mismatch: Mismatch) => Promise<void>
  now: () => string
}) {
  const { ask, timers, notes, lanes, met, now } = options
  /** Somebody chose what to do about a restored center, and the host has not heard it yet. */
  let isSettled = false

  const tell = async () => {
    const settled = isSettled
    const unsent = lanes.reduce((sum, { sync }) => sum + sync.outbox.size(), 0)
    const refused = lanes.flatMap(({ sync }) => [...sync.problems().values()]).filter((problem) => problem.unsent).length
    const answer = heartbeatAnswerSchema.safeParse(await ask('heartbeat', { unsent, refused, ...(settled && { settled: true }) }))
    if (!answer.success) return
    if (answer.data.restored && !isSettled) return met({ what: 'restored', since: now() })
    if (settled && !answer.data.restored) {
      isSettled = false
      await notes.remove(note)
    }
  }
  return {
    async open() {
      isSettled = (await notes.read(note)) !== null
    },
    async settled() {
      await notes.write(note, { settled: true })
      isSettled = true
    },
    /** Never rejects. */
    beat: () =>
      new Promise<void>((resolve) => {
        const cancel = timers.after(patienceMs, resolve)
        const done = () => {
          cancel()
          resolve()
        }
        tell().then(done, done)
      }),
  }
}
