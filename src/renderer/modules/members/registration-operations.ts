import type { Context } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { memberId, registrationId } from './ids'
import { keepCards } from './member-cards'
import { type FaultyMember, memberOf, newCode } from './member-operations'
import { memberById, registrationsOf } from './member-queries'
import {
  earlierLine,
  faultsOfMember,
  type MemberInput,
  namesakesOf,
  type RegistrationKind,
  type RegistrationRefusal,
  refuseRegistration,
  tidyMember,
} from './member-rules'
import type { Member, Registration } from './schema'
import { type Gone, type NotAllowed, unitOf } from './unit-operations'
import { membersOfUnit } from './unit-queries'

/** The same name in the same unit with another phone: whoever stands at the desk says whether it is the same person. */
export type Namesakes = { code: 'namesakes'; members: Pick<Member, 'id' | 'name' | 'phone'>[] }
export type RegisterRefusal = NotAllowed | FaultyMember | RegistrationRefusal | Namesakes | { code: 'unit-gone' }

export type RegisterInput = MemberInput & {
  registrationKind: RegistrationKind
  /** Decides about namesakes: the member it is, or somebody else. */
  as?: { memberId: string } | 'another'
  receiptNo?: string
  /** The application is refused with this reason: it is kept, and the member is not registered. */
  refusedBecause?: string
}

export type Registered = { member: Member; registration: Registration }

const registrationsOfMember = async (context: Context, id: string): Promise<Registration[]> =>
  (await registrationsOf(context.data, id).exec()).map((found) => found.toMutableJSON() as Registration)

async function identify(context: Context, input: RegisterInput): Promise<Result<string, Namesakes>> {
  const id = memberId(context.keyOf, input)
  if (typeof input.as === 'object') return done(input.as.memberId)
  if (await memberOf(context, id)) return done(id)
  const ofUnit = (await membersOfUnit(context.data, input.unitId).exec()).map((found) => found.toMutableJSON() as Member)
  const namesakes = namesakesOf(ofUnit, input)
  const same = namesakes.find(({ phone }) => phone !== undefined && phone === input.phone)
  if (same) return done(same.id)
  if (namesakes.length === 0 || input.as === 'another') return done(id)
  return refused({ code: 'namesakes', members: namesakes.map(({ id: one, name, phone }) => ({ id: one, name, phone })) })
}

/** The member as the form has it: a new record, or what the form knows better of one that stands. */
async function writeMember(context: Context, id: string, input: RegisterInput): Promise<Member> {
  const { name, unitId, citizenNumber, phone, position, politicalStatus, skills, estateId, note } = input
  const told = { citizenNumber, phone, position, politicalStatus, skills, estateId, note }
  const before = await memberOf(context, id)
  if (before) {
    const better = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
    return (await context.change('members', id, better)) as Member
  }
  const draft = {
    ...told,
    id,
    kind: 'member',
    name,
    unitId,
    namePinyin: namePinyin(name),
    personalCode: await newCode(context, id),
  } as const
  return (await context.write('members', draft)) as Member
}

/**
 * 报到, at the desk or from a kiosk's intake: the member, if new, and a registration with this center. The ids say what may be there
 * once, so a person registered on two terminals that were apart is one member with one registration of each kind.
 */
export async function register(context: Context, input: RegisterInput): Promise<Result<Registered, RegisterRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const tidy = tidyMember(input)
  const today = dayOf(context.clock())
  const faults = faultsOfMember(tidy, today)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  if (input.refusedBecause?.trim() === '') return refused({ code: 'reason-missing' })
  const unit = await unitOf(context, tidy.unitId)
  if (!unit?.active) return refused({ code: 'unit-gone' })
  const identified = await identify(context, tidy)
  if (!identified.ok) return identified
  const refusal = refuseRegistration(await registrationsOfMember(context, identified.value), tidy.registrationKind)
  if (refusal) return refused(refusal)
  const member = await writeMember(context, identified.value, tidy)
  const registration = await writeRegistration(context, member.id, tidy, today)
  await keepCards(context, [member.id])
  return done({ member, registration })
}

async function writeRegistration(
  context: Context,
  ofMember: string,
  { registrationKind, receiptNo, refusedBecause }: RegisterInput,
  today: string,
): Promise<Registration> {
  const communityCode = context.centerCode
  const id = registrationId(context.keyOf, { memberId: ofMember, registrationKind, communityCode })
  const state = {
    registrationStatus: refusedBecause ? 'refused' : 'active',
    startsOn: today,
    receiptNo,
    endsOn: refusedBecause ? today : undefined,
    reason: refusedBecause?.trim(),
  } as const
  const found = await memberById(context.data, id).exec()
  if (!found) {
    const draft = { ...state, id, kind: 'registration', memberId: ofMember, registrationKind, communityCode } as const
    return (await context.write('members', draft)) as Registration
  }
  const before = found.toMutableJSON() as Registration
  const note = [before.note, earlierLine(before)].filter((line) => line).join('\n')
  return (await context.change('members', id, { ...state, note: note.slice(-1000) })) as Registration
}

async function registrationOf(context: Context, id: string): Promise<Registration | null> {
  const found = await memberById(context.data, id).exec()
  return found?.kind === 'registration' ? (found.toMutableJSON() as Registration) : null
}

type CloseRefusal = NotAllowed | Gone | RegistrationRefusal

async function close(
  context: Context,
  { id, reason }: { id: string; reason: string },
  registrationStatus: 'ended' | 'refused',
): Promise<Result<Registration, CloseRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const registration = await registrationOf(context, id)
  if (!registration) return refused({ code: 'gone' })
  if (registration.registrationStatus !== 'active') return refused({ code: 'not-active' })
  if (reason.trim() === '') return refused({ code: 'reason-missing' })
  const patch = { registrationStatus, reason: reason.trim().slice(0, 300), endsOn: dayOf(context.clock()) }
  const changed = await context.change('members', id, patch)
  await keepCards(context, [registration.memberId])
  return done(changed as Registration)
}

/** A registration that was made and is not right: 未通过, with its reason. The record stays. */
export const refuseRegistered = (context: Context, input: { id: string; reason: string }) => close(context, input, 'refused')

/** A member moved away, changed the unit, retired: 已结束, with its reason. The record stays. */
export const endRegistration = (context: Context, input: { id: string; reason: string }) => close(context, input, 'ended')

/** The number of the receipt, given once: a reprint bears the same. Answers the one that stands. */
export async function giveReceiptNo(
  context: Context,
  input: { id: string; receiptNo: string },
): Promise<Result<string, NotAllowed | Gone>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const registration = await registrationOf(context, input.id)
  if (!registration) return refused({ code: 'gone' })
  if (registration.receiptNo) return done(registration.receiptNo)
  await context.change('members', input.id, { receiptNo: input.receiptNo })
  return done(input.receiptNo)
}
