import { Anchor, Badge, Button, Checkbox, Table } from '@mantine/core'
import { IconArrowLeft, IconBuilding, IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import type { SendingUnit } from '../schema'
import { membersText } from '../text'
import { Lookup } from './Lookup'
import { UnitDialog } from './UnitDialog'
import { type Directory, isRegistered, unitFinder, useDirectory } from './use-directory'
import './members.css'

const atOnce = 100

function UnitTable({ units, directory }: { units: readonly SendingUnit[]; directory: Directory }) {
  const all = useText(membersText)
  const text = all.unitPage
  const [shown, setShown] = useState(atOnce)
  return (
    <div className="yz-card">
      <Table horizontalSpacing="lg" verticalSpacing={4} className="yz-members-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.aliases}</Table.Th>
            <Table.Th ta="right">{text.registered}</Table.Th>
            <Table.Th ta="right">{text.expected}</Table.Th>
            <Table.Th>{text.contactName}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {units.slice(0, shown).map((unit) => (
            <Table.Tr key={unit.id}>
              <Table.Td>
                <Link href={`/units/${unit.id}`}>{unit.name}</Link>{' '}
                {unit.active ? null : (
                  <Badge variant="outline" color="gray.7" tt="none" radius="sm">
                    {text.retired}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{unit.aliases?.join('、')}</Table.Td>
              <Table.Td ta="right">{(directory.ofUnit.get(unit.id) ?? []).filter(isRegistered).length}</Table.Td>
              <Table.Td ta="right">{unit.expectedMembers ?? ''}</Table.Td>
              <Table.Td>{unit.contactName}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {units.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
          {all.unitPage.hint(units.length - shown)}
        </Button>
      ) : null}
    </div>
  )
}

/** 下沉单位: the directory of units. */
export function UnitsScreen() {
  const text = useText(membersText).unitPage
  const all = useText(membersText)
  const { may } = useContextOfStore()
  const directory = useDirectory()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed)
  const [retired, setRetired] = useState(false)
  const [adding, setAdding] = useState(false)
  const units = directory?.units
  const find = useMemo(() => unitFinder(units ?? []), [units])
  const found = useMemo(() => find(asked).filter(({ active }) => active || retired), [find, asked, retired])
  if (!directory) return <LoadingState />
  const add = may('members.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        before={
          <Anchor component={Link} href="/members" className="yz-members-back">
            <IconArrowLeft size={20} aria-hidden="true" />
            {text.backToMembers}
          </Anchor>
        }
        title={text.title}
        hint={text.hint(directory.units.filter(({ active }) => active).length)}
        actions={add}
      />
      {directory.units.length === 0 ? (
        <EmptyState icon={IconBuilding} title={text.empty} hint={text.emptyHint} />
      ) : (
        <>
          <div className="yz-members-bar">
            <Lookup label={text.search} hint={text.searchHint} value={typed} onType={setTyped} />
            <Checkbox label={text.showRetired} checked={retired} onChange={(event) => setRetired(event.currentTarget.checked)} />
          </div>
          {found.length === 0 ? (
            <EmptyState title={all.nothingFound} hint={all.nothingFoundHint} />
          ) : (
            <UnitTable key={`${asked} ${retired}`} units={found} directory={directory} />
          )}
        </>
      )}
      <UnitDialog opened={adding} unit={null} onClose={() => setAdding(false)} />
    </>
  )
}
