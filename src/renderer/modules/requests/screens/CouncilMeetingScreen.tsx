import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconPencil, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { castOf, isOvercast } from '../council-rules'
import { councilText } from '../council-text'
import type { CouncilMeeting } from '../schema'
import { CouncilComers } from './CouncilComers'
import { CouncilDialog } from './CouncilDialog'
import { BackToCouncil } from './CouncilHead'
import { CouncilMinute } from './CouncilMinute'
import { CouncilResolutions } from './CouncilResolutions'
import { type Session, useCouncil, useEstates } from './use-council'
import './council.css'

function Agenda({ meeting }: { meeting: CouncilMeeting }) {
  const text = useText(councilText)
  return (
    <Stack component="section" className="yz-card yz-council-part" gap="xs" aria-labelledby="council-agenda">
      <Title order={2} id="council-agenda" fz="1.25rem">
        {text.agenda}
      </Title>
      {meeting.agenda ? (
        <ol className="yz-agenda">
          {meeting.agenda.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      ) : (
        <Text c="dimmed">{text.noAgenda}</Text>
      )}
    </Stack>
  )
}

function Overcast({ session: { resolutions, present } }: { session: Session }) {
  const text = useText(councilText)
  return resolutions
    .filter((resolution) => isOvercast(resolution, present))
    .map((resolution) => (
      <Alert
        key={resolution.id}
        color="vermilion"
        role="status"
        icon={<IconAlertTriangle size={22} />}
        title={text.overcast}
        mb="md"
      >
        {text.overcastHint(resolution.title, castOf(resolution), present)}
      </Alert>
    ))
}

/** One meeting of the council: agenda, who came, what was voted, the minute. */
export function CouncilMeetingScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(councilText)
  const { may } = useContextOfStore()
  const [sessions, estates] = [useCouncil(), useEstates()]
  const [editing, setEditing] = useState(false)
  if (!sessions || !estates) return <LoadingState />
  const session = sessions.find(({ meeting }) => meeting.id === id)
  if (!session) return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={<BackToCouncil />} />
  const { meeting } = session
  const when = [meeting.day, meeting.startsAt].filter(Boolean).join(' ')
  const where = [estates.get(meeting.estateId ?? '') ?? text.anyEstate, meeting.place].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeader
        title={meeting.title}
        hint={`${when} · ${where}`}
        actions={
          <>
            <BackToCouncil />
            {may('requests.write') ? (
              <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => setEditing(true)}>
                {text.edit}
              </Button>
            ) : null}
            <Button component={Link} href={`/council/${id}/minute`} variant="default" leftSection={<IconPrinter size={20} />}>
              {text.printMinute}
            </Button>
          </>
        }
      />
      <Overcast session={session} />
      <div className="yz-council">
        <Group align="stretch" className="yz-council-column">
          <Agenda meeting={meeting} />
          <CouncilResolutions session={session} />
        </Group>
        <Group align="stretch" className="yz-council-column">
          <CouncilComers session={session} />
          <CouncilMinute meeting={meeting} />
        </Group>
      </div>
      {editing ? <CouncilDialog meeting={meeting} onClose={() => setEditing(false)} /> : null}
    </>
  )
}
