/** Days and times are those of Asia/Shanghai, wherever the machine thinks it is. China has had no summer time since 1991. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000

/** The calendar day of a moment (milliseconds since 1970, UTC) as `YYYY-MM-DD`. */
export const dayOf = (moment: number): string => new Date(moment + shanghaiOffsetMs).toISOString().slice(0, 10)

/** The moment as an ISO 8601 instant in UTC, the form records store. */
export const instantOf = (moment: number): string => new Date(moment).toISOString()

/** `2026-11-23 09:05`, for people. Takes an ISO instant. */
export function formatInstant(instant: string): string {
  const local = new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

/** True for an existing Gregorian day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Full years between a birth date (`YYYY-MM-DD` or `YYYY-MM`) and a day; a birthday counts from that day on. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5, 5 + birthDate.length - 5) < birthDate.slice(5) ? years - 1 : years
}
