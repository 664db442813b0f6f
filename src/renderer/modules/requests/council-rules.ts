import { isDay } from '../../lib/time'
import type { CouncilAttendance, CouncilMeeting, Resolution } from './schema'

type KeyOf = (...parts: string[]) => string

/** One meeting of a name on a day, entered at whatever desk. */
export const meetingId = (keyOf: KeyOf, meeting: { centerCode: string; day: string; title: string }): string =>
  `council-${keyOf('council', meeting.centerCode, meeting.day, meeting.title)}`

/** Whoever comes comes once: a resident by their record, anybody else by name. */
export const attendanceId = (keyOf: KeyOf, attendance: { meetingId: string; residentId?: string; name: string }): string =>
  `attendance-${keyOf('attendance', attendance.meetingId, attendance.residentId ?? `name ${attendance.name}`)}`

/** A matter is voted on once. */
export const resolutionId = (keyOf: KeyOf, resolution: { meetingId: string; title: string }): string =>
  `resolution-${keyOf('resolution', resolution.meetingId, resolution.title)}`

/** Characters and counts, as the schema has them. */
export const longest = { title: 120, place: 120, item: 200, items: 30, minute: 8000, name: 60, role: 60, body: 2000 } as const

export type MeetingInput = {
  title: string
  /** `YYYY-MM-DD` */
  day: string
  /** `HH:mm`, or nothing */
  startsAt: string
  place: string
  estateId: string
  agenda: readonly string[]
}
export type TooLong = { code: 'too-long'; most: number }

/** The first text that is longer than it may be. */
const tooLong = (texts: readonly (readonly [text: string, most: number])[]): TooLong | null => {
  const long = texts.find(([text, most]) => text.length > most)
  return long ? { code: 'too-long', most: long[1] } : null
}

export type MeetingRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'exists'; id: string }
  | { code: 'title-missing' }
  | TooLong
  | { code: 'day-form' }
  | { code: 'time-form' }
  | { code: 'agenda-many'; most: number }

const tidyText = (text: string): string => text.trim().replace(/\s+/g, ' ')

export const tidyMeeting = (input: MeetingInput): MeetingInput => ({
  title: tidyText(input.title),
  day: input.day.trim(),
  startsAt: input.startsAt.trim().normalize('NFKC'),
  place: tidyText(input.place),
  estateId: input.estateId,
  agenda: input.agenda.map(tidyText).filter((item) => item !== ''),
})

/** What is wrong with a meeting as typed (after `tidyMeeting`). */
export function refuseMeeting({ title, day, startsAt, place, agenda }: MeetingInput): MeetingRefusal | null {
  if (title === '') return { code: 'title-missing' }
  if (!isDay(day)) return { code: 'day-form' }
  if (startsAt !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(startsAt)) return { code: 'time-form' }
  if (agenda.length > longest.items) return { code: 'agenda-many', most: longest.items }
  const items = agenda.map((item) => [item, longest.item] as const)
  return tooLong([[title, longest.title], [place, longest.place], ...items])
}

export const refuseMinute = (minute: string): TooLong | null => tooLong([[minute, longest.minute]])

/** Votes by show of hands: 赞成 反对 弃权. */
export type Votes = Pick<Resolution, 'inFavour' | 'against' | 'abstained'>

export const castOf = ({ inFavour, against, abstained }: Votes): number => inFavour + against + abstained

export const presentOf = (attendances: readonly Pick<CouncilAttendance, 'present'>[]): number =>
  attendances.filter(({ present }) => present !== false).length

/** Carried: in favour are more than half of those who were there (到会过半数). */
export const isCarried = ({ inFavour }: Votes, present: number): boolean => present > 0 && inFavour * 2 > present

/** More votes than people: two desks counted apart. It is to be looked at before anything comes of it. */
export const isOvercast = (votes: Votes, present: number): boolean => castOf(votes) > present

export type AttendanceRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'name-missing' }
  | TooLong
  | { code: 'already-here' }
  /** Fewer would be there than voted. */
  | { code: 'voted'; title: string; cast: number }

export function refuseAttendance({ name, role }: { name: string; role: string }): AttendanceRefusal | null {
  if (name === '') return { code: 'name-missing' }
  return tooLong([
    [name, longest.name],
    [role, longest.role],
  ])
}

/** Why one fewer cannot be there: `present` is how many are left then. */
export function refuseFewer(resolutions: readonly Resolution[], present: number): AttendanceRefusal | null {
  const over = resolutions.find((resolution) => isOvercast(resolution, present))
  return over ? { code: 'voted', title: over.title, cast: castOf(over) } : null
}

export type ResolutionInput = Votes & { title: string; body: string }
export type ResolutionRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'exists' }
  | { code: 'title-missing' }
  | TooLong
  | { code: 'votes-form' }
  | { code: 'votes-over'; cast: number; present: number }
  /** It has become a request or a project: what was voted stays as it is. */
  | { code: 'became' }

export const tidyResolution = (input: ResolutionInput): ResolutionInput => ({
  ...input,
  title: tidyText(input.title),
  body: input.body.trim(),
})

const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= 10_000

/** What is wrong with a resolution as typed (after `tidyResolution`), at a meeting where so many are present. */
export function refuseResolution(input: ResolutionInput, present: number): ResolutionRefusal | null {
  if (input.title === '') return { code: 'title-missing' }
  if (![input.inFavour, input.against, input.abstained].every(isCount)) return { code: 'votes-form' }
  if (isOvercast(input, present)) return { code: 'votes-over', cast: castOf(input), present }
  return tooLong([
    [input.title, longest.title],
    [input.body, longest.body],
  ])
}

export type BecomeRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'became' }
  | { code: 'not-carried' }
  | { code: 'votes-over'; cast: number; present: number }
  | { code: 'severity' }

/** Why nothing comes of a resolution. */
export function refuseBecoming(resolution: Resolution | null, present: number): BecomeRefusal | null {
  if (!resolution) return { code: 'gone' }
  if (resolution.resultId) return { code: 'became' }
  if (isOvercast(resolution, present)) return { code: 'votes-over', cast: castOf(resolution), present }
  return isCarried(resolution, present) ? null : { code: 'not-carried' }
}

/** The newest meeting first; of one day by its hour. */
export const byMeeting = (a: CouncilMeeting, b: CouncilMeeting): number =>
  b.day.localeCompare(a.day) || (b.startsAt ?? '').localeCompare(a.startsAt ?? '') || a.id.localeCompare(b.id)
