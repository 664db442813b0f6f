import type { Data } from '../../data/collections'

/** Every booking of a teaching point, the cancelled ones included. */
export const bookingsOf = (data: Data, teachingPointId: string) =>
  data.sessions.find({ selector: { kind: 'booking', teachingPointId } })

/** Every booking of every point. */
export const allBookings = (data: Data) => data.sessions.find({ selector: { kind: 'booking' } })

/** What was said after visits to a point. */
export const feedbackOf = (data: Data, teachingPointId: string) =>
  data.sessions.find({ selector: { kind: 'feedback', teachingPointId } })

/** One point. */
export const teachingPointById = (data: Data, id: string) => data.sessions.findOne({ selector: { id, kind: 'teachingPoint' } })
