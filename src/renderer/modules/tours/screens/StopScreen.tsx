import { Alert, Badge, Group } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { weekdayOf } from '../days'
import { stopText } from '../desk-text'
import { hoursWords } from '../rule-words'
import { toursText } from '../text'
import { ArrivedTable } from './ArrivedTable'
import { BackLink } from './BackLink'
import { FindPane } from './FindPane'
import { SignedUpList } from './SignedUpList'
import { StopActions } from './StopActions'
import { type Sitting, useSitting } from './use-stop'
import { useTap } from './use-tap'
import { VisitorNotices } from './VisitorNotices'
import './tours.css'

function About({ sitting: { stop, tours } }: { sitting: Sitting }) {
  const text = useText(toursText)
  const about = [
    text.dayLabel(stop.day, weekdayOf(stop.day)),
    hoursWords(text, stop),
    tours.whereOf(stop),
    tours.teamOf(stop.teamId),
    tours.people
      .filter(({ id }) => stop.teamMemberIds?.includes(id))
      .map(({ name }) => name)
      .join('、'),
  ]
  return (
    <Group component="span" gap="xs">
      <span>{about.filter(Boolean).join(' · ')}</span>
      {stop.stopStatus === 'planned' ? null : (
        <Badge variant="light" color={stop.stopStatus === 'held' ? 'green' : 'yellow'} size="lg" radius="sm" tt="none">
          {text.status[stop.stopStatus]}
        </Badge>
      )}
    </Group>
  )
}

function Desk({ sitting }: { sitting: Sitting }) {
  const [auto, setAuto] = useState<string[]>([])
  const { told, tap, undo } = useTap(sitting, auto)
  return (
    <div className="yz-stop-panes" data-ahead={sitting.isAhead || undefined}>
      <FindPane sitting={sitting} told={told} tap={tap} undo={undo} />
      {sitting.isAhead ? <SignedUpList sitting={sitting} /> : <ArrivedTable sitting={sitting} auto={auto} onAuto={setAuto} />}
    </div>
  )
}

/** One sitting: before its day who signs up, on its day who comes and what is done for them. Everything of it works offline. */
export function StopScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(stopText)
  const words = useText(toursText)
  const sitting = useSitting(id)
  if (sitting === null) return <LoadingState />
  if (sitting === 'gone')
    return <EmptyState order={1} icon={IconCalendarOff} title={text.gone} hint={text.goneHint} action={<BackLink />} />
  const { stop } = sitting
  const why = stop.holiday ? words.onHoliday(stop.holiday) : stop.reason
  return (
    <>
      <PageHeader
        title={stop.title}
        hint={<About sitting={sitting} />}
        actions={<StopActions sitting={sitting} />}
        before={<BackLink day={stop.day} />}
      />
      {stop.stopStatus === 'cancelled' ? (
        <Alert color="yellow" role="status" title={words.status.cancelled} mb="md">
          {why}
        </Alert>
      ) : null}
      <VisitorNotices sitting={sitting} />
      <Desk key={stop.id} sitting={sitting} />
    </>
  )
}
