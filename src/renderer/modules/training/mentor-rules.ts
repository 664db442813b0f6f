import { isPhone } from '../../lib/national/phone'
import { isDay } from '../../lib/time'
import type { Goal, MentorGroup, MentorPairing } from './schema'

/** "1+10": one mentor with ten at the most. */
export const mostMentees = 10

/** Why a pairing does not stand: the worker has another mentor, the ten are complete, or the group has ended. */
export type LostWhy = 'other-mentor' | 'full' | 'group-ended'
/** `to`: the pairing that stands instead, where it is the worker's own. */
export type LostPairing = { pairing: MentorPairing; why: LostWhy; to: MentorPairing | null }
export type Pairings = { standing: MentorPairing[]; lost: LostPairing[] }

const placeOf = ({ pairedAt, id }: Pick<MentorPairing, 'pairedAt' | 'id'>): string => `${pairedAt} ${id}`
const paired = (a: MentorPairing, b: MentorPairing): number => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0)

export const isRunning = ({ endsOn }: { endsOn?: string }): boolean => endsOn === undefined

/**
 * Which pairings stand, of all there are: who was paired earlier (then by id) comes first, a worker has one mentor and a mentor ten
 * workers. The order is a total one of what the records themselves say, so two stations, or two centers whose records met, come to the
 * same answer whatever reached them first. Pairings that ended are in neither list.
 */
export function standingPairings(
  pairings: readonly MentorPairing[],
  groups: readonly Pick<MentorGroup, 'id' | 'endsOn'>[],
): Pairings {
  const endedGroups = new Set(groups.filter((group) => !isRunning(group)).map(({ id }) => id))
  const mentored = new Map<string, MentorPairing>()
  const taken = new Map<string, number>()
  const standing: MentorPairing[] = []
  const lost: LostPairing[] = []
  for (const pairing of pairings.filter(isRunning).sort(paired)) {
    const to = mentored.get(pairing.learnerId)
    const inGroup = taken.get(pairing.mentorGroupId) ?? 0
    if (endedGroups.has(pairing.mentorGroupId)) lost.push({ pairing, why: 'group-ended', to: null })
    else if (to) lost.push({ pairing, why: 'other-mentor', to })
    else if (inGroup >= mostMentees) lost.push({ pairing, why: 'full', to: null })
    else {
      standing.push(pairing)
      mentored.set(pairing.learnerId, pairing)
      taken.set(pairing.mentorGroupId, inGroup + 1)
    }
  }
  return { standing, lost }
}

/** The mentor of a worker, where one stands; `name` is '' where the group is known at another center only. */
export function mentorOfLearner(
  pairings: readonly MentorPairing[],
  groups: readonly MentorGroup[],
  learnerId: string,
): { mentorGroupId: string; name: string; since: string } | null {
  const own = standingPairings(pairings, groups).standing.find((pairing) => pairing.learnerId === learnerId)
  if (!own) return null
  const name = groups.find(({ id }) => id === own.mentorGroupId)?.name ?? ''
  return { mentorGroupId: own.mentorGroupId, name, since: own.startsOn }
}

const inChinese = new Intl.Collator('zh-CN')
/** People are never in any other order. */
export const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  inChinese.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)

/** What is still to be done by its day, then what was done, the latest first. */
export function byDue(a: Goal, b: Goal): number {
  if (!a.doneOn !== !b.doneOn) return a.doneOn ? 1 : -1
  if (a.doneOn && b.doneOn) return b.doneOn.localeCompare(a.doneOn)
  return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || (a.id < b.id ? -1 : 1)
}

export const latestFirst = (a: { day: string; id: string }, b: { day: string; id: string }): number =>
  b.day.localeCompare(a.day) || (a.id < b.id ? -1 : 1)

const plain = (text: string | undefined): string | undefined => text?.normalize('NFKC').trim() || undefined
/** Text as a record keeps it; what is empty is not there. */
export const kept = (text: string | undefined): string | undefined => text?.trim() || undefined

export type GroupInput = {
  name: string
  phone: string
  role?: string
  organisation?: string
  body?: string
  startsOn?: string
  note?: string
}

