import type { registrationKinds } from './schema'

type KeyOf = (...parts: string[]) => string

/** The unit a center calls so: its credit code where it is known when it is first written, else its name. */
export const unitId = (keyOf: KeyOf, unit: { creditCode?: string; name: string }): string =>
  `unit-${keyOf('unit', unit.creditCode ?? unit.name)}`

/** The same person is one member in the whole city: by citizen number, else by unit, name and phone. */
export const memberId = (
  keyOf: KeyOf,
  member: { citizenNumber?: string; unitId: string; name: string; phone?: string },
): string =>
  member.citizenNumber
    ? `member-${keyOf('member', member.citizenNumber)}`
    : `member-${keyOf('member', member.unitId, member.name, member.phone ?? '')}`

/** One of a kind for a member and a community: registered twice offline it is one. */
export const registrationId = (
  keyOf: KeyOf,
  registration: { memberId: string; registrationKind: (typeof registrationKinds)[number]; communityCode: string },
): string => `registration-${keyOf(registration.memberId, registration.registrationKind, registration.communityCode)}`

/** One check-in for a member, an activity and a day. */
export const checkInId = (keyOf: KeyOf, day: string, activityId: string, memberId: string): string =>
  `checkin-${keyOf('checkin', day, activityId, memberId)}`

/** A claimant claims a thing once. */
export const claimId = (keyOf: KeyOf, claim: { targetId: string; memberId?: string; unitId?: string }): string =>
  `claim-${keyOf('claim', claim.targetId, claim.memberId ?? '', claim.unitId ?? '')}`

/** The masked card a kiosk shows of a member (collection catalogue). */
export const memberCardId = (memberId: string): string => `card-${memberId}`

/** The name of a sending unit as a kiosk offers it (collection catalogue). */
export const unitCardId = (unitId: string): string => `card-${unitId}`
