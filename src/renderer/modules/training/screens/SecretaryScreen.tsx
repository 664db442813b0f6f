import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { reopenStay, secretaryReturns, setInPool } from '../growth-operations'
import { growthText } from '../growth-text'
import type { CohortStay, Exchange, Secretary } from '../schema'
import { ExchangeLines } from './ExchangeLines'
import { ExchangeDialog, TakeBackExchangeDialog } from './growth-deed-dialogs'
import { EndStayDialog, JoinDialog, LeaveOfficeDialog, SecretaryDialog } from './growth-dialogs'
import { useGrowthRefusal } from './growth-refusal'
import { Back, Facts, NoneYet, Phone, Section } from './MentorPieces'
import { SecretaryDone } from './SecretaryDone'
import { type Growth, useGrowth } from './use-growth'
import './mentor.css'

type Open =
  | { dialog: 'edit' | 'join' | 'leave' | 'exchange' }
  | { dialog: 'graduated' | 'left'; stay: CohortStay }
  | { dialog: 'takeBack'; exchange: Exchange }
  | null

const quiet = { variant: 'subtle', color: 'gray.8', px: 'xs' } as const

function StayLine({ stay, onOpen }: { stay: CohortStay; onOpen: ((open: Open) => void) | null }) {
  const text = useText(growthText)
  const say = useGrowthRefusal()
  const reopen = useOperation(reopenStay)
  const what = text.stay.of(text.cohort[stay.cohort], stay.year)
  const again = async () => {
    const result = await reopen({ id: stay.id })
    if (result.ok) notify('done', text.stay.reopened)
    else notify('problem', say(result.refusal))
  }
  const current = stay.cohortStatus === 'current'
  const when =
    stay.cohortStatus === 'graduated'
      ? text.stay.graduatedOn(stay.doneOn ?? '')
      : stay.cohortStatus === 'left'
        ? text.stay.leftOn(stay.doneOn ?? '', stay.reason ?? '')
        : ''
  return (
    <li>
      <strong className="yz-mentor-nowrap">{what}</strong>
      <Badge variant="light" color={current ? 'green' : 'gray'} size="lg" radius="sm" tt="none">
        {text.status[stay.cohortStatus]}
      </Badge>
      <Text component="span" c="dimmed" className="yz-mentor-said">
        {[stay.startsOn ? text.stay.since(stay.startsOn) : '', when].filter(Boolean).join('，')}
      </Text>
      {onOpen ? (
        <Group gap={0} className="yz-no-print">
          {current ? (
            <>
              <Button {...quiet} aria-label={text.stay.graduateOf(what)} onClick={() => onOpen({ dialog: 'graduated', stay })}>
                {text.stay.graduate}
              </Button>
              <Button {...quiet} aria-label={text.stay.leaveOf(what)} onClick={() => onOpen({ dialog: 'left', stay })}>
                {text.stay.leave}
              </Button>
            </>
          ) : (
            <Button {...quiet} aria-label={text.stay.reopenOf(what)} onClick={() => void again()}>
              {text.stay.reopen}
            </Button>
          )}
        </Group>
      ) : null}
    </li>
  )
}

function Deeds({ secretary, onOpen }: { secretary: Secretary; onOpen: (open: Open) => void }) {
  const text = useText(growthText).page
  const word = useText(words)
  const say = useGrowthRefusal()
  const [pool, back] = [useOperation(setInPool), useOperation(secretaryReturns)]
  const inOrOut = async () => {
    const result = await pool({ id: secretary.id, inPool: !secretary.inPool })
    if (result.ok) notify('done', secretary.inPool ? text.fromPoolDone : text.toPoolDone)
    else notify('problem', say(result.refusal))
  }
  const again = async () => {
    const result = await back({ id: secretary.id })
    if (result.ok) notify('done', text.returned)
    else notify('problem', say(result.refusal))
  }
  if (!secretary.active)
    return (
      <Button variant="default" onClick={() => void again()}>
        {text.return}
      </Button>
    )
  return (
    <>
      <Button variant="default" onClick={() => void inOrOut()}>
        {secretary.inPool ? text.fromPool : text.toPool}
      </Button>
      <Button variant="default" onClick={() => onOpen({ dialog: 'leave' })}>
        {text.leave}
      </Button>
      <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => onOpen({ dialog: 'edit' })}>
        {word.edit}
      </Button>
    </>
  )
}

