import { useEffect } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { publishSessions } from '../publish'

/** Eighty people in one session are not eighty times the work. */
const quietMs = 1_500
const hourMs = 3_600_000
const shown: ReadonlySet<string> = new Set(['session', 'enrolment', 'teachingPoint'])

/**
 * Keeps what kiosks show of sessions in step with the records, while somebody is signed in: at the start, after changes here or from
 * another desk, and every hour, because the days go on.
 */
export function KeepSessionsPublished() {
  const context = useContextOfStore()
  useEffect(() => {
    if (!context.may('academy.write')) return
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let running = Promise.resolve()
    const publish = () => {
      timer = undefined
      running = running.then(async () => {
        if (!ended) await publishSessions(context)
      })
    }
    const soon = () => {
      timer ??= setTimeout(publish, quietMs)
    }
    soon()
    const hourly = setInterval(soon, hourMs)
    const changes = context.data.sessions.$.subscribe(({ documentData }) => {
      if (shown.has(documentData.kind)) soon()
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
