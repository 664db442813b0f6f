import type { Stop } from './rules'

const shanghai = '+08:00'

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are written out. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

const octets = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** RFC 5545, 3.1: no line is longer than 75 octets, a further one begins with a blank; no character is cut. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let length = 0
  for (const character of line) {
    const more = octets(character)
    if (length + more > 75) {
      lines.push(current)
      current = ' '
      length = 1
    }
    current += character
    length += more
  }
  return [...lines, current].join('\r\n')
}

const utcOf = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const momentOf = (day: string, time: string): number => Date.parse(`${day}T${time}:00${shanghai}`)
const plainDay = (day: string): string => day.replaceAll('-', '')
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** A sitting without an end is an hour in a calendar. */
const usualMs = 3_600_000

function whenOf({ day, startsAt, endsAt }: Pick<Stop, 'day' | 'startsAt' | 'endsAt'>): string[] {
  if (!startsAt) return [`DTSTART;VALUE=DATE:${plainDay(day)}`, `DTEND;VALUE=DATE:${plainDay(dayAfter(day))}`]
  const begin = momentOf(day, startsAt)
  return [`DTSTART:${utcOf(begin)}`, `DTEND:${utcOf(endsAt ? momentOf(day, endsAt) : begin + usualMs)}`]
}

/** A sitting with what the calendar of a phone shows of it: place and items in words, nobody's name. */
export type IcsStop = Stop & { where: string }

/** Sittings as an iCalendar file (RFC 5545), times in UTC. `now` is when it was made, milliseconds since 1970. */
export function icsOf(stops: readonly IcsStop[], options: { name: string; now: number }): string {
  const events = stops.flatMap((stop) => {
    const about = [stop.body, stop.items?.join('、')].filter(Boolean).join('\n')
    return [
      'BEGIN:VEVENT',
      `UID:${stop.id}@yizhan`,
      `DTSTAMP:${utcOf(options.now)}`,
      ...whenOf(stop),
      `SUMMARY:${escaped(stop.title)}`,
      ...(stop.where ? [`LOCATION:${escaped(stop.where)}`] : []),
      ...(about ? [`DESCRIPTION:${escaped(about)}`] : []),
      `STATUS:${stop.stopStatus === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yizhan//Tours//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(options.name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