function SecretaryFacts({ secretary }: { secretary: Secretary }) {
  const text = useText(growthText)
  const facts: [string, ReactNode][] = [
    [text.organisation, secretary.organisation ?? text.page.notSaid],
    [text.role, secretary.role ?? text.page.notSaid],
    [text.phone, secretary.phone ? <Phone key="phone" value={secretary.phone} label={text.phone} /> : text.page.notSaid],
    ...(secretary.endsOn
      ? ([
          [text.page.until, secretary.endsOn],
          [text.page.reason, secretary.reason],
        ] as [string, ReactNode][])
      : []),
    ...(secretary.note ? [[text.note, secretary.note] as [string, ReactNode]] : []),
  ]
  return <Facts facts={facts} />
}

function Dialogs(props: { secretary: Secretary; all: Growth; open: Open; onClose: () => void }) {
  const { secretary, all, open, onClose } = props
  switch (open?.dialog) {
    case 'edit':
      return <SecretaryDialog secretary={secretary} onClose={onClose} />
    case 'join':
      return <JoinDialog secretary={secretary} onClose={onClose} />
    case 'leave':
      return <LeaveOfficeDialog secretary={secretary} onClose={onClose} />
    case 'exchange':
      return <ExchangeDialog secretaryId={secretary.id} all={all} onClose={onClose} />
    case 'graduated':
    case 'left':
      return <EndStayDialog stay={open.stay} as={open.dialog} onClose={onClose} />
    case 'takeBack':
      return <TakeBackExchangeDialog exchange={open.exchange} onClose={onClose} />
    default:
      return null
  }
}

function Known({ secretary, all }: { secretary: Secretary; all: Growth }) {
  const text = useText(growthText)
  const { may } = useContextOfStore()
  const [open, setOpen] = useState<Open>(null)
  const mayWrite = may('academy.write')
  const mayAdd = mayWrite && secretary.active
  const stays = all.stays(secretary.id)
  const exchanges = all.exchanges.filter(({ secretaryId, otherId }) => secretary.id === secretaryId || secretary.id === otherId)
  const button = (label: string, dialog: 'join' | 'exchange') =>
    mayAdd ? (
      <Button variant="default" leftSection={<IconPlus size={20} />} onClick={() => setOpen({ dialog })}>
        {label}
      </Button>
    ) : null
  const badge = !secretary.active ? text.former : secretary.inPool ? text.page.inPool : null
  return (
    <>
      <PageHeader
        title={secretary.name}
        hint={
          badge ? (
            <Badge variant="light" color={secretary.active ? 'green' : 'gray'} size="lg" radius="sm" tt="none">
              {badge}
            </Badge>
          ) : null
        }
        before={<Back href="/mentoring/secretaries">{text.page.back}</Back>}
        actions={mayWrite ? <Deeds secretary={secretary} onOpen={setOpen} /> : null}
      />
      <Stack gap="lg">
        <SecretaryFacts secretary={secretary} />
        <Section id="secretary-stays" title={text.stay.title} action={button(text.stay.join, 'join')}>
          {stays.length === 0 ? <NoneYet title={text.stay.none} hint={text.stay.noneHint} /> : null}
          <ul className="yz-mentor-lines">
            {stays.map((stay) => (
              <StayLine key={stay.id} stay={stay} onOpen={mayAdd ? setOpen : null} />
            ))}
          </ul>
        </Section>
        <SecretaryDone secretary={secretary} all={all} />
        <Section id="secretary-exchanges" title={text.exchange.ofSecretary} action={button(text.exchange.add, 'exchange')}>
          {exchanges.length === 0 ? <NoneYet title={text.exchange.none} hint={text.exchange.noneHint} /> : null}
          <ExchangeLines
            exchanges={exchanges}
            all={all}
            onTakeBack={mayWrite ? (exchange) => setOpen({ dialog: 'takeBack', exchange }) : null}
          />
        </Section>
      </Stack>
      <Dialogs secretary={secretary} all={all} open={open} onClose={() => setOpen(null)} />
    </>
  )
}

/** One secretary: cohorts one after another, and what they did. */
export function SecretaryScreen() {
  const text = useText(growthText).page
  const { id = '' } = useParams<{ id: string }>()
  const all = useGrowth()
  if (!all) return <LoadingState />
  const secretary = all.secretaryOf(id)
  if (secretary) return <Known key={id} secretary={secretary} all={all} />
  const back = (
    <Button component={Link} href="/mentoring/secretaries" variant="default">
      {text.back}
    </Button>
  )
  return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={back} />
}
