import type { ReadPerson } from './person-desk'
import type { Home } from './plan-places'
import type { FlagCode, ImportField, RefusalCode } from './types'

/** A row on its way into the plan. */
export type Arrival = {
  person: ReadPerson
  home: Home
  residentId: string
  flag: (field: ImportField, code: FlagCode) => void
  refuse: (field: ImportField, code: RefusalCode, value: string) => void
  /** Rows stand in blocks that mean households: by a sparse serial, heads or relations (carry-down.ts). */
  blocksTell: boolean
}

export type Household = {
  key: string
  /** 户编号, or empty. */
  number: string
  home: Home
  headName: string
  first: Arrival
  /** In the order of the rows, the first among them. */
  members: Arrival[]
}

/**
 * Groups rows into households: by 户编号, else by the head's name and the dwelling, else by the block of rows, else by the dwelling.
 * A number that comes again in another dwelling with a head of its own is another household: sheets of single buildings count from 1.
 */
export function groupHouseholds(arrivals: readonly Arrival[]): Household[] {
  const households = new Map<string, Household>()
  const second = new Map<string, string>()

  const keyOf = ({ person, home, blocksTell }: Arrival): string | null => {
    const place = home.dwellingId ?? `${person.sheet}\u001f${person.block}`
    if (person.householdNo !== '') {
      const key = `no\u001f${person.householdNo}`
      const other = second.get(`${key}\u001f${place}`)
      if (other) return other
      const first = households.get(key)
      if (!first || first.home.dwellingId === home.dwellingId || person.relation !== '02') return key
      if (!first.members.some((member) => member.person.relation === '02')) return key
      second.set(`${key}\u001f${place}`, `${key}\u001f${place}`)
      return `${key}\u001f${place}`
    }
    if (person.headName !== '') return `head\u001f${person.headName}\u001f${place}`
    if (blocksTell) return `block\u001f${person.sheet}\u001f${person.block}\u001f${home.dwellingId ?? ''}`
    return home.dwellingId && home.path[3] !== '' ? `dwelling\u001f${home.dwellingId}` : null
  }

  for (const arrival of arrivals) {
    const key = keyOf(arrival)
    if (key === null) continue
    const { person, home } = arrival
    const { householdNo: number, headName } = person
    const household: Household = households.get(key) ?? { key, number, home, headName, first: arrival, members: [] }
    if (household.members.length > 0 && person.householdNo !== '' && household.home.dwellingId !== home.dwellingId) {
      arrival.flag('householdNo', 'two-dwellings')
    }
    household.headName ||= person.headName
    household.members.push(arrival)
    households.set(key, household)
  }
  return [...households.values()]
}

/**
 * Leaves each household one householder: the one the sheet names, else the first row that says 户主. Others who say so keep the word
 * in their note; a household without one is marked at its first row.
 */
export function settleHead(household: Household): Arrival | undefined {
  const { members, headName } = household
  for (const { person } of members)
    if (person.relation === null && headName !== '' && person.name === headName) person.relation = '02'
  const heads = members.filter(({ person }) => person.relation === '02')
  const head = heads.find(({ person }) => person.name === headName) ?? heads[0]
  for (const other of heads) {
    if (other === head) continue
    other.flag('relation', 'second-head')
    other.person.relation = null
    other.person.notes.push('户主')
  }
  const asksForHead = headName !== '' || members.some(({ person }) => person.relation !== null)
  if (!head && asksForHead) members[0]?.flag(headName === '' ? 'relation' : 'headName', 'no-head')
  if (head && headName !== '' && head.person.name !== headName) head.flag('headName', 'household-mismatch')
  return head
}
