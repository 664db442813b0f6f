import { Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { byName } from '../checkin-hours'
import { membersWithIds, pairingsOfHousehold } from '../pairing-queries'
import { isEnded } from '../pairing-rules'
import { pairingText } from '../pairing-text'
import type { Pairing } from '../schema'

function Members({ pairings }: { pairings: readonly Pairing[] }) {
  const text = useText(pairingText)
  const ids = pairings.map(({ memberId }) => memberId)
  const live = useLive((data) => membersWithIds(data, ids), [ids.join(' ')])
  const since = new Map(pairings.map(({ memberId, startsOn }) => [memberId, startsOn]))
  const members = live.loading
    ? []
    : [...live.value.values()].map(({ id, name = '', namePinyin = '' }) => ({ id, name, namePinyin })).sort(byName)
  return (
    <Stack gap={4} component="section" aria-labelledby="paired-title">
      <Title order={3} id="paired-title">
        {text.title}
      </Title>
      {members.map(({ id, name }) => (
        <Text key={id}>
          <Link className="yz-name-link" href={`/members/${id}`}>
            {name}
          </Link>{' '}
          <Text component="span" c="dimmed" size="sm">
            {text.pairedSince(since.get(id) ?? '')}
          </Text>
        </Text>
      ))}
    </Stack>
  )
}

function Pairings({ householdId }: { householdId: string }) {
  const live = useLive((data) => pairingsOfHousehold(data, householdId), [householdId])
  const pairings = useMemo(
    () =>
      live.loading ? [] : live.value.map((found) => found.toMutableJSON() as Pairing).filter((pairing) => !isEnded(pairing)),
    [live],
  )
  return pairings.length > 0 ? <Members pairings={pairings} /> : null
}

/** 结对帮扶 beside a household of the roster: who looks after it now. Nothing where nobody does, or for who may not see members. */
export function HouseholdPairings({ householdId }: { householdId: string }) {
  const { may } = useContextOfStore()
  return may('members.read') ? <Pairings householdId={householdId} /> : null
}
