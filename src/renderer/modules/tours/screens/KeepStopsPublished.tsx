import { useEffect } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { publishStops } from '../publish'

/** Eighty people in one sitting are not eighty times the work. */
const quietMs = 1_500
const hourMs = 3_600_000

/**
 * Keeps what kiosks show of tours in step with the records, while somebody is signed in: at the start, after changes here or from
 * another desk, and every hour, because the days go on.
 */
export function KeepStopsPublished() {
  const context = useContextOfStore()
  useEffect(() => {
    if (!context.may('teams.write')) return
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let running = Promise.resolve()
    const publish = () => {
      timer = undefined
      running = running.then(async () => {
        if (!ended) await publishStops(context)
      })
    }
    const soon = () => {
      timer ??= setTimeout(publish, quietMs)
    }
    soon()
    const hourly = setInterval(soon, hourMs)
    const changes = context.data.tours.$.subscribe(({ documentData }) => {
      // What is ticked changes nothing a kiosk shows.
      if (documentData.kind !== 'served') soon()
    })
    return () => {
      ended = true
      clearTimeout(timer)
      clearInterval(hourly)
      changes.unsubscribe()
    }
  }, [context])
  return null
}
