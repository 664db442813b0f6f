import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { dayOf } from '../../../lib/time'
import { daysOfQuarter, quarterSheets } from '../checkin-hours'
import { checkInsBetween } from '../checkin-queries'
import type { CheckIn } from '../schema'
import { useComers } from './use-comers'

/** The sheets of all units for a quarter, kept up to date. Null while the store is asked. */
export function useUnitSheets(quarter: string) {
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const { from, to } = daysOfQuarter(quarter)
  const comers = useComers()
  const live = useLive((data) => checkInsBetween(data, from, to), [from, to])
  return useMemo(() => {
    if (!comers || live.loading) return null
    const { units, registrations, list } = comers
    const checkIns = live.value.map((found) => found.toJSON() as CheckIn)
    const members = list.map(({ member }) => member)
    // In a quarter that still runs, the registrations of today count.
    return quarterSheets({ units, members, registrations, checkIns }, to < today ? to : today)
  }, [comers, live, to, today])
}
