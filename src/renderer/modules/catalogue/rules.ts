import { pinyin } from 'pinyin-pro'
import { isDay } from '../../lib/time'
import type { Activity, CatalogueRecord, Duty, Notice } from './schema'
import { offeringKinds } from './schema'

/** What a desk enters by hand. Posts, wishes and co-built projects are claimed, so the members module has them. */
export const entryKinds = ['activity', 'duty', 'notice', 'offering', 'matter'] as const
export type EntryKind = (typeof entryKinds)[number]

export type EntryField =
  | 'title'
  | 'body'
  | 'place'
  | 'startsOn'
  | 'endsOn'
  | 'startsAt'
  | 'endsAt'
  | 'hours'
  | 'quota'
  | 'category'
  | 'materials'
  | 'steps'
  | 'offeringKind'
  | 'onSlides'

/** What a form holds; a field its kind does not have is left out when it is tidied. */
export type EntryInput = Partial<Pick<CatalogueRecord, EntryField>> & { title: string }

/** The fields of each kind, in the order a form asks for them. */
export const fieldsOfKind: { readonly [K in EntryKind]: readonly EntryField[] } = {
  activity: ['title', 'startsOn', 'endsOn', 'startsAt', 'endsAt', 'place', 'hours', 'quota', 'body'],
  duty: ['title', 'place', 'hours', 'body'],
  notice: ['title', 'body', 'startsOn', 'endsOn', 'onSlides'],
  offering: ['title', 'offeringKind', 'quota', 'place', 'startsOn', 'endsOn', 'startsAt', 'endsAt', 'body', 'onSlides'],
  matter: ['title', 'category', 'place', 'materials', 'steps', 'body'],
}

const neededOfKind: { readonly [K in EntryKind]: readonly EntryField[] } = {
  activity: ['title', 'startsOn'],
  duty: ['title'],
  notice: ['title'],
  offering: ['title', 'offeringKind', 'startsOn'],
  matter: ['title'],
}

/** Characters, as the schema has them. */
export const longest = { title: 120, body: 4000, place: 120, category: 60, materials: 200, steps: 300, list: 40 } as const

export type EntryFaultCode =
  | 'missing'
  | 'too-long'
  | 'too-many'
  | 'day-form'
  | 'time-form'
  | 'ends-before'
  | 'hours-form'
  | 'quota-form'
export type EntryFault = { field: EntryField; code: EntryFaultCode }

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const tidyText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[ \t]+/g, ' ')
    .trim()

