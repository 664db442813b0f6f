import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { byName } from '../checkin-hours'
import { peopleRecords } from '../checkin-queries'
import { stoodOn } from '../checkin-rules'
import type { Member, MemberRecord, Registration, SendingUnit } from '../schema'

/** A member as the pages of check-ins know them. */
export type Comer = { member: Member; unit: SendingUnit | null; registrations: Registration[] }

export type Comers = {
  /** By name. */
  list: Comer[]
  byId: ReadonlyMap<string, Comer>
  units: SendingUnit[]
  /** Those with this community. */
  registrations: Registration[]
}

/** Whether a member could check in on a day. */
export const isRegisteredOn = ({ registrations }: Comer, day: string): boolean =>
  registrations.some((registration) => stoodOn(registration, day))

/** Every member with unit and registrations, kept up to date. Null while the store is asked. */
export function useComers(): Comers | null {
  const { centerCode } = useContextOfStore()
  const live = useLive(peopleRecords, [])
  return useMemo(() => {
    if (live.loading) return null
    const members: Member[] = []
    const units = new Map<string, SendingUnit>()
    const registrations: Registration[] = []
    for (const found of live.value) {
      // Not a deep copy: eleven thousand of them take the page a quarter of a second.
      const record = found.toJSON() as MemberRecord
      if (record.kind === 'member') members.push(record as Member)
      else if (record.kind === 'sendingUnit') units.set(record.id, record as SendingUnit)
      else if (record.kind === 'registration' && record.communityCode === centerCode) registrations.push(record as Registration)
    }
    const own = new Map<string, Registration[]>()
    for (const one of registrations) own.set(one.memberId, [...(own.get(one.memberId) ?? []), one])
    const list = members
      .sort(byName)
      .map((member) => ({ member, unit: units.get(member.unitId) ?? null, registrations: own.get(member.id) ?? [] }))
    return { list, byId: new Map(list.map((comer) => [comer.member.id, comer])), units: [...units.values()], registrations }
  }, [live, centerCode])
}
