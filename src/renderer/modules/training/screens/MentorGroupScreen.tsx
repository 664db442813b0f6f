import { Badge, Button, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconPencil, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { useWorkbookExport } from '../../use-workbook-export'
import { groupSheet } from '../mentor-list'
import { resumeGroup } from '../mentor-operations'
import { byName, isRunning } from '../mentor-rules'
import { mentorText } from '../mentor-text'
import type { MentorGroup, MentorMeeting, MentorPairing } from '../schema'
import { LostPairings } from './LostPairings'
import { Former, Goals, Meetings, Mentees } from './MentorGroupParts'
import { Back, Facts, Phone } from './MentorPieces'
import { GoalDialog, MeetingDialog, TakeBackMeetingDialog } from './mentor-deed-dialogs'
import { GroupDialog, MentorEndDialog, PairDialog } from './mentor-dialogs'
import { useMentorRefusal } from './mentor-refusal'
import { type Mentoring, useMentoring } from './use-mentoring'
import './mentor.css'

type Open =
  | { dialog: 'edit' | 'end' | 'pair' | 'meet' | 'goal' }
  | { dialog: 'endOne'; pairing: MentorPairing }
  | { dialog: 'meeting' | 'takeBack'; meeting: MentorMeeting }
  | null

function Dialogs({ group, all, open, onClose }: { group: MentorGroup; all: Mentoring; open: Open; onClose: () => void }) {
  const current = all.current(group.id)
  // Whoever came to a meeting and has left since can still be ticked for it.
  const everybody = [...current, ...all.former(group.id)].filter(
    (pairing, at, rest) => rest.findIndex(({ learnerId }) => learnerId === pairing.learnerId) === at,
  )
  switch (open?.dialog) {
    case 'edit':
      return <GroupDialog group={group} onClose={onClose} />
    case 'end':
      return <MentorEndDialog record={group} onClose={onClose} />
    case 'endOne':
      return <MentorEndDialog record={open.pairing} onClose={onClose} />
    case 'pair':
      return <PairDialog group={group} onClose={onClose} />
    case 'meet':
      return <MeetingDialog group={group} meeting={null} people={current} onClose={onClose} />
    case 'meeting':
      return <MeetingDialog group={group} meeting={open.meeting} people={everybody.sort(byName)} onClose={onClose} />
    case 'takeBack':
      return <TakeBackMeetingDialog meeting={open.meeting} onClose={onClose} />
    case 'goal':
      return <GoalDialog people={current} onClose={onClose} />
    default:
      return null
  }
}

/** Who is in the group and who was, as a workbook. */
function Download({ group, all }: { group: MentorGroup; all: Mentoring }) {
  const text = useText(mentorText)
  const { clock } = useContextOfStore()
  const exportWorkbook = useWorkbookExport()
  const people = [...all.current(group.id), ...all.former(group.id)]
  if (people.length === 0) return null
  const save = () =>
    void exportWorkbook({
      what: text.sheet.name,
      people: people.length,
      fileName: text.sheet.fileName(group.name, dayOf(clock())),
      sheets: () => [groupSheet(text, group, people)],
    })
  return (
    <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />} onClick={save}>
      {text.page.export}
    </Button>
  )
}

function Deeds({ group, all, onOpen }: { group: MentorGroup; all: Mentoring; onOpen: ((open: Open) => void) | null }) {
  const text = useText(mentorText)
  const word = useText(words)
  const say = useMentorRefusal()
  const gate = useLeavingGate()
  const resume = useOperation(resumeGroup)
  const people = all.current(group.id).length + all.former(group.id).length
  const printOut = async () => {
    if (await gate({ deed: 'print', what: text.page.print, people })) printPage()
  }
  const again = async () => {
    const result = await resume({ id: group.id })
    if (result.ok) notify('done', text.page.resumed)
    else notify('problem', say(result.refusal))
  }
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={() => void printOut()}>
        {word.print}
      </Button>
      {onOpen && isRunning(group) ? (
        <>
          <Button variant="default" onClick={() => onOpen({ dialog: 'end' })}>
            {text.page.end}
          </Button>
          <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => onOpen({ dialog: 'edit' })}>
            {word.edit}
          </Button>
        </>
      ) : null}
      {onOpen && !isRunning(group) ? (
        <Button variant="default" onClick={() => void again()}>
          {text.page.resume}
        </Button>
      ) : null}
    </>
  )
}

function GroupFacts({ group }: { group: MentorGroup }) {
  const text = useText(mentorText).page
  const facts: [string, ReactNode][] = [
    [text.role, group.role ?? text.notSaid],
    [text.organisation, group.organisation ?? text.notSaid],
    [text.phone, group.phone ? <Phone key="phone" value={group.phone} label={text.phone} /> : text.notSaid],
    [text.since, group.startsOn ?? text.notSaid],
    ...(group.body ? [[text.body, group.body] as [string, ReactNode]] : []),
    ...(group.endsOn
      ? ([
          [text.until, group.endsOn],
          [text.reason, group.reason],
        ] as [string, ReactNode][])
      : []),
    ...(group.note ? [[text.note, group.note] as [string, ReactNode]] : []),
  ]
  return <Facts facts={facts} />
}

function Known({ group, all }: { group: MentorGroup; all: Mentoring }) {
  const text = useText(mentorText).page
  const { may, clock } = useContextOfStore()
  const [open, setOpen] = useState<Open>(null)
  const current = all.current(group.id)
  const mayWrite = may('academy.write')
  const mayAdd = mayWrite && isRunning(group)
  return (
    <>
      <PageHeader
        title={text.title(group.name)}
        hint={
          <Badge variant="light" color={isRunning(group) ? 'green' : 'gray'} size="lg" radius="sm" tt="none">
            {isRunning(group) ? text.running : text.endedBadge}
          </Badge>
        }
        before={<Back href="/mentoring">{text.back}</Back>}
        actions={<Deeds group={group} all={all} onOpen={mayWrite ? setOpen : null} />}
      />
      <Stack gap="lg">
        <LostPairings all={all} groupId={group.id} />
        <GroupFacts group={group} />
        <Mentees
          people={current}
          all={all}
          onAdd={mayAdd ? () => setOpen({ dialog: 'pair' }) : null}
          download={<Download group={group} all={all} />}
          onEnd={mayWrite ? (pairing) => setOpen({ dialog: 'endOne', pairing }) : null}
        />
        <Goals people={current} all={all} onAdd={mayAdd && current.length > 0 ? () => setOpen({ dialog: 'goal' }) : null} />
        <Meetings
          meetings={all.meetings(group.id)}
          all={all}
          onAdd={mayAdd && current.length > 0 ? () => setOpen({ dialog: 'meet' }) : null}
          onDeed={mayWrite ? (dialog, meeting) => setOpen({ dialog, meeting }) : null}
        />
        <Former people={all.former(group.id)} />
      </Stack>
      <Text className="yz-mentor-printed">{text.printedOn(dayOf(clock()))}</Text>
      <Dialogs group={group} all={all} open={open} onClose={() => setOpen(null)} />
    </>
  )
}

/** One mentor's group: its ten, their goals, what was done, who was in it; printed, it is the group's record. */
export function MentorGroupScreen() {
  const text = useText(mentorText).page
  const { id = '' } = useParams<{ id: string }>()
  const all = useMentoring()
  if (!all) return <LoadingState />
  const group = all.groupOf(id)
  if (group) return <Known key={id} group={group} all={all} />
  const back = (
    <Button component={Link} href="/mentoring" variant="default">
      {text.back}
    </Button>
  )
  return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={back} />
}
