import { isPhone } from '../../lib/national/phone'
import { longest, tidyText } from './course-rules'
import type { LearnerKey } from './ids'
import type { Learner, Session } from './schema'

/** Somebody who signs up, as typed or as the roster has them. */
export type Who = {
  name: string
  phone?: string | undefined
  residentId?: string | undefined
  organisation?: string | undefined
  guardianName?: string | undefined
  guardianPhone?: string | undefined
}

export type WhoFault =
  | 'name-missing'
  | 'name-long'
  | 'phone-missing'
  | 'phone-form'
  | 'guardian-missing'
  | 'guardian-phone-missing'
  | 'guardian-phone-form'

export type EnrolRefusal =
  | { code: 'not-allowed' }
  /** The session is not known here. */
  | { code: 'unknown' }
  | { code: 'cancelled' }
  /** Closed, or its last day is past. */
  | { code: 'over' }
  /** `id` is the sign-up they have. */
  | { code: 'already-signed-up'; id: string }
  | { code: WhoFault }
export type LeaveRefusal = { code: 'not-allowed' | 'unknown' }

const tidyPhone = (phone: string | undefined): string | undefined =>
  phone?.normalize('NFKC').replace(/[\s]/g, '').trim() || undefined

export function tidyWho(who: Who): Who {
  const { residentId, organisation } = who
  return {
    name: tidyText(who.name) ?? '',
    phone: tidyPhone(who.phone),
    residentId,
    organisation: tidyText(organisation)?.slice(0, longest.organisation),
    guardianName: tidyText(who.guardianName),
    guardianPhone: tidyPhone(who.guardianPhone),
  }
}

/**
 * What is missing of somebody: a worker is known by name and phone in every center; a resident who is not from the roster can only be
 * reached by phone; a minor comes with a guardian (监护人) who can be called.
 */
export function faultOfWho(who: Who, audience: Session['audience']): WhoFault | null {
  const { name, phone, residentId, guardianName = '', guardianPhone } = who
  if (name === '') return 'name-missing'
  if (name.length > longest.name || guardianName.length > longest.name) return 'name-long'
  if (phone && !isPhone(phone)) return 'phone-form'
  if (audience === 'minor') {
    if (guardianName === '') return 'guardian-missing'
    if (!guardianPhone) return 'guardian-phone-missing'
    return isPhone(guardianPhone) ? null : 'guardian-phone-form'
  }
  const isReachable = audience === 'resident' && residentId !== undefined
  return phone || isReachable ? null : 'phone-missing'
}

/** What makes the id of somebody; ask `faultOfWho` first. */
export function keyOfWho({ name, phone = '', residentId, guardianPhone = '' }: Who, audience: Session['audience']): LearnerKey {
  if (audience === 'minor') return { audience, name, guardianPhone }
  if (audience === 'worker') return { audience, name, phone }
  return residentId ? { audience, residentId } : { audience, name, phone }
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/**
 * The learner somebody already is: the same resident, or one of that name who has that phone (of a minor the guardian's). Null where
 * there is none, or where two could be meant.
 */
export function sameLearner<L extends Learner>(learners: readonly L[], who: Who, audience: Session['audience']): L | null {
  const own = learners.filter((learner) => learner.audience === audience)
  const named = own.filter(({ name }) => bare(name) === bare(who.name))
  if (audience === 'minor') return named.find(({ guardianPhone }) => guardianPhone === who.guardianPhone) ?? null
  const resident = who.residentId && own.find(({ residentId }) => residentId === who.residentId)
  if (resident) return resident
  const reached = named.filter(
    ({ phone, residentId }) => phone && phone === who.phone && (!residentId || !who.residentId || residentId === who.residentId),
  )
  return reached.length === 1 ? (reached[0] ?? null) : null
}
