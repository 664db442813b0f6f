type KeyOf = (...parts: string[]) => string

/** A teaching point is one of its name in a center. */
export const teachingPointId = (keyOf: KeyOf, centerCode: string, title: string): string =>
  `point-${keyOf('point', centerCode, title)}`

/** A booking is one of a point, a day, an hour and who comes for what: entered at two desks it takes its seats once. */
export const bookingId = (
  keyOf: KeyOf,
  booking: { teachingPointId: string; day: string; startsAt: string; title: string; organisation?: string | undefined },
): string =>
  `booking-${keyOf('booking', booking.teachingPointId, booking.day, booking.startsAt, booking.title, booking.organisation ?? '')}`

/** One for a booking. */
export const feedbackId = (keyOf: KeyOf, bookingId: string): string => `feedback-${keyOf('feedback', bookingId)}`
