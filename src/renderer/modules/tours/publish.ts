import type { Context, Patch } from '../../data/context'
import { dayOf } from '../../lib/time'
import { offeringOfStop, stopOfOffering } from '../catalogue/rules'
import { addDays } from './days'
import { isStale, offeredDays, offeringOf, optionalFields } from './offering-rules'
import { readCalendar } from './operations'
import { estatesOf, tourOfferings, visitorsOfStops } from './queries'
import { readStopId, type Stop, stopsIn } from './rules'
import type { Visitor } from './schema'
import { attendanceOf } from './visitor-rules'

/** Who has or waits for a place, by sitting. */
async function takenOf(context: Context, stops: readonly Stop[]): Promise<Map<string, number>> {
  const ids = stops.filter(({ isRecorded }) => isRecorded).map(({ id }) => id)
  const visitors = new Map<string, Visitor[]>(ids.map((id) => [id, []]))
  if (ids.length > 0)
    for (const found of await visitorsOfStops(context.data, ids).exec())
      visitors.get(found.stopId ?? '')?.push(found.toMutableJSON() as Visitor)
  return new Map(
    [...visitors].map(([id, own]) => {
      const { arrived, expected, waiting } = attendanceOf(own, undefined)
      return [id, arrived.length + expected.length + waiting.length]
    }),
  )
}

/**
 * Puts the sittings of the next weeks on the kiosks with how many places are taken, and takes away what is over or cancelled. It
 * follows from the records, so that desks that do it one after another write the same. Answers how many offerings it wrote.
 */
export async function publishStops(context: Context): Promise<number> {
  if (!context.may('teams.write')) return 0
  const today = dayOf(context.clock())
  const calendar = await readCalendar(context)
  const stops = stopsIn(calendar, { from: today, to: addDays(today, offeredDays) }).filter(
    ({ stopStatus }) => stopStatus === 'planned',
  )
  const [taken, estates, published] = await Promise.all([
    takenOf(context, stops),
    estatesOf(context.data).exec(),
    tourOfferings(context.data).exec(),
  ])
  const names = new Map(estates.map(({ id, name }) => [id, name]))
  const wanted = stops.map((stop) => offeringOf(stop, names.get(stop.estateId ?? '') ?? '', taken.get(stop.id) ?? 0))
  const alive = await context.writeMany('catalogue', wanted)
  const byId = new Map(wanted.map((offering) => [offering.id, offering]))
  const changed = await context.changeMany('catalogue', alive, ({ id }) => {
    const { id: _, ...offering } = byId.get(id) ?? { id }
    const cleared = Object.fromEntries(optionalFields.map((field) => [field, undefined]))
    return { ...cleared, ...offering } as Patch<'catalogue'>
  })
  const tours = new Set(calendar.tours.map(({ id }) => id))
  const isKnown = (id: string) => tours.has(readStopId(stopOfOffering(id) ?? '')?.tourId ?? '')
  const upcoming = new Set(stops.map(({ id }) => offeringOfStop(id)))
  const stale = published.filter((offering) => isStale(offering, { today, isKnown, upcoming })).map(({ id }) => id)
  await context.eraseMany('catalogue', stale, () => true)
  return wanted.length - alive.length + changed.length
}
