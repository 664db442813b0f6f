import { useEffect } from 'react'
import type { Context } from '../data/context'
import { useContextOfStore } from '../data/provider'

/** Eighty people in one sitting are not eighty times the work. */
const quietMs = 1_500
const hourMs = 3_600_000

/** What is kept in step: its right, the changes it follows from (each calls `soon`; answers what ends that), and the deed. */
export type Kept = {
  right: string
  follow: (context: Context, soon: () => void) => () => void
  publish: (context: Context) => Promise<unknown>
}

/**
 * Keeps what kiosks show in step with the records while somebody is signed in who may: at the start, soon after changes here or
 * from another desk, and every hour, because the days go on. One that failed is made up for by the next.
 */
export function useKeptInStep({ right, follow, publish }: Kept): void {
  const context = useContextOfStore()
  useEffect(() => {
    if (!context.may(right)) return
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let running: Promise<unknown> = Promise.resolve()
    const run = () => {
      timer = undefined
      const now = running.catch(() => undefined).then(() => (ended ? undefined : publish(context)))
      running = now
    }
    const soon = () => {
      timer ??= setTimeout(run, quietMs)
    }
    soon()
    const hourly = setInterval(soon, hourMs)
    const unfollow = follow(context, soon)
    return () => {
      ended = true
      clearTimeout(timer)
      clearInterval(hourly)
      unfollow()
    }
  }, [context, right, follow, publish])
}
