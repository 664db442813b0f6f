import { Badge, Button, Table, Text } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { LoadingState } from '../../../ui/LoadingState'
import { allPairings, pairingsOf } from '../pairing-queries'
import { isEnded } from '../pairing-rules'
import { pairingText } from '../pairing-text'
import type { Pairing } from '../schema'
import { EndPairingDialog } from './PairingDialogs'
import type { Person } from './use-claims'
import { type Household, useHouseholds } from './use-households'
import './postings.css'

/** Those that last first, the newest on top. */
const byStanding = (a: Pairing, b: Pairing) =>
  Number(isEnded(a)) - Number(isEnded(b)) || b.startsOn.localeCompare(a.startsOn) || a.id.localeCompare(b.id)

function HouseholdCell({ household, note }: { household: Household | undefined; note: string | undefined }) {
  const text = useText(pairingText)
  const { may } = useContextOfStore()
  if (!household) return <Text c="dimmed">{text.unknownHousehold}</Text>
  const { head, people, places } = household
  const label = head ? text.householdOf(head.name, people) : text.headless(people)
  const address = places.flatMap(({ kind, name }) =>
    kind === 'estate' || kind === 'building' || kind === 'entrance' || kind === 'dwelling' ? [text.placeName[kind](name)] : [],
  )
  return (
    <>
      {head && may('roster.read') ? (
        <Link className="yz-name-link" href={`/residents/${head.id}`}>
          {label}
        </Link>
      ) : (
        <Text>{label}</Text>
      )}
      <Text c="dimmed">{[address.join(' '), note].filter(Boolean).join(' · ')}</Text>
    </>
  )
}

function Row({
  pairing,
  member,
  household,
  onEnd,
}: {
  pairing: Pairing
  /** Absent on the page of the member. */
  member: string | null
  household: Household | undefined
  onEnd: () => void
}) {
  const text = useText(pairingText)
  const { may } = useContextOfStore()
  const ended = isEnded(pairing)
  return (
    <Table.Tr>
      {member === null ? null : (
        <Table.Td>
          <Link className="yz-name-link" href={`/members/${pairing.memberId}`}>
            {member}
          </Link>
        </Table.Td>
      )}
      <Table.Td>
        <HouseholdCell household={household} note={pairing.note} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{pairing.startsOn}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={ended ? 'gray' : 'green'} size="lg" radius="sm" tt="none">
          {ended ? text.ended : text.running}
        </Badge>
        {ended ? <Text c="dimmed">{[pairing.endsOn, pairing.reason].filter(Boolean).join(' ')}</Text> : null}
      </Table.Td>
      <Table.Td ta="right" className="yz-no-print">
        {may('members.write') && !ended ? (
          <Button variant="subtle" color="gray.8" px="sm" onClick={onEnd}>
            {text.end}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}

const atOnce = 50

/** The pairings of one member, or of everyone; `empty` stands where there is none. */
export function Pairings({ memberId, people, empty }: { memberId: string | null; people: readonly Person[]; empty: ReactNode }) {
  const text = useText(pairingText)
  const [ending, setEnding] = useState<{ pairing: Pairing; name: string } | null>(null)
  const live = useLive((data) => (memberId === null ? allPairings(data) : pairingsOf(data, memberId)), [memberId])
  const [wanted, setWanted] = useState(atOnce)
  const all = live.loading ? [] : live.value.map((found) => found.toMutableJSON() as Pairing).sort(byStanding)
  const pairings = all.slice(0, wanted)
  const households = useHouseholds(pairings.map(({ householdId }) => householdId))
  const labels = useMemo(() => new Map(people.map(({ id, label }) => [id, label])), [people])
  if (live.loading || !households) return <LoadingState minHeight={80} />
  if (pairings.length === 0) return empty
  const nameOf = (id: string) => labels.get(id) ?? text.unknownMember
  return (
    <>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            {memberId === null ? <Table.Th>{text.member}</Table.Th> : null}
            <Table.Th>{text.household}</Table.Th>
            <Table.Th>{text.since}</Table.Th>
            <Table.Th colSpan={2}>{text.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pairings.map((pairing) => (
            <Row
              key={pairing.id}
              pairing={pairing}
              member={memberId === null ? nameOf(pairing.memberId) : null}
              household={households.get(pairing.householdId)}
              onEnd={() => setEnding({ pairing, name: nameOf(pairing.memberId) })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {all.length > wanted ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setWanted(wanted + atOnce)}>
          {text.more(all.length - wanted)}
        </Button>
      ) : null}
      <EndPairingDialog ending={ending} onClose={() => setEnding(null)} />
    </>
  )
}