/** Blanks away, empty fields and those of other kinds left out. */
export function tidyEntry(kind: EntryKind, input: EntryInput): EntryInput {
  const tidied = fieldsOfKind[kind].flatMap((field): [string, unknown][] => {
    const value = input[field]
    const tidy = Array.isArray(value)
      ? value.map(tidyText).filter((line) => line !== '')
      : typeof value === 'string' && field !== 'body'
        ? tidyText(value)
        : typeof value === 'string'
          ? value.trim()
          : value
    return isEmpty(tidy) ? [] : [[field, tidy]]
  })
  return { title: '', ...Object.fromEntries(tidied) }
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Quarters of an hour, to a day at most. */
export const isHours = (hours: number): boolean => hours >= 0 && hours <= 24 && Number.isInteger(hours * 4)

const isQuota = (quota: number): boolean => Number.isInteger(quota) && quota >= 1 && quota <= 10_000

function faultOf(field: EntryField, input: EntryInput): EntryFaultCode | null {
  const value = input[field]
  if (value === undefined) return null
  switch (field) {
    case 'startsOn':
    case 'endsOn':
      return isDay(String(value)) ? null : 'day-form'
    case 'startsAt':
    case 'endsAt':
      return isTime(String(value)) ? null : 'time-form'
    case 'hours':
      return isHours(Number(value)) ? null : 'hours-form'
    case 'quota':
      return isQuota(Number(value)) ? null : 'quota-form'
    case 'materials':
    case 'steps': {
      const lines = input[field] ?? []
      if (lines.length > longest.list) return 'too-many'
      return lines.some((line) => line.length > longest[field]) ? 'too-long' : null
    }
    case 'title':
    case 'body':
    case 'place':
    case 'category':
      return String(value).length > longest[field] ? 'too-long' : null
    case 'offeringKind':
      return offeringKinds.some((known) => known === value) ? null : 'missing'
    case 'onSlides':
      return null
  }
}

/** What is wrong with an entry that was tidied, field by field in the form's order. */
export function faultsOfEntry(kind: EntryKind, input: EntryInput): EntryFault[] {
  const faults = fieldsOfKind[kind].flatMap((field): EntryFault[] => {
    if (neededOfKind[kind].includes(field) && isEmpty(input[field])) return [{ field, code: 'missing' }]
    const code = faultOf(field, input)
    return code ? [{ field, code }] : []
  })
  if (faults.length > 0) return faults
  const { startsOn, endsOn = startsOn, startsAt, endsAt } = input
  if (startsOn && endsOn && endsOn < startsOn) return [{ field: 'endsOn', code: 'ends-before' }]
  if (startsOn === endsOn && startsAt && endsAt && endsAt <= startsAt) return [{ field: 'endsAt', code: 'ends-before' }]
  return []
}

/** A title as it is typed to be found: syllables apart, no tones, `v` for ü. */
export const titlePinyinOf = (title: string): string =>
  pinyin(title.normalize('NFKC'), { toneType: 'none', v: true, nonZh: 'consecutive' }).toLowerCase().slice(0, 400)

/** The days of an activity (活动); one without an end lasts the one day it begins on. */
export const isWithinDays = ({ startsOn, endsOn }: Pick<Activity, 'startsOn' | 'endsOn'>, day: string): boolean =>
  startsOn <= day && day <= (endsOn ?? startsOn)

/** Whether somebody can check in on a day: to an activity on its days, to a standing duty (常设任务) while it is open. */
export const isOpenOn = (entry: Activity | Duty, day: string): boolean =>
  entry.open !== false && (entry.kind === 'duty' || isWithinDays(entry, day))

/** Whether a notice (通知) is shown on a day; one without days is always shown. */
export const isShownOn = ({ startsOn, endsOn }: Pick<Notice, 'startsOn' | 'endsOn'>, day: string): boolean =>
  (startsOn ?? day) <= day && day <= (endsOn ?? day)

/** Whether an entry is over: closed by hand, or its last day has passed. */
export function isOver(entry: Pick<CatalogueRecord, 'kind' | 'open' | 'startsOn' | 'endsOn'>, day: string): boolean {
  if (entry.open === false) return true
  if (entry.kind === 'notice') return entry.endsOn !== undefined && entry.endsOn < day
  const last = entry.endsOn ?? entry.startsOn
  return last !== undefined && last < day
}

/** Whether an entry is over at a time (`HH:MM`) of a day: also when it ends earlier on that day. */
export function isOverAt(
  entry: Pick<CatalogueRecord, 'kind' | 'open' | 'startsOn' | 'endsOn' | 'endsAt'>,
  day: string,
  time: string,
): boolean {
  if (isOver(entry, day)) return true
  const last = entry.endsOn ?? entry.startsOn
  return last === day && entry.endsAt !== undefined && entry.endsAt <= time
}

const ofTour = 'offering-stop-'
const ofSession = 'offering-session-'

/** An offering that is a sitting of a tour (collection `tours`) has its id; it is kept by that module and edited there. */
export const offeringOfStop = (stopId: string): string => `offering-${stopId}`
export const isOfTour = (offeringId: string): boolean => offeringId.startsWith(ofTour)
/** The sitting an offering shows; null of a course, or of a tour that was entered by hand. */
export const stopOfOffering = (offeringId: string): string | null =>
  isOfTour(offeringId) ? offeringId.slice('offering-'.length) : null

/** An offering that is a session of the academy (collection `sessions`) has its id; it is kept by that module and edited there. */
export const offeringOfSession = (sessionId: string): string => `offering-${sessionId}`
export const isOfSession = (offeringId: string): boolean => offeringId.startsWith(ofSession)
/** The session an offering shows; null of any other. */
export const sessionOfOffering = (offeringId: string): string | null =>
  isOfSession(offeringId) ? offeringId.slice('offering-'.length) : null

/** Whether an entry follows from records of another module and is edited there. */
export const isKeptElsewhere = (entryId: string): boolean => isOfTour(entryId) || isOfSession(entryId)

/** Places nobody has yet; null where as many come as like. Below 1 the next is on the waiting list (候补). */
export const placesLeft = ({ quota, taken = 0 }: Pick<CatalogueRecord, 'quota' | 'taken'>): number | null =>
  quota === undefined ? null : Math.max(0, quota - taken)
