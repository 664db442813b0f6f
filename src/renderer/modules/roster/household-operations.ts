import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { ensureDwelling, ensureHousehold, type KnownPlaces, placeOf, type Seat } from './homes'
import { type Gone, type NotAllowed, residentOf, residentsOf } from './operations'
import { type PlaceFault, relationsAfter } from './rules'
import type { Place } from './schema'

/** Where a household goes: it stays in a dwelling, or moves to an address. */
export type Destination = { kind: 'here' } | { kind: 'seat'; seat: Seat; known?: KnownPlaces }

/** 变更户主: who was called by the old householder is called anew where the rules know how, else has to be asked. */
export async function makeHouseholder(
  context: Context,
  input: { id: string; memberIds: readonly string[] },
): Promise<Result<null, NotAllowed | Gone>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const members = await residentsOf(context, [...new Set([input.id, ...input.memberIds])])
  if (!members.some(({ id }) => id === input.id)) return refused({ code: 'gone' })
  for (const [id, relationToHead] of relationsAfter(members, input.id)) {
    await context.change('residents', id, { relationToHead })
  }
  return done(null)
}

async function goTo(
  context: Context,
  dwellingId: string | undefined,
  to: Destination,
): Promise<Result<string, NotAllowed | Gone | PlaceFault>> {
  if (to.kind === 'here') return dwellingId ? done(dwellingId) : refused({ code: 'gone' })
  const dwelling = await ensureDwelling(context, to)
  return dwelling.ok ? done(dwelling.value.id) : dwelling
}

/** 搬家: a whole household with everyone in it. */
export async function moveHousehold(
  context: Context,
  input: { householdId: string; memberIds: readonly string[]; to: Extract<Destination, { kind: 'seat' }> },
): Promise<Result<Place, NotAllowed | Gone | PlaceFault>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const household = await placeOf(context, input.householdId)
  if (!household) return refused({ code: 'gone' })
  const dwelling = await goTo(context, household.parentId, input.to)
  if (!dwelling.ok) return dwelling
  const moved = await context.change('places', household.id, { parentId: dwelling.value })
  for (const { id } of await residentsOf(context, input.memberIds)) {
    await context.change('residents', id, { dwellingId: dwelling.value })
  }
  return done(moved)
}

/** 分户: one person starts a household of their own, in the same dwelling or elsewhere. Others may then join. */
export async function splitHousehold(
  context: Context,
  input: { id: string; to: Destination },
): Promise<Result<Place, NotAllowed | Gone | PlaceFault>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const person = await residentOf(context, input.id)
  if (!person) return refused({ code: 'gone' })
  const dwelling = await goTo(context, person.dwellingId, input.to)
  if (!dwelling.ok) return dwelling
  const household = await ensureHousehold(context, dwelling.value, person.name)
  await context.change('residents', person.id, { dwellingId: dwelling.value, householdId: household.id, relationToHead: '02' })
  return done(household)
}

/** 入户: one person joins a household that is there. */
export async function joinHousehold(
  context: Context,
  input: { id: string; householdId: string; relationToHead?: string },
): Promise<Result<null, NotAllowed | Gone>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const household = await placeOf(context, input.householdId)
  const person = await residentOf(context, input.id)
  if (!household || !person) return refused({ code: 'gone' })
  const { relationToHead } = input
  await context.change('residents', person.id, { dwellingId: household.parentId, householdId: household.id, relationToHead })
  return done(null)
}
