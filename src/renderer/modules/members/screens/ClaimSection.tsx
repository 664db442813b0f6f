import { Anchor, Badge, Group, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { type Claimable, standingOf } from '../claim-rules'
import { claimText } from '../claim-text'
import type { Claim } from '../schema'
import { type Claims, useClaims } from './use-claims'
import './claims.css'

type State = 'done' | 'waiting' | 'has'

function stateOf(claim: Claim, target: Claimable, claims: Claims): State {
  if (claim.claimStatus === 'done') return 'done'
  const { displaced } = standingOf(claims.of(target.id), target.quota)
  return displaced.some(({ id }) => id === claim.id) ? 'waiting' : 'has'
}

const colours = { done: 'green', waiting: 'yellow', has: 'gray' } as const

/** What one member has claimed and not given back, on the member's page. */
export function ClaimSection({ memberId }: { memberId: string }) {
  const text = useText(claimText)
  const claims = useClaims()
  if (!claims) return null
  const own = claims.targets.flatMap((target) => {
    const claim = claims.of(target.id).find((known) => known.memberId === memberId && known.claimStatus !== 'withdrawn')
    return claim ? [{ target, state: stateOf(claim, target, claims) }] : []
  })
  return (
    <section className="yz-card yz-members-section" aria-labelledby="claims-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="claims-title" fz="1.125rem">
          {text.ofMember}
        </Title>
        <Anchor component={Link} href="/claims" c="inherit" underline="always">
          {text.title}
        </Anchor>
      </Group>
      {own.length === 0 ? <Text c="dimmed">{text.noneOfMember}</Text> : null}
      {own.length > 0 ? (
        <ul className="yz-claims">
          {own.map(({ target, state }) => (
            <li key={target.id} className="yz-claim">
              <Text component="span">{text.kindAnd(text.kind[target.kind], target.title)}</Text>
              <Badge variant="light" color={colours[state]} size="lg" radius="sm" tt="none">
                {text[state]}
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
