import type { Context } from '../../data/context'
import { textPinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { unitId } from './ids'
import { keepCards } from './member-cards'
import type { SendingUnit } from './schema'
import { keepUnitCards } from './unit-cards'
import { allUnits, membersOfUnit, unitById } from './unit-queries'
import { faultsOfUnit, sameUnit, tidyUnit, type UnitFault, type UnitInput } from './unit-rules'

export type NotAllowed = { code: 'not-allowed' }
/** Somebody erased the record meanwhile. */
export type Gone = { code: 'gone' }
export type UnitRefusal =
  | NotAllowed
  | Gone
  | { code: 'faulty-unit'; faults: UnitFault[] }
  | { code: 'unit-taken'; id: string; name: string }

export async function unitOf(context: Context, id: string): Promise<SendingUnit | null> {
  const found = await unitById(context.data, id).exec()
  return found?.kind === 'sendingUnit' ? (found.toMutableJSON() as SendingUnit) : null
}

export const directoryOf = async (context: Context): Promise<SendingUnit[]> =>
  (await allUnits(context.data).exec()).map((unit) => unit.toMutableJSON() as SendingUnit)

/** Adds a unit to the directory. One of its name, an alias or its credit code is that unit. */
export async function addUnit(context: Context, input: UnitInput): Promise<Result<SendingUnit, UnitRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const unit = tidyUnit(input)
  const faults = faultsOfUnit(unit)
  if (faults.length > 0) return refused({ code: 'faulty-unit', faults })
  const twin = sameUnit(await directoryOf(context), unit)
  if (twin) return refused({ code: 'unit-taken', id: twin.id, name: twin.name })
  const draft = {
    ...unit,
    id: unitId(context.keyOf, unit),
    kind: 'sendingUnit',
    namePinyin: textPinyin(unit.name),
    active: true,
  } as const
  const written = (await context.write('members', draft)) as SendingUnit
  await keepUnitCards(context, [written.id])
  return done(written)
}

/** Changes fields of a unit; an empty one is cleared. Its card and its members' follow its name. */
export async function editUnit(
  context: Context,
  input: { id: string; unit: UnitInput },
): Promise<Result<SendingUnit, UnitRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const before = await unitOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  const unit = tidyUnit(input.unit)
  const faults = faultsOfUnit(unit)
  if (faults.length > 0) return refused({ code: 'faulty-unit', faults })
  const others = (await directoryOf(context)).filter(({ id }) => id !== before.id)
  const twin = sameUnit(others, unit)
  if (twin) return refused({ code: 'unit-taken', id: twin.id, name: twin.name })
  const after = await context.change('members', before.id, { ...unit, namePinyin: textPinyin(unit.name) })
  await keepUnitCards(context, [before.id])
  if (after.name !== before.name) await keepCards(context, await memberIdsOf(context, before.id))
  return done(after as SendingUnit)
}

const memberIdsOf = async (context: Context, id: string): Promise<string[]> =>
  (await membersOfUnit(context.data, id).exec()).map((member) => member.id)

/** A unit that sends nobody any more leaves the lists to choose from; what hangs on it stays. */
export const retireUnit = (context: Context, id: string) => setActive(context, id, false)

export const reinstateUnit = (context: Context, id: string) => setActive(context, id, true)

async function setActive(context: Context, id: string, active: boolean): Promise<Result<SendingUnit, NotAllowed | Gone>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  if (!(await unitOf(context, id))) return refused({ code: 'gone' })
  const changed = (await context.change('members', id, { active })) as SendingUnit
  await keepUnitCards(context, [id])
  return done(changed)
}
