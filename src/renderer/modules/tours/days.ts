/** Days as whole numbers since 1970-01-01, so that a calendar is counted and not asked of a Date for each of its days. */
const dayMs = 86_400_000

/** `YYYY-MM-DD` → days since 1970-01-01. */
export const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs

/** Days since 1970-01-01 → `YYYY-MM-DD`. */
export const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

/** 1 Monday … 7 Sunday (GB/T 7408) of a day's number; 1970-01-01 was a Thursday. */
export const weekdayAt = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

export const weekdayOf = (day: string): number => weekdayAt(dayNumber(day))

export const addDays = (day: string, days: number): string => dayAt(dayNumber(day) + days)

/** The Monday of the week in which a day's number lies, as a number. */
export const mondayAt = (number: number): number => number - weekdayAt(number) + 1

/** How many days a month has; `month` from 1. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** `2026-11` and so many months further. */
export function addMonths(month: string, months: number): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1))
  return at.toISOString().slice(0, 7)
}

export type Days = { from: string; to: string }

/** The whole weeks, Monday to Sunday, in which the days of a month (`2026-11`) lie. */
export function weeksOfMonth(month: string): Days {
  const first = dayNumber(`${month}-01`)
  const last = first + daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))) - 1
  return { from: dayAt(mondayAt(first)), to: dayAt(mondayAt(last) + 6) }
}

export function weekOf(day: string): Days {
  const monday = mondayAt(dayNumber(day))
  return { from: dayAt(monday), to: dayAt(monday + 6) }
}

export const monthOf = (month: string): Days => ({
  from: `${month}-01`,
  to: `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`,
})

/** Every day from the first to the last. */
export function eachDay({ from, to }: Days): string[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dayAt(first + index))
}
