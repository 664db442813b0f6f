import { pinyin } from 'pinyin-pro'
import { hashRounds } from '../../lib/slow-hash'
import type { Role, Worker } from './schema'

/** Five wrong PINs in a row lock a name for five minutes (SECURITY.md). */
export const triesAllowed = 5
export const lockOutMs = 5 * 60 * 1000

/** A record keeps its own number, so this one may rise. */
export const pinRounds = hashRounds

export type PinRefusal = { code: 'pin-form' } | { code: 'pin-weak' }
export type NameRefusal = { code: 'name-missing' } | { code: 'name-taken'; retired: boolean }
export type EnrolRefusal = { code: 'not-allowed' } | NameRefusal | PinRefusal
export type FirstDirectorRefusal = { code: 'staff-exists' } | NameRefusal | PinRefusal
export type ChangePinRefusal = { code: 'not-allowed' } | { code: 'unknown' } | SignInRefusal | PinRefusal
export type RetireRefusal = { code: 'not-allowed' } | { code: 'unknown' } | { code: 'self' } | { code: 'last-director' }
export type SignInRefusal =
  | { code: 'unknown' }
  | { code: 'retired' }
  /** How many tries are left. */
  | { code: 'wrong-pin'; left: number }
  /** Until when, milliseconds since 1970. */
  | { code: 'locked'; until: number }

type KeyOf = (...parts: string[]) => string

/** Spaces inside a name are typing habits, not part of it. */
export const tidyName = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ')

/** One member of staff per name and center: two terminals that enrol the same person offline make one record. */
export const workerId = (keyOf: KeyOf, centerCode: string, name: string): string =>
  `worker-${keyOf('worker', centerCode, tidyName(name))}`

/** Syllables apart, `v` for ü, the first character read as a surname: 单 is shan. */
export const namePinyinOf = (name: string): string =>
  pinyin(name, { toneType: 'none', surname: 'head', v: true }).toLowerCase().replace(/\s+/g, ' ')

export const initialsOf = (namePinyin: string): string =>
  namePinyin
    .split(' ')
    .map((syllable) => syllable[0] ?? '')
    .join('')

/** What people choose first, and others try first: 1314 一生一世, 5201 我爱你, a column of the key pad. */
const favourites = new Set([
  '1314',
  '5200',
  '5201',
  '2580',
  '0852',
  '1379',
  '147258',
  '258369',
  '112233',
  '123321',
  '520520',
  '131420',
])

const steps = (pin: string) => [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]))

/** One digit repeated, a run up or down, a part said twice, or a favourite. */
export function isWeakPin(pin: string): boolean {
  const [first, ...rest] = steps(pin)
  const evenSteps = first !== undefined && Math.abs(first) <= 1 && rest.every((step) => step === first)
  const half = pin.length / 2
  const saidTwice = Number.isInteger(half) && pin.slice(0, half) === pin.slice(half)
  return evenSteps || saidTwice || favourites.has(pin)
}

/** A PIN has 4 to 8 digits and is not one of those anyone would try. */
export function refusePin(pin: string): PinRefusal | null {
  if (!/^\d{4,8}$/.test(pin)) return { code: 'pin-form' }
  return isWeakPin(pin) ? { code: 'pin-weak' } : null
}

/** `namesake` is the record that would have the same id, if there is one. */
export function refuseName(name: string, namesake: Pick<Worker, 'active'> | null): NameRefusal | null {
  if (tidyName(name) === '') return { code: 'name-missing' }
  return namesake ? { code: 'name-taken', retired: !namesake.active } : null
}

/** A center is never left without someone who can manage its staff, and nobody locks themselves out by one click. */
export function refuseRetirement(
  worker: Pick<Worker, 'id' | 'role'>,
  actorId: string,
  directorsAtWork: number,
): RetireRefusal | null {
  if (worker.id === actorId) return { code: 'self' }
  return worker.role === ('director' satisfies Role) && directorsAtWork <= 1 ? { code: 'last-director' } : null
}

/** Wrong tries of one name on this device; kept in the local notes, so that a reload does not free it. */
export type Tries = { wrong: number; until: number | null }

/** Until when the name is locked, or null. A clock set back cannot stretch the five minutes. */
export function lockedUntil(tries: Tries | null, now: number): number | null {
  if (!tries?.until || tries.until <= now) return null
  return Math.min(tries.until, now + lockOutMs)
}

/** The tries after one more, counted before the PIN is compared. An expired lock starts anew. */
export function countTry(tries: Tries | null, now: number): Tries {
  const before = tries && (tries.until === null || tries.until > now) ? tries.wrong : 0
  const wrong = before + 1
  return { wrong, until: wrong >= triesAllowed ? now + lockOutMs : null }
}
