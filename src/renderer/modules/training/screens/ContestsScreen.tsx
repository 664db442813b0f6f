import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { withdrawEntry } from '../growth-deed-operations'
import { growthText } from '../growth-text'
import { mentorText } from '../mentor-text'
import type { Contest, ContestEntry, Exchange } from '../schema'
import { ExchangeLines } from './ExchangeLines'
import { ContestDialog, EntryDialog, ExchangeDialog, TakeBackExchangeDialog } from './growth-deed-dialogs'
import { useGrowthRefusal } from './growth-refusal'
import { NoneYet, Section } from './MentorPieces'
import { MentorTabs } from './MentorTabs'
import { type Growth, useGrowth } from './use-growth'
import './mentor.css'

type Open =
  | { dialog: 'contest'; contest: Contest | null }
  | { dialog: 'entry'; contest: Contest }
  | { dialog: 'exchange' }
  | { dialog: 'takeBack'; exchange: Exchange }
  | null
type OnOpen = ((open: Open) => void) | null

function Entry({ entry, all, mayWrite }: { entry: ContestEntry; all: Growth; mayWrite: boolean }) {
  const text = useText(growthText)
  const say = useGrowthRefusal()
  const withdraw = useOperation(withdrawEntry)
  const name = all.nameOf(entry.secretaryId) || text.unknown
  const gone = async () => {
    const result = await withdraw({ id: entry.id })
    if (result.ok) notify('done', text.contest.withdrawn)
    else notify('problem', say(result.refusal))
  }
  return (
    <li>
      <div className="yz-mentor-said">
        <Link href={`/mentoring/secretaries/${entry.secretaryId}`}>{name}</Link> {entry.title}
        {entry.body ? <Text c="dimmed">{entry.body}</Text> : null}
      </div>
      {mayWrite ? (
        <Button
          variant="subtle"
          color="gray.8"
          px="xs"
          className="yz-no-print"
          aria-label={text.contest.withdrawOf(name)}
          onClick={() => void gone()}
        >
          {text.contest.withdraw}
        </Button>
      ) : null}
    </li>
  )
}

function ContestCard({ contest, all, onOpen }: { contest: Contest; all: Growth; onOpen: OnOpen }) {
  const text = useText(growthText).contest
  const word = useText(words)
  const entries = all.entries(contest.id)
  return (
    <Section
      id={contest.id}
      title={contest.title}
      action={
        onOpen ? (
          <>
            <Button
              variant="default"
              aria-label={text.edit(contest.title)}
              onClick={() => onOpen({ dialog: 'contest', contest })}
            >
              {word.edit}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlus size={20} />}
              aria-label={text.enterOf(contest.title)}
              onClick={() => onOpen({ dialog: 'entry', contest })}
            >
              {text.enter}
            </Button>
          </>
        ) : null
      }
    >
      <Group px="md" pb="xs" gap="md">
        <span>{[contest.day, contest.place].filter(Boolean).join(' · ')}</span>
        <Text c="dimmed">{text.entries(entries.length)}</Text>
      </Group>
      {contest.body ? (
        <Text px="md" pb="xs">
          {contest.body}
        </Text>
      ) : null}
      <ul className="yz-mentor-lines">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} all={all} mayWrite={onOpen !== null} />
        ))}
      </ul>
    </Section>
  )
}

function Dialogs({ open, all, onClose }: { open: Open; all: Growth; onClose: () => void }) {
  switch (open?.dialog) {
    case 'contest':
      return <ContestDialog contest={open.contest} onClose={onClose} />
    case 'entry':
      return <EntryDialog contest={open.contest} all={all} onClose={onClose} />
    case 'exchange':
      return <ExchangeDialog all={all} onClose={onClose} />
    case 'takeBack':
      return <TakeBackExchangeDialog exchange={open.exchange} onClose={onClose} />
    default:
      return null
  }
}

function Shown({ all, onOpen }: { all: Growth; onOpen: OnOpen }) {
  const text = useText(growthText)
  const addExchange = onOpen ? (
    <Button variant="default" leftSection={<IconPlus size={20} />} onClick={() => onOpen({ dialog: 'exchange' })}>
      {text.exchange.add}
    </Button>
  ) : null
  return (
    <>
      {all.contests.length === 0 ? (
        <Section id="contests" title={text.contest.title}>
          <NoneYet title={text.contest.none} hint={text.contest.noneHint} />
        </Section>
      ) : (
        all.contests.map((contest) => <ContestCard key={contest.id} contest={contest} all={all} onOpen={onOpen} />)
      )}
      <Section id="exchanges" title={text.exchange.title} action={addExchange}>
        {all.exchanges.length === 0 ? <NoneYet title={text.exchange.none} hint={text.exchange.noneHint} /> : null}
        <ExchangeLines
          exchanges={all.exchanges}
          all={all}
          onTakeBack={onOpen ? (exchange) => onOpen({ dialog: 'takeBack', exchange }) : null}
        />
      </Section>
    </>
  )
}

/** 竞赛与交流: who took part and with what, who went where; in the order of days, of nothing else. */
export function ContestsScreen() {
  const text = useText(growthText)
  const title = useText(mentorText).title
  const { may } = useContextOfStore()
  const all = useGrowth()
  const [open, setOpen] = useState<Open>(null)
  const mayWrite = may('academy.write')
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setOpen({ dialog: 'contest', contest: null })}>
      {text.contest.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={title} hint={text.hint.contests} actions={add} />
      <MentorTabs here="contests" />
      {all ? (
        <Stack gap="lg">
          <Shown all={all} onOpen={mayWrite ? setOpen : null} />
        </Stack>
      ) : (
        <LoadingState />
      )}
      {all ? <Dialogs open={open} all={all} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
