import { ActionIcon, Anchor, Button, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconDots, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { isHeadRelation } from '../../../lib/national/relations'
import { listText } from '../list-text'
import { personText } from '../person-text'
import type { Resident } from '../schema'
import type { Deed } from './PersonDialogs'
import { Tag } from './Tag'

/** The way back to the list, above every page of a person. */
export function BackToList() {
  const text = useText(personText)
  return (
    <Anchor component={Link} href="/residents" className="yz-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
}

function Deeds({ resident, onDeed }: { resident: Resident; onDeed: (deed: Deed) => void }) {
  const text = useText(personText)
  const { may } = useContextOfStore()
  const here = resident.presence === 'present'
  const offered: [Deed, string, boolean][] = [
    ['movedOut', text.movedOut.title, here],
    ['died', text.died.title, resident.presence !== 'died'],
    ['bringBack', text.bringBack.title, !here],
    [
      'makeHouseholder',
      text.makeHouseholder,
      here && resident.householdId !== undefined && !isHeadRelation(resident.relationToHead),
    ],
    ['move', text.move.title, here],
    ['split', text.split.title, here && resident.householdId !== undefined && !isHeadRelation(resident.relationToHead)],
  ]
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon aria-label={text.more} variant="default" size={46}>
          <IconDots size={24} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(([deed, label, offer]) =>
          offer ? (
            <Menu.Item key={deed} mih={44} onClick={() => onDeed(deed)}>
              {label}
            </Menu.Item>
          ) : null,
        )}
        {may('roster.erase') ? (
          <>
            <Menu.Divider />
            <Menu.Item mih={44} c="vermilion.8" onClick={() => onDeed('erase')}>
              {text.erase.title}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

function Status({ resident }: { resident: Resident }) {
  const text = useText(personText)
  const list = useText(listText)
  return (
    <>
      {resident.presence === 'movedOut' ? (
        <Tag look="gone">{text.status.movedOut(resident.movedOutOn ?? '', resident.movedTo ?? '')}</Tag>
      ) : null}
      {resident.presence === 'died' ? <Tag look="gone">{text.status.died(resident.diedOn ?? '')}</Tag> : null}
      {resident.verification === 'pending' ? (
        <Tag look="todo" title={text.checkNumber}>
          {list.pending}
        </Tag>
      ) : null}
    </>
  )
}

/** Name, address and what can be done; while editing the two buttons of the form instead. */
export function PersonHead({
  resident,
  address,
  editing,
  onEdit,
  onDeed,
  formActions,
}: {
  resident: Resident
  address: string
  editing: boolean
  onEdit: () => void
  onDeed: (deed: Deed) => void
  formActions: ReactNode
}) {
  const text = useText(personText)
  const { may } = useContextOfStore()
  return (
    <header className="yz-person-head">
      <Stack gap={2} miw={0}>
        <BackToList />
        <Group gap="sm">
          <Title order={1}>{editing ? text.editing(resident.name) : resident.name}</Title>
          <Status resident={resident} />
        </Group>
        <Text c="dimmed">{address || text.homeUnknown}</Text>
      </Stack>
      <Group gap="sm" wrap="nowrap">
        {editing ? (
          formActions
        ) : may('roster.write') ? (
          <>
            <Button leftSection={<IconPencil size={20} />} onClick={onEdit}>
              {text.edit}
            </Button>
            <Deeds resident={resident} onDeed={onDeed} />
          </>
        ) : null}
      </Group>
    </header>
  )
}
