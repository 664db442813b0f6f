import type { Holiday, Tour, TourRecord, TourStop } from './schema'

/** The records of the calendar, each kind apart. */
export function calendarOf(records: readonly TourRecord[]): { tours: Tour[]; stops: TourStop[]; holidays: Holiday[] } {
  const found: { tours: Tour[]; stops: TourStop[]; holidays: Holiday[] } = { tours: [], stops: [], holidays: [] }
  for (const record of records) {
    if (record.kind === 'tour') found.tours.push(record as Tour)
    else if (record.kind === 'tourStop') found.stops.push(record as TourStop)
    else if (record.kind === 'holiday') found.holidays.push(record as Holiday)
  }
  return found
}
