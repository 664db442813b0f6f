import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import { allClaims, claimables, claimants, wishers } from '../claim-queries'
import { byTarget, type Claimable, type ClaimNotice, noticesOf } from '../claim-rules'
import { claimText } from '../claim-text'
import type { Claim, MemberRecord, WisherRecord } from '../schema'

/** One who may claim, as lists say it: `label` is the name with the `unit` somebody belongs to, `pinyin` that of the name. */
export type Person = { id: string; kind: 'member' | 'sendingUnit'; name: string; unit: string; label: string; pinyin: string }

export type Claims = {
  targets: Claimable[]
  /** By what is claimed. */
  of: (targetId: string) => Claim[]
  notices: ClaimNotice[]
  people: Person[]
  /** Who claimed, as it is said to people. */
  nameOf: (claim: Pick<Claim, 'memberId' | 'unitId'>) => string
  wisherOf: (wishId: string) => WisherRecord | undefined
}

function personOf(
  record: MemberRecord,
  unitNames: ReadonlyMap<string, string>,
  label: (name: string, unit: string) => string,
): Person {
  const { id, kind, name = '', namePinyin = '', unitId } = record
  const unit = kind === 'member' ? (unitNames.get(unitId ?? '') ?? '') : ''
  return {
    id,
    kind: kind === 'sendingUnit' ? 'sendingUnit' : 'member',
    name,
    unit,
    label: label(name, unit),
    pinyin: namePinyin,
  }
}

/** Everyone who may claim, members and units. Null while the store is asked. */
export function usePeople(): Person[] | null {
  const { fromUnit } = useText(claimText)
  const live = useLive(claimants, [])
  return useMemo(() => {
    if (live.loading) return null
    const records = live.value.map((found) => found.toJSON() as MemberRecord)
    const unitNames = new Map(records.flatMap(({ kind, id, name = '' }) => (kind === 'sendingUnit' ? [[id, name]] : [])))
    return records.filter(({ active }) => active !== false).map((record) => personOf(record, unitNames, fromUnit))
  }, [live, fromUnit])
}

/** Everything the page of claims shows, kept up to date. Null while the store is asked. */
export function useClaims(): Claims | null {
  const { unknownPerson } = useText(claimText)
  const people = usePeople()
  const [targets, claims, wished] = [useLive(claimables, []), useLive(allClaims, []), useLive(wishers, [])]
  return useMemo(() => {
    if (!people || targets.loading || claims.loading || wished.loading) return null
    const things = targets.value.map((found) => found.toMutableJSON() as Claimable)
    const all = claims.value.map((found) => found.toMutableJSON() as Claim)
    const sorted = byTarget(all)
    const labels = new Map(people.map(({ id, label }) => [id, label]))
    const wisherByWish = new Map(wished.value.map((found) => [found.targetId ?? '', found.toMutableJSON() as WisherRecord]))
    return {
      targets: things,
      of: (targetId) => sorted.get(targetId) ?? [],
      notices: noticesOf(things, all),
      people,
      nameOf: ({ memberId, unitId }) => labels.get(memberId ?? unitId ?? '') ?? unknownPerson,
      wisherOf: (wishId) => wisherByWish.get(wishId),
    }
  }, [people, targets, claims, wished, unknownPerson])
}
