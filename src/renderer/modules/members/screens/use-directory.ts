import { useMemo } from 'react'
import { createNameFinder, type NameFinder } from '../../../lib/name-finder'
import { textPinyin } from '../../../lib/pinyin'
import type { SendingUnit } from '../schema'
import { type Comer, type Comers, useComers } from './use-comers'

export const isRegistered = ({ registrations }: Pick<Comer, 'registrations'>): boolean =>
  registrations.some(({ registrationStatus }) => registrationStatus === 'active')

/** By what people may type of a unit: its names, its code. */
export const unitFinder = (units: readonly SendingUnit[]): NameFinder<SendingUnit> =>
  createNameFinder(units, ({ name, namePinyin, aliases = [], creditCode = '' }) => ({
    names: [{ name, pinyin: namePinyin }, ...aliases.map((alias) => ({ name: alias, pinyin: textPinyin(alias) }))],
    also: [creditCode],
  }))

/** By name, pinyin, unit, and the end of the phone. The personal code is not looked for: it is nobody's business but the member's. */
export const memberFinder = (list: readonly Comer[]): NameFinder<Comer> =>
  createNameFinder(list, ({ member, unit }) => ({
    names: [{ name: member.name, pinyin: member.namePinyin }, ...(unit ? [{ name: unit.name, pinyin: unit.namePinyin }] : [])],
    also: [member.phone ?? ''],
  }))

const byPinyin = (a: SendingUnit, b: SendingUnit): number =>
  Number(b.active) - Number(a.active) || (a.namePinyin < b.namePinyin ? -1 : a.namePinyin > b.namePinyin ? 1 : 0)

export type Directory = Comers & { units: SendingUnit[]; ofUnit: ReadonlyMap<string, Comer[]> }

/** Units in the order of their pinyin, and who comes from each. Null while the store is asked. */
export function useDirectory(): Directory | null {
  const comers = useComers()
  return useMemo(() => {
    if (!comers) return null
    const ofUnit = new Map<string, Comer[]>()
    for (const comer of comers.list) {
      const others = ofUnit.get(comer.member.unitId)
      if (others) others.push(comer)
      else ofUnit.set(comer.member.unitId, [comer])
    }
    return { ...comers, units: [...comers.units].sort(byPinyin), ofUnit }
  }, [comers])
}
