import { ActionIcon, Badge, Button, Group, Menu, Progress, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconDots, IconHandGrab, IconLogout, IconMapPin, IconPencil } from '@tabler/icons-react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { Masked } from '../../../ui/Masked'
import { coCreationStages } from '../../catalogue/schema'
import { type Claimable, type Standing, standingOf } from '../claim-rules'
import { claimText } from '../claim-text'
import type { Claim, WisherRecord } from '../schema'
import type { Claims } from './use-claims'

/** What can be done with a claim or with what is claimed; the page opens the dialog or does it. */
export type ClaimDeed =
  | { deed: 'claim' | 'edit' | 'close' | 'reopen'; target: Claimable }
  | { deed: 'done'; claim: Claim; name: string }
  | { deed: 'withdraw'; claim: Claim; name: string }

function Places({ standing, quota }: { standing: Standing<Claim>; quota: number | undefined }) {
  const text = useText(claimText)
  const { left } = standing
  const said =
    quota === undefined || left === null
      ? text.unlimited(standing.standing.length)
      : left === 0
        ? text.full(quota)
        : text.left(left, quota)
  return (
    <div>
      {quota === undefined || left === null ? null : (
        <Progress
          value={((quota - left) / quota) * 100}
          color={left === 0 ? 'gray.6' : 'green.7'}
          size="md"
          aria-hidden="true"
          mb={6}
        />
      )}
      <Text c={left === 0 ? 'dimmed' : undefined}>{said}</Text>
    </div>
  )
}

function Stages({ stage }: { stage: NonNullable<Extract<Claimable, { kind: 'coProject' }>['stage']> }) {
  const text = useText(claimText)
  const at = coCreationStages.indexOf(stage)
  return (
    <Group gap="sm" wrap="nowrap">
      <span className="yz-stages" aria-hidden="true">
        {coCreationStages.map((known, index) => (
          <span key={known} data-reached={index <= at || undefined} />
        ))}
      </span>
      <Text>{text.stageAt(at + 1, text.stage[stage])}</Text>
    </Group>
  )
}

function ClaimRow({
  claim,
  name,
  waits,
  onDeed,
}: {
  claim: Claim
  name: string
  waits: boolean
  onDeed: (deed: ClaimDeed) => void
}) {
  const text = useText(claimText)
  const { may } = useContextOfStore()
  const isDone = claim.claimStatus === 'done'
  return (
    <li className="yz-claim">
      <Text component="span" c={isDone || waits ? 'dimmed' : undefined}>
        {name}
      </Text>
      {isDone || waits ? (
        <Badge variant="light" color={isDone ? 'green' : 'yellow'} size="lg" radius="sm" tt="none">
          {isDone ? text.done : text.waiting}
        </Badge>
      ) : null}
      {may('members.write') && !isDone ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon aria-label={text.deedsOf(name)} className="yz-no-print">
              <IconDots size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {waits ? null : (
              <Menu.Item leftSection={<IconCheck size={20} />} onClick={() => onDeed({ deed: 'done', claim, name })}>
                {text.markDone}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconLogout size={20} />} onClick={() => onDeed({ deed: 'withdraw', claim, name })}>
              {text.withdraw}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  )
}

function WisherLine({ wisher }: { wisher: WisherRecord }) {
  const text = useText(claimText)
  const { may } = useContextOfStore()
  const { name, phone, room } = wisher
  return (
    <Group gap="xs" className="yz-wisher">
      <Text c="dimmed">{text.wisherOf}</Text>
      {name ? <Text>{name}</Text> : null}
      {room ? <Text>{room}</Text> : null}
      {phone ? <Masked value={phone} mask={maskPhone} label={text.wisherPhone} mayReveal={may('roster.reveal')} /> : null}
    </Group>
  )
}

function Particulars({ target }: { target: Claimable }) {
  const text = useText(claimText)
  const { startsOn, endsOn } = target.kind === 'coProject' ? target : { startsOn: undefined, endsOn: undefined }
  const place = target.kind === 'wish' ? undefined : target.place
  const days = startsOn ? text.days(startsOn, endsOn ?? '') : endsOn ? text.until(endsOn) : ''
  return (
    <>
      {target.body ? (
        <Text lineClamp={3} className="yz-claimable-body">
          {target.body}
        </Text>
      ) : null}
      {place || days ? (
        <Group gap="xs" c="dimmed">
          {place ? <IconMapPin size={18} aria-hidden="true" /> : null}
          <Text>{[place, days].filter(Boolean).join(' · ')}</Text>
        </Group>
      ) : null}
      {target.kind === 'coProject' ? <Stages stage={target.stage} /> : null}
    </>
  )
}

/** One post, wish or project: what it is, how many places are left, who has them. */
export function ClaimableCard({
  target,
  claims,
  onDeed,
}: {
  target: Claimable
  claims: Claims
  onDeed: (deed: ClaimDeed) => void
}) {
  const text = useText(claimText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const own = claims.of(target.id)
  const standing = standingOf(own, target.quota)
  const waiting = new Set(standing.displaced.map(({ id }) => id))
  const over = own.filter((claim) => claim.claimStatus === 'done' && !standing.standing.includes(claim))
  const shown = [...standing.standing, ...standing.displaced, ...over]
  const wisher = target.kind === 'wish' && may('members.write') ? claims.wisherOf(target.id) : undefined
  const isClosed = target.open === false
  return (
    <Stack component="li" gap="sm" className="yz-card yz-claimable" data-closed={isClosed || undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} fz="1.1875rem">
          {target.title}
        </Title>
        {isClosed ? (
          <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
            {text.closed}
          </Badge>
        ) : target.kind === 'wish' && target.category ? (
          <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
            {target.category}
          </Badge>
        ) : null}
      </Group>
      <Particulars target={target} />
      <Places standing={standing} quota={target.quota} />
      {shown.length > 0 ? (
        <ul className="yz-claims">
          {shown.map((claim) => (
            <ClaimRow key={claim.id} claim={claim} name={claims.nameOf(claim)} waits={waiting.has(claim.id)} onDeed={onDeed} />
          ))}
        </ul>
      ) : null}
      {wisher ? <WisherLine wisher={wisher} /> : null}
      <Group gap="xs" mt="auto" className="yz-no-print">
        {may('members.write') && !isClosed ? (
          <Button
            variant="default"
            leftSection={<IconHandGrab size={20} />}
            disabled={standing.left === 0}
            aria-label={text.claimFor(target.title)}
            onClick={() => onDeed({ deed: 'claim', target })}
          >
            {text.claim}
          </Button>
        ) : null}
        {may('catalogue.write') ? (
          <>
            <Button
              variant="subtle"
              color="gray.8"
              px="sm"
              leftSection={<IconPencil size={20} />}
              aria-label={text.editOf(target.title)}
              onClick={() => onDeed({ deed: 'edit', target })}
            >
              {word.edit}
            </Button>
            <Button
              variant="subtle"
              color="gray.8"
              px="sm"
              aria-label={`${isClosed ? text.reopen : text.close} ${target.title}`}
              onClick={() => onDeed({ deed: isClosed ? 'reopen' : 'close', target })}
            >
              {isClosed ? text.reopen : text.close}
            </Button>
          </>
        ) : null}
      </Group>
    </Stack>
  )
}
