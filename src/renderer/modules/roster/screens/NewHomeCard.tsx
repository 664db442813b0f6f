import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { isHeadRelation } from '../../../lib/national/relations'
import { personText } from '../person-text'
import type { RosterRow } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { SeatFields } from './SeatFields'
import type { TypedSeat } from './use-seat'

type Props = {
  /** The household chosen, with who belongs to it; null where an address is typed. */
  household: { id: string; members: readonly RosterRow[] } | null
  onHousehold: (id: string | null) => void
  typed: TypedSeat
  isHead: boolean
  onHead: (isHead: boolean) => void
  error: string | undefined
}

/** The households that live at the address typed: a new person mostly belongs to one of them. */
function Residing({ dwellingId, onHousehold }: { dwellingId: string; onHousehold: (id: string) => void }) {
  const text = useText(personText)
  const asked = useAsked(
    async (index) => (await index.query({ text: '', sort: 'address', presence: 'present', dwellingId }, 0, 40)).rows,
    `residing ${dwellingId}`,
  )
  const rows = asked.state === 'known' ? asked.value.filter((row) => row.householdId) : []
  const heads = [
    ...new Map(
      rows.map((row) => [
        row.householdId,
        rows.find((one) => one.householdId === row.householdId && isHeadRelation(one.relationToHead)) ?? row,
      ]),
    ).values(),
  ]
  return heads.map((head) => (
    <Group key={head.householdId} gap="md">
      <Text>
        {head.name}（{text.householder}）
      </Text>
      <Button variant="default" size="sm" onClick={() => onHousehold(head.householdId)}>
        {text.homeKind.household}
      </Button>
    </Group>
  ))
}

/** Where a new person lives: in a household that is there, or at an address. */
export function NewHomeCard({ household, onHousehold, typed, isHead, onHead, error }: Props) {
  const text = useText(personText)
  return (
    <section className="yz-card yz-person-section" aria-labelledby="home-title">
      <Title order={2} id="home-title" className="yz-person-heading">
        {text.homeTitle}
      </Title>
      {household ? (
        <Group justify="space-between">
          <Text>
            {text.intoHousehold(household.members[0]?.address ?? '')}：
            {household.members
              .filter(({ presence }) => presence === 'present')
              .map(({ name }) => name)
              .join('、')}
          </Text>
          <Button variant="default" onClick={() => onHousehold(null)}>
            {text.homeKind.seat}
          </Button>
        </Group>
      ) : (
        <Stack>
          <SeatFields typed={typed} error={error} />
          {typed.known.dwelling ? <Residing dwellingId={typed.known.dwelling} onHousehold={onHousehold} /> : null}
          <Checkbox size="md" label={text.isHead} checked={isHead} onChange={(event) => onHead(event.currentTarget.checked)} />
        </Stack>
      )}
    </section>
  )
}
