import type { Context, Draft } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf, instantOf } from '../../lib/time'
import { ensureDwelling, ensureHousehold, type KnownPlaces, placeOf, type Seat } from './homes'
import { residentId } from './ids'
import {
  completePerson,
  type DayFault,
  type EraseReason,
  faultsOf,
  type PersonFault,
  type PersonInput,
  type PlaceFault,
  refuseDay,
  type Surroundings,
  tidyPerson,
  verificationOf,
} from './rules'
import type { Resident } from './schema'

export type NotAllowed = { code: 'not-allowed' }
/** Somebody erased the record meanwhile. */
export type Gone = { code: 'gone' }
export type Faulty = { code: 'faulty'; faults: PersonFault[] }
/** The same citizen number (or, without one, the same name in the same dwelling) stands in the roster. */
export type AlreadyHere = { code: 'already-here'; id: string; name: string }

/** Where a new person lives: in a household that is there, at an address, or nobody knows yet. */
export type NewHome =
  | { kind: 'household'; householdId: string; memberIds: readonly string[] }
  | { kind: 'seat'; seat: Seat; known?: KnownPlaces }
  | { kind: 'unknown' }

export const residentOf = async (context: Context, id: string): Promise<Resident | null> => {
  const found = await context.data.residents.findOne(id).exec()
  return found ? (found.toMutableJSON() as Resident) : null
}

/** The members of a household as the index knows them; those who were erased meanwhile are left out. */
export async function residentsOf(context: Context, ids: readonly string[]): Promise<Resident[]> {
  if (ids.length === 0) return []
  const found = await context.data.residents.findByIds([...ids]).exec()
  return ids.flatMap((id) => {
    const resident = found.get(id)
    return resident ? [resident.toMutableJSON() as Resident] : []
  })
}

const todayOf = (context: Context): string => dayOf(context.clock())

/** The record with this number, if another person stands under its id the name decides, as for people without a number. */
async function newResidentId(
  context: Context,
  person: PersonInput,
  dwellingId: string | undefined,
): Promise<Result<string, AlreadyHere>> {
  for (const identity of [person, { ...person, citizenNumber: undefined }]) {
    const id = residentId(context.keyOf, { ...identity, dwellingId })
    const there = await residentOf(context, id)
    if (!there) return done(id)
    if (there.citizenNumber === identity.citizenNumber) return refused({ code: 'already-here', id, name: there.name })
  }
  return refused({ code: 'already-here', id: '', name: person.name })
}

type AddRefusal = NotAllowed | Gone | Faulty | AlreadyHere | PlaceFault

/** Adds a person, with the places of their address where those are new. A householder at an address starts a household. */
export async function addResident(
  context: Context,
  input: { person: PersonInput; home: NewHome },
): Promise<Result<Resident, AddRefusal>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const { home } = input
  const today = todayOf(context)
  const person = completePerson(tidyPerson(input.person), today)
  const others = home.kind === 'household' ? await residentsOf(context, home.memberIds) : []
  const inHousehold = home.kind === 'household' || (home.kind === 'seat' && person.relationToHead === '02')
  const faults = faultsOf(person, { today, inHousehold, others })
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  if (person.citizenNumber) {
    const twin = await newResidentId(context, person, undefined)
    if (!twin.ok) return twin
  }
  const settled = await settle(context, home, person)
  if (!settled.ok) return settled
  const id = await newResidentId(context, person, settled.value.dwellingId)
  if (!id.ok) return id
  const draft: Draft<'residents'> = {
    ...person,
    ...settled.value,
    id: id.value,
    namePinyin: namePinyin(person.name),
    sex: person.sex ?? '0',
    presence: 'present',
    verification: verificationOf(person),
  }
  return done(await context.write('residents', draft))
}

type Settled = { dwellingId?: string; householdId?: string }

async function settle(
  context: Context,
  home: NewHome,
  person: PersonInput,
): Promise<Result<Settled, NotAllowed | Gone | PlaceFault>> {
  if (home.kind === 'unknown') return done({})
  if (home.kind === 'household') {
    const household = await placeOf(context, home.householdId)
    return household ? done({ dwellingId: household.parentId, householdId: household.id }) : refused({ code: 'gone' })
  }
  const dwelling = await ensureDwelling(context, home)
  if (!dwelling.ok) return dwelling
  if (person.relationToHead !== '02') return done({ dwellingId: dwelling.value.id })
  const household = await ensureHousehold(context, dwelling.value.id, person.name)
  return done({ dwellingId: dwelling.value.id, householdId: household.id })
}

