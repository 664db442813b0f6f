import { Button, Table, Text } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { isCarried } from '../council-rules'
import { councilText } from '../council-text'
import { CouncilDialog } from './CouncilDialog'
import { CouncilHead } from './CouncilHead'
import { type Session, useCouncil, useEstates } from './use-council'
import './council.css'

function Meetings({ sessions, estates }: { sessions: readonly Session[]; estates: ReadonlyMap<string, string> }) {
  const text = useText(councilText)
  return (
    <Table.ScrollContainer minWidth={720} type="native" className="yz-card">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.day}</Table.Th>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.place}</Table.Th>
            <Table.Th>{text.attendance}</Table.Th>
            <Table.Th>{text.resolutions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map(({ meeting, resolutions, present }) => (
            <Table.Tr key={meeting.id}>
              <Table.Td className="yz-nowrap">{[meeting.day, meeting.startsAt].filter(Boolean).join(' ')}</Table.Td>
              <Table.Td>
                <Link href={`/council/${meeting.id}`} className="yz-council-link">
                  {meeting.title}
                </Link>
              </Table.Td>
              <Table.Td>
                {[estates.get(meeting.estateId ?? '') ?? text.anyEstate, meeting.place].filter(Boolean).join(' · ')}
              </Table.Td>
              <Table.Td className="yz-nowrap">{text.presentCount(present)}</Table.Td>
              <Table.Td>
                <Text span fz="inherit" c={resolutions.length === 0 ? 'dimmed' : undefined}>
                  {text.resolutionsCount(resolutions.length, resolutions.filter((one) => isCarried(one, present)).length)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** 邻里议事会: every meeting, the newest first. */
export function CouncilScreen() {
  const text = useText(councilText)
  const { may } = useContextOfStore()
  const [, navigate] = useLocation()
  const [sessions, estates] = [useCouncil(), useEstates()]
  const [calling, setCalling] = useState(false)
  const call = may('requests.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setCalling(true)}>
      {text.call}
    </Button>
  ) : null
  return (
    <>
      <CouncilHead tab="council" actions={call} />
      {!sessions || !estates ? (
        <LoadingState />
      ) : sessions.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={text.empty} hint={text.emptyHint} />
      ) : (
        <Meetings sessions={sessions} estates={estates} />
      )}
      {calling ? (
        <CouncilDialog meeting={null} onClose={() => setCalling(false)} onCalled={(id) => navigate(`/council/${id}`)} />
      ) : null}
    </>
  )
}
