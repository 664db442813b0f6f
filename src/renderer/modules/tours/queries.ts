import type { Data } from '../../data/collections'

/** Rounds, what was written of single sittings, holidays: everything the calendar is made of. A few thousand records at most. */
export const calendarRecords = (data: Data) => data.tours.find({ selector: { kind: { $in: ['tour', 'tourStop', 'holiday'] } } })

/** Who signed up for a sitting or came. */
export const visitorsAt = (data: Data, stopId: string) => data.tours.find({ selector: { kind: 'visitor', stopId } })

/** Who signed up for some sittings or came. */
export const visitorsOfStops = (data: Data, stopIds: readonly string[]) =>
  data.tours.find({ selector: { kind: 'visitor', stopId: { $in: [...stopIds] } } })

/** What was done at a sitting. */
export const servedAt = (data: Data, stopId: string) => data.tours.find({ selector: { kind: 'served', stopId } })

/** Teams and their members, and when these are on duty: who comes to a tour, and who is wanted twice. */
export const teamRecords = (data: Data) =>
  data.teams.find({ selector: { kind: { $in: ['serviceTeam', 'teamMember', 'shift'] } } })

/** Estates by name. */
export const estatesOf = (data: Data) => data.places.find({ selector: { kind: 'estate' } })

/** What kiosks show of tours. */
export const tourOfferings = (data: Data) => data.catalogue.find({ selector: { kind: 'offering' } })