type Change = Partial<{ [F in keyof PersonInput]: PersonInput[F] | undefined }>

/** Faults that stood before the change, for example from an import, do not keep anyone from mending something else. */
function newFaults(before: PersonInput, after: PersonInput, around: Surroundings): PersonFault[] {
  const stood = faultsOf(before, around).map(({ field, code }) => `${field} ${code}`)
  return faultsOf(after, around).filter(({ field, code }) => !stood.includes(`${field} ${code}`))
}

/**
 * Changes fields of a person; `undefined` clears one. `memberIds` are the others of the household. The number brings sex and
 * birth date with it where the form leaves them empty, the name its pinyin.
 */
export async function editResident(
  context: Context,
  input: { id: string; change: Change; memberIds: readonly string[] },
): Promise<Result<Resident, NotAllowed | Gone | Faulty | AlreadyHere>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const before = await residentOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  const today = todayOf(context)
  const typed = tidyPerson({ ...before, ...input.change, name: input.change.name ?? before.name })
  const after = completePerson(typed, today)
  const others = (await residentsOf(context, input.memberIds)).filter(({ id }) => id !== before.id)
  const faults = newFaults(before, after, { today, inHousehold: before.householdId !== undefined, others })
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  if (after.citizenNumber && after.citizenNumber !== before.citizenNumber) {
    const twin = await residentOf(context, residentId(context.keyOf, after))
    if (twin && twin.id !== before.id && twin.citizenNumber === after.citizenNumber)
      return refused({ code: 'already-here', id: twin.id, name: twin.name })
  }
  const fields = Object.fromEntries(Object.keys(input.change).map((field) => [field, after[field as keyof PersonInput]]))
  const brought = { sex: after.sex ?? '0', birthDate: after.birthDate } as const
  const patch = {
    ...fields,
    ...('citizenNumber' in input.change ? { ...brought, verification: verificationOf(after) } : {}),
    ...('sex' in input.change ? { sex: brought.sex } : {}),
    ...('name' in input.change ? { namePinyin: namePinyin(after.name) } : {}),
  }
  return done(await context.change('residents', before.id, patch))
}

/** 迁出: the record stays and says since when, and where to if that is known. */
export async function markMovedOut(
  context: Context,
  input: { id: string; on: string; to?: string },
): Promise<Result<Resident, NotAllowed | Gone | DayFault>> {
  return mark(context, input, {
    presence: 'movedOut',
    movedOutOn: input.on,
    movedTo: input.to?.trim() || undefined,
    diedOn: undefined,
  })
}

/** 死亡 */
export async function markDied(
  context: Context,
  input: { id: string; on: string },
): Promise<Result<Resident, NotAllowed | Gone | DayFault>> {
  return mark(context, input, { presence: 'died', diedOn: input.on })
}

async function mark(
  context: Context,
  { id, on }: { id: string; on: string },
  patch: Partial<Resident>,
): Promise<Result<Resident, NotAllowed | Gone | DayFault>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const resident = await residentOf(context, id)
  if (!resident) return refused({ code: 'gone' })
  const refusal = refuseDay(on, resident.birthDate, todayOf(context))
  return refusal ? refused(refusal) : done(await context.change('residents', id, patch))
}

/** Somebody came back, or was marked by mistake. */
export async function bringBack(context: Context, id: string): Promise<Result<Resident, NotAllowed | Gone>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  if (!(await residentOf(context, id))) return refused({ code: 'gone' })
  const patch = { presence: 'present', movedOutOn: undefined, movedTo: undefined, diedOn: undefined } as const
  return done(await context.change('residents', id, patch))
}

export const erasuresKey = 'roster-erasures'

/** Who erased which record when and why: an id and a reason, nothing of the person. */
export type Erasures = { list: { id: string; reason: EraseReason; by: string; at: string }[] }

/** Erases a record for good, on every device. The reason is noted on this device. */
export async function eraseResident(
  context: Context,
  input: { id: string; reason: EraseReason },
): Promise<Result<null, NotAllowed | Gone>> {
  if (!context.may('roster.erase')) return refused({ code: 'not-allowed' })
  if (!(await residentOf(context, input.id))) return refused({ code: 'gone' })
  const { list } = (await context.local.read<Erasures>(erasuresKey)) ?? { list: [] }
  const entry = { ...input, by: context.actor.id, at: instantOf(context.clock()) }
  await context.local.write<Erasures>(erasuresKey, { list: [...list, entry] })
  await context.erase('residents', input.id)
  return done(null)
}
