import { Button, SegmentedControl } from '@mantine/core'
import { IconBuilding, IconFileImport, IconFileSpreadsheet, IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { useWorkbookExport } from '../../use-workbook-export'
import { exportText } from '../export-text'
import { membersSheet } from '../list-rows'
import { settleMembers } from '../member-operations'
import { membersText } from '../text'
import { Lookup } from './Lookup'
import { MemberNews } from './MemberNews'
import { MemberTable } from './MemberTable'
import type { Comer } from './use-comers'
import { isRegistered, memberFinder, useDirectory } from './use-directory'

const filters = ['all', 'registered', 'missing'] as const

function Actions() {
  const text = useText(membersText)
  const { may } = useContextOfStore()
  return (
    <>
      <Button component={Link} href="/units" variant="default" leftSection={<IconBuilding size={20} />}>
        {text.units}
      </Button>
      {may('members.write') ? (
        <>
          <Button component={Link} href="/members/import" variant="default" leftSection={<IconFileImport size={20} />}>
            {text.importList}
          </Button>
          <Button component={Link} href="/members/new" leftSection={<IconUserPlus size={20} />}>
            {text.register}
          </Button>
        </>
      ) : null}
    </>
  )
}

/** What the list shows now, as a file. */
function ExportMembers({ list }: { list: readonly Comer[] }) {
  const text = useText(exportText)
  const { may, clock } = useContextOfStore()
  const exportWorkbook = useWorkbookExport()
  const download = () =>
    exportWorkbook({
      what: text.members,
      people: list.length,
      fileName: text.fileName(text.members, dayOf(clock())),
      sheets: () => [membersSheet(text, list, may('members.write'))],
    })
  return (
    <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />} onClick={download} disabled={list.length === 0}>
      {text.download}
    </Button>
  )
}

/** 下沉党员: everyone there is, and the way to register one more. */
export function MembersScreen() {
  const text = useText(membersText)
  const context = useContextOfStore()
  const directory = useDirectory()
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<(typeof filters)[number]>('all')
  const isShown = directory !== null
  useEffect(() => {
    // What other terminals wrote while they were apart is put in order where somebody looks at it, once they see the list.
    if (isShown) void settleMembers(context)
  }, [context, isShown])
  const list = directory?.list
  const find = useMemo(() => memberFinder(list ?? []), [list])
  const asked = useDeferredValue(typed)
  const found = useMemo(
    () => find(asked).filter((comer) => filter === 'all' || isRegistered(comer) === (filter === 'registered')),
    [find, asked, filter],
  )
  if (!directory) return <LoadingState />
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint(directory.list.length, directory.list.filter(isRegistered).length)}
        actions={<Actions />}
      />
      <MemberNews />
      {directory.list.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={text.empty} hint={text.emptyHint} />
      ) : (
        <>
          <div className="yz-members-bar">
            <Lookup label={text.search} hint={text.searchHint} value={typed} onType={setTyped} />
            <SegmentedControl
              aria-label={text.filter}
              value={filter}
              onChange={(value) => setFilter(filters.find((one) => one === value) ?? 'all')}
              data={filters.map((value) => ({ value, label: text.filters[value] }))}
            />
            <ExportMembers list={found} />
          </div>
          {found.length === 0 ? (
            <EmptyState title={text.nothingFound} hint={text.nothingFoundHint} />
          ) : (
            <MemberTable key={`${filter} ${asked}`} list={found} withUnit />
          )}
        </>
      )}
    </>
  )
}
