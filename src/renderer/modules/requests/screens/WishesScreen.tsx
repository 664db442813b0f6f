import { Badge, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconGift, IconHandGrab, IconHeart } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import type { Wish } from '../../catalogue/schema'
import { wishers } from '../../members/claim-queries'
import { standingOf } from '../../members/claim-rules'
import type { WisherRecord } from '../../members/schema'
import { allWishes } from '../project-queries'
import type { Step } from '../schema'
import { type WishState, wishStateOf, wishStates } from '../wish-rules'
import { wishText } from '../wish-text'
import { CouncilHead } from './CouncilHead'
import { useClaimants } from './use-claimants'
import { useCoFacts } from './use-projects'
import { type WishDeed, WishDialog } from './WishDialog'
import './council.css'
import './wishes.css'

export type WishStanding = {
  wish: Wish
  state: WishState
  facts: Step[]
  claimedBy: string[]
  wisher: WisherRecord | undefined
}

function useWishes(): WishStanding[] | null {
  const text = useText(wishText)
  const [wishes, wished, facts, claimants] = [useLive(allWishes, []), useLive(wishers, []), useCoFacts(), useClaimants()]
  return useMemo(() => {
    if (wishes.loading || wished.loading || !facts || !claimants) return null
    const whose = new Map(wished.value.map((found) => [found.targetId ?? '', found.toMutableJSON() as WisherRecord]))
    return wishes.value
      .map((found) => found.toMutableJSON() as Wish)
      .map((wish): WishStanding => {
        const [claims, own] = [claimants.of(wish.id), facts.get(wish.id) ?? []]
        const claimedBy = standingOf(claims, wish.quota).standing.map((claim) => claimants.nameOf(claim) ?? text.unknownPerson)
        return { wish, state: wishStateOf(wish, claims, own), facts: own, claimedBy, wisher: whose.get(wish.id) }
      })
      .sort((a, b) => b.wish.createdAt.localeCompare(a.wish.createdAt) || a.wish.id.localeCompare(b.wish.id))
  }, [wishes, wished, facts, claimants, text])
}

function Whose({ wisher }: { wisher: WisherRecord }) {
  const text = useText(wishText)
  const { may } = useContextOfStore()
  const { name, phone, room, receiptNo } = wisher
  return (
    <Group gap="xs" className="yz-wish-whose">
      <Text c="dimmed">{text.wisher}</Text>
      {name ? <Text>{name}</Text> : null}
      {room ? <Text>{room}</Text> : null}
      {phone ? <Masked value={phone} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} /> : null}
      {receiptNo ? <Text c="dimmed">{text.receipt(receiptNo.slice(-14))}</Text> : null}
    </Group>
  )
}

function Deeds({ standing, onDeed }: { standing: WishStanding; onDeed: (deed: WishDeed) => void }) {
  const text = useText(wishText)
  const { may } = useContextOfStore()
  const { wish, state } = standing
  if (state === 'open' && may('members.read'))
    return (
      <Button component={Link} href="/claims?kind=wish" variant="default" leftSection={<IconHandGrab size={20} />}>
        {text.toClaims}
      </Button>
    )
  if (!may('requests.write')) return null
  if (state === 'claimed')
    return (
      <Button
        variant="default"
        leftSection={<IconCheck size={20} />}
        aria-label={text.deliverOf(wish.title)}
        onClick={() => onDeed({ deed: 'deliver', standing })}
      >
        {text.deliver}
      </Button>
    )
  if (state !== 'delivered') return null
  return (
    <Button
      variant="default"
      leftSection={<IconHeart size={20} />}
      aria-label={text.thankOf(wish.title)}
      onClick={() => onDeed({ deed: 'thank', standing })}
    >
      {text.thank}
    </Button>
  )
}

function WishCard({ standing, onDeed }: { standing: WishStanding; onDeed: (deed: WishDeed) => void }) {
  const text = useText(wishText)
  const { may } = useContextOfStore()
  const { wish, state, facts, claimedBy, wisher } = standing
  // Who wished is of use until they were thanked, and not shown longer.
  const isRunning = state !== 'thanked' && state !== 'closed'
  const [delivered, thanked] = (['delivered', 'thanked'] as const).map((step) => facts.find((fact) => fact.step === step))
  return (
    <Stack component="li" gap="sm" className="yz-card yz-wish">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} fz="1.1875rem">
          {wish.title}
        </Title>
        {wish.category ? (
          <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
            {wish.category}
          </Badge>
        ) : null}
      </Group>
      {wish.body ? <Text className="yz-council-lines">{wish.body}</Text> : null}
      {claimedBy.length > 0 ? <Text c="dimmed">{text.by(claimedBy.join('、'))}</Text> : null}
      {delivered ? (
        <div>
          <Text c="dimmed">{text.deliveredOn(delivered.day)}</Text>
          <Text className="yz-council-lines">{delivered.artefact}</Text>
        </div>
      ) : null}
      {thanked ? (
        <div>
          <Text c="dimmed">{text.thankedOn(thanked.day)}</Text>
          <Text className="yz-council-lines">{thanked.artefact}</Text>
        </div>
      ) : null}
      {wisher && isRunning && may('members.write') ? <Whose wisher={wisher} /> : null}
      {isRunning ? (
        <Group mt="auto">
          <Deeds standing={standing} onDeed={onDeed} />
        </Group>
      ) : null}
    </Stack>
  )
}

function Board({ wishes, onDeed }: { wishes: readonly WishStanding[]; onDeed: (deed: WishDeed) => void }) {
  const text = useText(wishText)
  const count = (state: WishState) => wishes.filter((standing) => standing.state === state).length
  const [state, setState] = useState<WishState>(() => wishStates.find((known) => count(known) > 0) ?? 'open')
  const shown = wishes.filter((standing) => standing.state === state)
  return (
    <>
      <SegmentedControl
        mb="md"
        aria-label={text.states}
        value={state}
        onChange={(value) => setState(wishStates.find((known) => known === value) ?? 'open')}
        data={wishStates.map((value) => ({ value, label: text.count(text.state[value], count(value)) }))}
      />
      {shown.length === 0 ? <EmptyState icon={IconGift} title={text.none[state]} /> : null}
      <ul className="yz-wishes">
        {shown.map((standing) => (
          <WishCard key={standing.wish.id} standing={standing} onDeed={onDeed} />
        ))}
      </ul>
    </>
  )
}

/** 居民心愿: which wait, who has them, what was delivered and thanked for. */
export function WishesScreen() {
  const text = useText(wishText)
  const wishes = useWishes()
  const [deed, setDeed] = useState<WishDeed | null>(null)
  return (
    <>
      <CouncilHead tab="wishes" />
      {!wishes ? (
        <LoadingState />
      ) : wishes.length === 0 ? (
        <EmptyState icon={IconGift} title={text.empty} hint={text.emptyHint} />
      ) : (
        <Board wishes={wishes} onDeed={setDeed} />
      )}
      {deed ? <WishDialog deed={deed} onClose={() => setDeed(null)} /> : null}
    </>
  )
}
