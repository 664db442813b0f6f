import { useEffect } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { dayOf } from '../../../lib/time'
import { keepFirstArrival } from '../checkin-first'

const dayMs = 86_400_000
/** A terminal that was offline for longer is looked at by people. */
const lookedBackDays = 60

/**
 * Sees to it, while somebody is signed in, that a check-in which two terminals took offline keeps its first time and is nobody's
 * question in 两人都改过的: what came while nobody was here at once, everything else as it comes.
 */
export function KeepFirstArrival() {
  const context = useContextOfStore()
  useEffect(() => {
    if (!context.may('members.write')) return
    let ended = false
    const settle = async (ids: readonly string[]) => {
      for (const id of ids) if (!ended) await keepFirstArrival(context, id)
    }
    const { checkins } = context.data
    const since = dayOf(context.clock() - lookedBackDays * dayMs)
    const left = checkins.find({ selector: { day: { $gte: since }, lost: { $exists: true } } }).exec()
    void left.then((found) => settle(found.map(({ id }) => id)))
    const changes = checkins.$.subscribe(({ documentId, documentData }) => {
      if (documentData.lost) void settle([documentId])
    })
    return () => {
      ended = true
      changes.unsubscribe()
    }
  }, [context])
  return null
}
