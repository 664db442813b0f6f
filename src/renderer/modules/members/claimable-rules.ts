import { isDay } from '../../lib/time'
import type { coCreationStages } from '../catalogue/schema'
import type { Claimable, NotAllowed } from './claim-rules'

/** What a form fills in of a post, a wish or a co-built project. `quota` null: as many as come. */
export type ClaimableInput = {
  kind: Claimable['kind']
  title: string
  quota: number | null
  body?: string
  place?: string
  category?: string
  stage?: (typeof coCreationStages)[number]
  startsOn?: string
  endsOn?: string
}

/** Whose wish it is: kept at the center, never shown with the wish. */
export type Wisher = { name?: string; phone?: string; room?: string }

export type ClaimableField = 'title' | 'body' | 'quota' | 'startsOn' | 'endsOn'

/** Anyone reads it, and it says who wished. */
export type SaysWho = { code: 'says-name' | 'says-phone' | 'says-room'; field: 'title' | 'body' }

export type ClaimableRefusal =
  | NotAllowed
  | { code: 'gone' }
  | { code: 'exists' }
  | { code: 'title-missing' }
  | { code: 'title-long' }
  | { code: 'quota-form' }
  /** More hold a place than there would be. */
  | { code: 'quota-below'; held: number }
  | { code: 'day-form'; field: 'startsOn' | 'endsOn' }
  | { code: 'days-order' }
  | SaysWho

export const longestTitle = 120
export const mostPlaces = 10_000

const trimmed = (text: string | undefined): string | undefined => text?.trim() || undefined
/** What is compared has one width; what people read keeps its Chinese punctuation. */
const plain = (text: string | undefined): string | undefined => trimmed(text?.normalize('NFKC'))

export const tidyClaimable = (input: ClaimableInput): ClaimableInput => ({
  ...input,
  title: input.title.trim().replace(/\s+/g, ' '),
  body: trimmed(input.body),
  place: trimmed(input.place),
  category: trimmed(input.category),
  startsOn: plain(input.startsOn),
  endsOn: plain(input.endsOn),
})

export const tidyWisher = (wisher: Wisher): Wisher => ({
  name: plain(wisher.name)?.replace(/\s+/g, ''),
  phone: plain(wisher.phone)?.replace(/[\s-]/g, ''),
  room: plain(wisher.room)?.replace(/\s+/g, ''),
})

/** Seven digits in a row, however they are spaced, are a phone number or worse. */
const longNumber = /\d(?:[\s\-—.·]?\d){6,}/
/** 3栋2单元501, 501室, 3-2-501, 2单元: where somebody lives. */
const roomWords = /\d+\s*(?:栋|幢|号楼|座|单元|室|号房|门)|\d+\s*[-—]\s*\d+\s*[-—]\s*\d{3,4}/

function whatIsSaid(text: string, wisher: Wisher): 'says-name' | 'says-phone' | 'says-room' | null {
  const said = text.normalize('NFKC')
  const bare = said.replace(/\s+/g, '')
  if (longNumber.test(said) || (wisher.phone && bare.includes(wisher.phone))) return 'says-phone'
  if (roomWords.test(said) || (wisher.room && bare.includes(wisher.room))) return 'says-room'
  return wisher.name && bare.includes(wisher.name) ? 'says-name' : null
}

/**
 * 微心愿 are read at kiosks by anyone: what is published says neither who wished, nor a phone, nor a room. What the desk typed about
 * the wisher must not stand in it either.
 */
export function refusePublic(input: Pick<ClaimableInput, 'title' | 'body'>, wisher: Wisher): SaysWho | null {
  for (const field of ['title', 'body'] as const) {
    const code = whatIsSaid(input[field] ?? '', wisher)
    if (code) return { code, field }
  }
  return null
}

/** What is wrong with a post, a wish or a project as typed (after `tidyClaimable`). `held` is how many places are taken. */
export function refuseClaimable(input: ClaimableInput, wisher: Wisher, held: number): ClaimableRefusal | null {
  const { title, quota, startsOn, endsOn } = input
  if (title === '') return { code: 'title-missing' }
  if (title.length > longestTitle) return { code: 'title-long' }
  if (quota === null ? input.kind === 'post' : !Number.isInteger(quota) || quota < 1 || quota > mostPlaces)
    return { code: 'quota-form' }
  if (quota !== null && quota < held) return { code: 'quota-below', held }
  if (startsOn && !isDay(startsOn)) return { code: 'day-form', field: 'startsOn' }
  if (endsOn && !isDay(endsOn)) return { code: 'day-form', field: 'endsOn' }
  if (startsOn && endsOn && endsOn < startsOn) return { code: 'days-order' }
  return input.kind === 'wish' ? refusePublic(input, wisher) : null
}

type KeyOf = (...parts: string[]) => string

/**
 * A post and a project are one for a center and a title, so that two stations that enter it offline make one. Two people may wish the
 * same: a wish is made of nothing but chance.
 */
export const claimableId = (
  keyOf: KeyOf,
  claimable: { kind: Claimable['kind']; title: string; centerCode: string; chance: string },
): string =>
  claimable.kind === 'wish'
    ? `wish-${claimable.chance}`
    : `${claimable.kind}-${keyOf(claimable.kind, claimable.centerCode, claimable.title)}`

/** One for a wish. */
export const wisherId = (keyOf: KeyOf, wishId: string): string => `wisher-${keyOf('wisher', wishId)}`

/** A wish of a kiosk is one of its intake's, whichever desk accepts it. */
export const intakeWishId = (keyOf: KeyOf, intakeId: string): string => `wish-${keyOf('wish', intakeId)}`

/** Characters of a title made of what somebody wrote at length. */
const shortTitle = 40

/**
 * What a kiosk hands in as one text, as a wish is published: the subject chosen there (`家电维修：…`) is its category, its first sentence
 * the title, and the whole the body where it says more.
 */
export function handedInWish(text: string): Pick<ClaimableInput, 'title' | 'body' | 'category'> {
  const [, subject, rest = ''] = /^([^\s，。！？；：,.!?;:]{1,30})：([\s\S]+)$/.exec(text.trim()) ?? []
  const said = (subject ? rest : text).trim()
  const sentence = (/^[^。！？；\n]+/.exec(said)?.[0] ?? said).trim()
  const letters = [...sentence]
  const title = letters.length > shortTitle ? `${letters.slice(0, shortTitle - 1).join('')}…` : sentence
  const says = said.replace(/[。！？；]$/, '') === title ? {} : { body: said }
  return { title: title || said.slice(0, shortTitle), ...says, ...(subject ? { category: subject } : {}) }
}
