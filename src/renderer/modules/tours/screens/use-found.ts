import { useEffect, useMemo, useState } from 'react'
import { readReceiptNumber } from '../../../../shared/receipt-number'
import { useContextOfStore } from '../../../data/provider'
import { createNameFinder } from '../../../lib/name-finder'
import { peopleNamed } from '../../roster/queries'
import type { Person } from '../visitor-rules'

type Resident = Awaited<ReturnType<typeof peopleNamed>>[number]

export type Found = {
  /** At this sitting already. */
  people: Person[]
  /** Of the roster, those who are not at this sitting. */
  residents: Resident[]
  /** A receipt number was typed, and nobody here has it. */
  isOtherReceipt: boolean
  isSearching: boolean
}

const mostResidents = 8
const quietMs = 120

/** Residents by name, pinyin, citizen number or phone: asked once typing rests. */
function useResidents(typed: string): { asked: string; rows: Resident[] } {
  const { data, may } = useContextOfStore()
  const [found, setFound] = useState<{ asked: string; rows: Resident[] }>({ asked: '', rows: [] })
  const mayRead = may('roster.read')
  useEffect(() => {
    if (!mayRead || typed === '') return setFound({ asked: typed, rows: [] })
    let stands = true
    const timer = setTimeout(() => {
      peopleNamed(data, typed, mostResidents).then(
        (rows) => stands && setFound({ asked: typed, rows }),
        // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
        (error: unknown) =>
          setFound(() => {
            throw error
          }),
      )
    }, quietMs)
    return () => {
      stands = false
      clearTimeout(timer)
    }
  }, [data, mayRead, typed])
  return found
}

/** Who answers to what was typed: a receipt number is one person, anything else is looked for here and in the roster. */
export function useFound(typed: string, people: readonly Person[]): Found {
  const { centerCode } = useContextOfStore()
  const text = typed.trim()
  const receipt = useMemo(() => readReceiptNumber(text, centerCode), [text, centerCode])
  const { asked, rows } = useResidents(receipt.ok ? '' : text)
  const find = useMemo(
    () =>
      createNameFinder(people, ({ name, namePinyin, phone = '', receiptNo = '' }) => ({
        names: [{ name, pinyin: namePinyin }],
        also: [phone, receiptNo],
      })),
    [people],
  )
  return useMemo(() => {
    if (receipt.ok) {
      const own = people.filter(({ receiptNo }) => receiptNo === receipt.value)
      return { people: own, residents: [], isOtherReceipt: own.length === 0, isSearching: false }
    }
    const known = new Map(people.flatMap((person) => (person.residentId ? [[person.residentId, person] as const] : [])))
    const here = new Set(text === '' ? [] : find(text))
    for (const { id } of rows) {
      const person = known.get(id)
      if (person) here.add(person)
    }
    const residents = text === '' ? [] : rows.filter(({ id }) => !known.has(id))
    return { people: [...here], residents, isOtherReceipt: false, isSearching: asked !== text }
  }, [receipt, people, find, rows, asked, text])
}
