import { Anchor, Stack, Text } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import { formatInstant } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { allStaff } from '../../workers/queries'
import { personText } from '../person-text'
import { residentById } from '../queries'
import type { Resident } from '../schema'
import { useAsked } from '../search/use-roster-index'
import { HouseholdCard } from './HouseholdCard'
import { type Deed, PersonDialog } from './PersonDialogs'
import { PersonEditor } from './PersonEditor'
import { BackToList, PersonHead } from './PersonHead'
import { PersonView } from './PersonView'
import { useLeftDraft } from './use-draft'
import { useHousehold, useNeighbours } from './use-household'
import { seatOf } from './use-seat'
import './person.css'

/** Who wrote a record and who changed it last, by name, and the way to everything between; the page of it is the app's. */
function Authors({ resident }: { resident: Resident }) {
  const text = useText(personText)
  const staff = useLive(allStaff, [])
  const nameOf = (id: string) => (staff.loading ? '…' : (staff.value.find((worker) => worker.id === id)?.name ?? text.someone))
  return (
    <Text c="dimmed" size="xs" component="footer">
      {text.wroteOn(nameOf(resident.createdBy), formatInstant(resident.createdAt))}
      {resident.updatedAt === resident.createdAt
        ? ''
        : `　·　${text.changedOn(nameOf(resident.updatedBy), formatInstant(resident.updatedAt))}`}
      　·　
      <Anchor
        component={Link}
        href={`/history/residents/${encodeURIComponent(resident.id)}`}
        inherit
        underline="always"
        className="yz-no-print"
      >
        {text.history}
      </Anchor>
    </Text>
  )
}

function useAddress(dwellingId: string | undefined): string {
  const asked = useAsked(async (index) => (dwellingId ? index.pathOf(dwellingId) : []), `path ${dwellingId}`)
  if (asked.state !== 'known') return ''
  const { estate, building, entrance, roomNo } = seatOf(asked.value)
  return [estate, [building, entrance, roomNo].filter((part) => part !== '').join('-')].filter((part) => part !== '').join(' ')
}

function Page({
  resident,
  editing,
  setEditing,
}: {
  resident: Resident
  editing: boolean
  setEditing: (editing: boolean) => void
}) {
  const [, navigate] = useLocation()
  const [deed, setDeed] = useState<Deed | null>(null)
  const members = useHousehold(resident.householdId)
  const neighbours = useNeighbours(resident)
  const address = useAddress(resident.dwellingId)
  const present = members.filter(({ presence }) => presence === 'present').map(({ id }) => id)
  const page = (actions: ReactNode, fields: ReactNode) => (
    <>
      <PersonHead
        resident={resident}
        address={address}
        editing={editing}
        onEdit={() => setEditing(true)}
        onDeed={setDeed}
        formActions={actions}
      />
      <div className="yz-person">
        <Stack gap="lg">
          {fields}
          <Authors resident={resident} />
        </Stack>
        <HouseholdCard resident={resident} members={members} neighbours={neighbours} />
      </div>
    </>
  )
  return (
    <>
      {editing ? (
        <PersonEditor resident={resident} members={members} onDone={() => setEditing(false)}>
          {page}
        </PersonEditor>
      ) : (
        page(null, <PersonView resident={resident} />)
      )}
      <PersonDialog
        deed={deed}
        resident={resident}
        memberIds={present.length > 0 ? present : [resident.id]}
        onClose={() => setDeed(null)}
        onErased={() => navigate('/residents', { replace: true })}
      />
    </>
  )
}

/** One person: who they are, where they live, with whom. */
export function PersonScreen() {
  const text = useText(personText)
  const { id = '' } = useParams<{ id: string }>()
  const live = useLive((data) => residentById(data, id), [id])
  const [editing, setEditing] = useState(false)
  useLeftDraft(id, () => setEditing(true))
  const found = live.loading ? null : live.value
  const resident = useMemo(() => found && (found.toMutableJSON() as Resident), [found])
  if (live.loading) return <LoadingState />
  if (!resident) {
    return (
      <>
        <BackToList />
        <EmptyState icon={IconUserOff} title={text.goneTitle} hint={text.goneHint} />
      </>
    )
  }
  return <Page key={id} resident={resident} editing={editing} setEditing={setEditing} />
}