export const tidyGroup = (input: GroupInput): GroupInput => ({
  name: plain(input.name)?.replace(/\s+/g, ' ') ?? '',
  phone: plain(input.phone)?.replace(/\s/g, '') ?? '',
  role: kept(input.role),
  organisation: kept(input.organisation),
  body: kept(input.body),
  startsOn: plain(input.startsOn),
  note: kept(input.note),
})

export type GroupRefusal =
  | { code: 'not-allowed' }
  | { code: 'group-gone' }
  | { code: 'name-missing' }
  | { code: 'phone-missing' }
  | { code: 'phone-form' }
  | { code: 'day-form' }
  | { code: 'mentor-taken' }
  | { code: 'mentor-ended' }
  | { code: 'not-ended' }

/** What is wrong with a group as typed (after `tidyGroup`); `others` are all groups but itself. */
export function refuseGroup(input: GroupInput, others: readonly MentorGroup[]): GroupRefusal | null {
  if (input.name === '') return { code: 'name-missing' }
  if (input.phone === '') return { code: 'phone-missing' }
  if (!isPhone(input.phone)) return { code: 'phone-form' }
  if (input.startsOn && !isDay(input.startsOn)) return { code: 'day-form' }
  const same = others.find(({ name, phone }) => name === input.name && phone === input.phone)
  if (!same) return null
  return { code: isRunning(same) ? 'mentor-taken' : 'mentor-ended' }
}

export type PairRefusal =
  | { code: 'not-allowed' }
  | { code: 'group-gone' }
  | { code: 'group-ended' }
  | { code: 'learner-missing' }
  | { code: 'day-form' }
  | { code: 'day-future' }
  | { code: 'already-in-group' }
  | { code: 'other-mentor'; name: string }
  | { code: 'full' }
  | { code: 'own-mentor' }

type Learner = { id: string; name: string; phone?: string }

/** Whether a worker may be paired with this mentor, as far as this station knows. */
export function refusePair(
  group: MentorGroup | null,
  learner: Learner | null,
  startsOn: string,
  known: { pairings: readonly MentorPairing[]; groups: readonly MentorGroup[]; today: string },
): PairRefusal | null {
  if (!group) return { code: 'group-gone' }
  if (!isRunning(group)) return { code: 'group-ended' }
  if (!learner) return { code: 'learner-missing' }
  if (!isDay(startsOn)) return { code: 'day-form' }
  if (startsOn > known.today) return { code: 'day-future' }
  if (learner.name === group.name && learner.phone === group.phone) return { code: 'own-mentor' }
  // One that does not stand has to be ended too: its place may fall free, and then there would be two.
  const own = known.pairings.filter((pairing) => isRunning(pairing) && pairing.learnerId === learner.id)
  if (own.some(({ mentorGroupId }) => mentorGroupId === group.id)) return { code: 'already-in-group' }
  const [other] = own
  if (other) return { code: 'other-mentor', name: known.groups.find(({ id }) => id === other.mentorGroupId)?.name ?? '' }
  const { standing } = standingPairings(known.pairings, known.groups)
  const inGroup = standing.filter(({ mentorGroupId }) => mentorGroupId === group.id)
  return inGroup.length >= mostMentees ? { code: 'full' } : null
}

export type EndRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'already-ended' }
  | { code: 'reason-missing' }
  | { code: 'day-form' }
  | { code: 'day-future' }
  | { code: 'days-order' }

/** A group or a pairing ends on a day that has come, not before it began, and with a reason. */
export function refuseEnd(
  record: { startsOn?: string; endsOn?: string } | null,
  ending: { endsOn: string; reason: string },
  today: string,
): EndRefusal | null {
  if (!record) return { code: 'gone' }
  if (!isRunning(record)) return { code: 'already-ended' }
  if (ending.reason.trim() === '') return { code: 'reason-missing' }
  if (!isDay(ending.endsOn)) return { code: 'day-form' }
  if (ending.endsOn > today) return { code: 'day-future' }
  return ending.endsOn < (record.startsOn ?? '') ? { code: 'days-order' } : null
}
