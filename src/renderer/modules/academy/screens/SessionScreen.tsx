import { Alert, Anchor, Group } from '@mantine/core'
import { IconArrowLeft, IconCalendarOff } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { clashesOfSession } from '../session-rules'
import { sessionText } from '../session-text'
import { daysWords, hoursWords } from '../session-words'
import { academyText } from '../text'
import { Clashes } from './Clashes'
import { CrowdedPoint } from './CrowdedPoint'
import { EnrolledList } from './EnrolledList'
import { PlaceNotices } from './PlaceNotices'
import { SessionActions } from './SessionActions'
import { SessionAttendance } from './SessionAttendance'
import { StateBadge } from './SessionTable'
import { SignUpPane } from './SignUpPane'
import { type SessionPage, useSession } from './use-session'
import './academy.css'

/** The way back, to the list or to a session. */
export function BackLink({ sessionId, label }: { sessionId?: string; label?: string }) {
  const text = useText(sessionText)
  return (
    <Anchor
      component={Link}
      href={sessionId ? `/academy/sessions/${sessionId}` : '/academy'}
      className="yz-no-print"
      w="fit-content"
    >
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {label ?? text.back}
      </Group>
    </Anchor>
  )
}

function About({ page: { session, academy, state } }: { page: SessionPage }) {
  const words = useText(academyText)
  const text = useText(sessionText)
  const about = [
    daysWords(words, session),
    hoursWords(session),
    academy.whereOf(session),
    session.teacher,
    words.audience[session.audience],
    text.creditHours(session.creditHours),
    session.cityCourseId ? text.ofCity : '',
  ]
  return (
    <Group component="span" gap="xs">
      <span>{about.filter(Boolean).join(' · ')}</span>
      <StateBadge state={state} />
    </Group>
  )
}

/** One session: who has a place and who waits, sign-up at the desk, attendance. Everything of it works offline. */
export function SessionScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(sessionText)
  const words = useText(academyText)
  const { may } = useContextOfStore()
  const page = useSession(id)
  if (page === null) return <LoadingState />
  if (page === 'gone')
    return <EmptyState order={1} icon={IconCalendarOff} title={text.gone} hint={text.goneHint} action={<BackLink />} />
  const { session, state, academy } = page
  const isOpen = state === 'coming' || state === 'running'
  const mayEnrol = may('academy.write') && isOpen
  return (
    <>
      <PageHeader
        title={session.title}
        hint={<About page={page} />}
        actions={<SessionActions page={page} />}
        before={<BackLink />}
      />
      {session.sessionStatus === 'cancelled' ? (
        <Alert color="yellow" role="status" title={words.state.cancelled} mb="md">
          {session.reason}
        </Alert>
      ) : null}
      {isOpen ? <Clashes academy={academy} session={session} clashes={clashesOfSession(session, academy.sessions)} /> : null}
      {isOpen ? <CrowdedPoint academy={academy} session={session} quota={session.quota} /> : null}
      <PlaceNotices page={page} />
      {/* Once it has begun, who is here matters most. */}
      {state === 'coming' ? null : <SessionAttendance session={session} />}
      <div className="yz-academy-panes" data-single={mayEnrol ? undefined : true}>
        {mayEnrol ? <SignUpPane key={session.id} page={page} /> : null}
        <EnrolledList page={page} />
      </div>
      {state === 'coming' ? <SessionAttendance session={session} /> : null}
    </>
  )
}
