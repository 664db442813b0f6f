import { useEffect, useMemo, useState } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import type { Member, SendingUnit } from '../../members/schema'
import { peopleNamed } from '../../roster/queries'
import { deployedPeople } from '../queries'
import { byName } from '../rules'

/** Somebody who can be chosen for a team, with what their record says of them. */
export type Candidate = {
  id: string
  name: string
  pinyin: string
  label: string
  unitName: string
  phone: string
  skills: string[]
}

export type Deployed = { candidates: Candidate[]; units: { id: string; name: string }[] }

/** Deployed members by name, and the units that send them. Null while the store is asked. */
export function useDeployed(): Deployed | null {
  const live = useLive(deployedPeople, [])
  return useMemo(() => {
    if (live.loading) return null
    const records = live.value.map((found) => found.toMutableJSON())
    const units = records.filter(({ kind, active }) => kind === 'sendingUnit' && active !== false) as SendingUnit[]
    const nameOf = new Map(records.flatMap(({ id, kind, name = '' }) => (kind === 'sendingUnit' ? [[id, name] as const] : [])))
    const members = (records.filter(({ kind }) => kind === 'member') as Member[]).sort(byName)
    return {
      units: units.sort(byName).map(({ id, name }) => ({ id, name })),
      candidates: members.map(({ id, name, namePinyin, unitId, phone = '', skills = [] }) => {
        const unitName = nameOf.get(unitId) ?? ''
        return { id, name, pinyin: namePinyin, label: unitName ? `${name} · ${unitName}` : name, unitName, phone, skills }
      }),
    }
  }, [live])
}

const mostShown = 20

/** The residents that answer to what was typed; none while nothing is. */
export function useResidentsNamed(typed: string): Candidate[] {
  const { data } = useContextOfStore()
  const [found, setFound] = useState<Candidate[]>([])
  useEffect(() => {
    let stands = true
    if (typed.trim() === '') setFound([])
    else
      peopleNamed(data, typed, mostShown).then(
        (rows) => {
          if (!stands) return
          setFound(
            rows.map(({ id, name, address, phone }) => {
              const label = address ? `${name} · ${address}` : name
              return { id, name, pinyin: '', label, unitName: '', phone, skills: [] }
            }),
          )
        },
        // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
        (error: unknown) =>
          setFound(() => {
            throw error
          }),
      )
    return () => {
      stands = false
    }
  }, [data, typed])
  return found
}
