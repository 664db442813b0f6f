import type { Context, Draft } from '../../data/context'
import type { UnitCard } from '../catalogue/schema'
import { keepInStep } from './card-keeping'
import { unitCardId } from './ids'
import type { SendingUnit } from './schema'
import { allUnits } from './unit-queries'

const longestAlias = 30
const fields = ['title', 'titlePinyin', 'unitId', 'tags'] as const

/** 下沉单位卡: what a kiosk offers to whoever registers. Name and aliases; who is to be called there is not in it. */
export function unitCardOf(unit: SendingUnit): Draft<'catalogue'> & Pick<UnitCard, 'kind' | 'unitId'> {
  const tags = (unit.aliases ?? []).filter((alias) => alias.length <= longestAlias)
  return {
    id: unitCardId(unit.id),
    kind: 'unitCard',
    title: unit.name,
    titlePinyin: unit.namePinyin,
    unitId: unit.id,
    ...(tags.length > 0 ? { tags } : {}),
  }
}

/** Brings the cards of these units (of all, where none are named) in step with the directory: every unit that sends somebody. */
export async function keepUnitCards(context: Context, unitIds?: readonly string[]): Promise<void> {
  if (unitIds?.length === 0) return
  const all = (await allUnits(context.data).exec()).map((found) => found.toMutableJSON() as SendingUnit)
  const asked = unitIds ? all.filter(({ id }) => unitIds.includes(id)) : all
  const wanted = new Map(asked.filter(({ active }) => active).map((unit) => [unitCardId(unit.id), unitCardOf(unit)]))
  await keepInStep(context, { kind: 'unitCard', wanted, fields, ...(unitIds ? { ids: unitIds.map(unitCardId) } : {}) })
}
