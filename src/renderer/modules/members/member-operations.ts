import type { Context } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { keepCards } from './member-cards'
import { allMembers, memberById } from './member-queries'
import { faultsOfMember, freeCode, type MemberFault, type MemberInput, tidyMember, withoutOwnCode } from './member-rules'
import type { Member } from './schema'
import { keepUnitCards } from './unit-cards'
import type { Gone, NotAllowed } from './unit-operations'
import { unitOf } from './unit-operations'

export type FaultyMember = { code: 'faulty'; faults: MemberFault[] }

export async function memberOf(context: Context, id: string): Promise<Member | null> {
  const found = await memberById(context.data, id).exec()
  return found?.kind === 'member' ? (found.toMutableJSON() as Member) : null
}

export const membersOf = async (context: Context): Promise<Member[]> =>
  (await allMembers(context.data).exec()).map((member) => member.toJSON() as Member)

const codesOf = (members: readonly Member[]): Set<string> => new Set(members.flatMap(({ personalCode }) => personalCode ?? []))

/** A code nobody of the center has, as far as this terminal knows; `settleCodes` sees to the rest. */
export const newCode = async (context: Context, memberId: string): Promise<string> =>
  freeCode(context.keyOf, memberId, codesOf(await membersOf(context)))

/** Changes fields of a member; `undefined` clears one. Faults that stood before keep nobody from mending something else. */
export async function editMember(
  context: Context,
  input: { id: string; change: Partial<MemberInput> },
): Promise<Result<Member, NotAllowed | Gone | FaultyMember>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const before = await memberOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  const today = dayOf(context.clock())
  const after = tidyMember<MemberInput>({ ...before, ...input.change })
  const stood = faultsOfMember(before, today).map(({ code }) => code)
  const faults = faultsOfMember(after, today).filter(({ code }) => !stood.includes(code))
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  if (after.unitId !== before.unitId && !(await unitOf(context, after.unitId))) return refused({ code: 'gone' })
  const fields = Object.fromEntries(Object.keys(input.change).map((field) => [field, after[field as keyof MemberInput]]))
  const patch = 'name' in input.change ? { ...fields, namePinyin: namePinyin(after.name) } : fields
  const changed = await context.change('members', before.id, patch)
  await keepCards(context, [before.id])
  return done(changed as Member)
}

/** Another personal code, where somebody else came to know it. */
export async function renewCode(context: Context, id: string): Promise<Result<Member, NotAllowed | Gone>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  if (!(await memberOf(context, id))) return refused({ code: 'gone' })
  const changed = await context.change('members', id, { personalCode: await newCode(context, id) })
  await keepCards(context, [id])
  return done(changed as Member)
}

/**
 * Puts in order what several terminals wrote while they were apart: each member has a personal code of their own, and the
 * kiosks' cards say what the registrations and the directory say. Writes nothing where all is well; answers how many codes were
 * given anew.
 */
export async function settleMembers(context: Context): Promise<number> {
  if (!context.may('members.write')) return 0
  const members = await membersOf(context)
  const taken = codesOf(members)
  const renewed = new Map<string, string>()
  for (const id of withoutOwnCode(members)) {
    const code = freeCode(context.keyOf, id, taken)
    taken.add(code)
    renewed.set(id, code)
  }
  await context.changeMany('members', [...renewed.keys()], ({ id }) => ({ personalCode: renewed.get(id) }))
  await keepCards(context)
  await keepUnitCards(context)
  return renewed.size
}
