import { Button, Group, Text, Title } from '@mantine/core'
import { IconFileImport, IconFilterOff, IconUserOff, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { FaultState } from '../../../ui/FaultState'
import { LoadingState } from '../../../ui/LoadingState'
import { listText } from '../list-text'
import type { RosterQuery } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import { ExportList } from './ExportList'
import { hasFilters, noFilters } from './list-state'
import { RosterFilters } from './RosterFilters'
import { type GridHandle, lineHeight, RosterGrid, rowDomId } from './RosterGrid'
import { SearchField } from './SearchField'
import { useEarly, useListKeys, useListState } from './use-list'
import { useRosterRows } from './use-roster-rows'
import './roster.css'

function Nobody({ query, searching }: { query: RosterQuery; searching: boolean }) {
  const text = useText(listText)
  const { may } = useContextOfStore()
  if (searching) {
    const hint = hasFilters(query) ? `${text.noMatchHint}${text.noMatchFilters}` : text.noMatchHint
    return <EmptyState icon={IconUserOff} title={text.noMatch} hint={hint} />
  }
  const importFile = may('roster.import') ? (
    <Button component={Link} href="/import" variant="default" leftSection={<IconFileImport size={20} />}>
      {text.importFile}
    </Button>
  ) : null
  return <EmptyState icon={IconUsers} title={text.empty} hint={text.emptyHint} action={importFile} />
}

function ClearFilters({ onClear }: { onClear: () => void }) {
  const text = useText(listText)
  return (
    <Button variant="default" size="sm" leftSection={<IconFilterOff size={20} />} onClick={onClear}>
      {text.clear}
    </Button>
  )
}

function AddButton() {
  const text = useText(listText)
  const { may } = useContextOfStore()
  return may('roster.write') ? (
    <Button component={Link} href="/residents/new" leftSection={<IconUserPlus size={20} />}>
      {text.add}
    </Button>
  ) : null
}

/** 居民名单: find somebody in a second, by whatever is known of them. */
export function ResidentsScreen() {
  const text = useText(listText)
  const common = useText(rosterText)
  const [, navigate] = useLocation()
  const { state, scrolled, ask, activate } = useListState()
  const { query, active } = state
  const grid = useRef<GridHandle>(null)
  const { rows, need, retry } = useRosterRows(query, Math.max(0, Math.floor(state.scrolled / lineHeight) - 20))
  const facets = useAsked((index) => index.facets(), 'facets')
  const known = rows.state === 'known' ? rows : null
  const total = known?.total ?? 0
  const open = (index: number) => {
    const row = known?.rowAt(index)
    if (row) navigate(`/residents/${row.id}`)
  }
  const onKeyDown = useListKeys({ total, active, grid, activate, open: useEarly(known?.query === query, query, open) })
  if (rows.state === 'failed') {
    return <FaultState title={common.indexFault} advice={common.indexFaultAdvice} detail={rows.message} onRetry={retry} />
  }
  const searching = query.text.trim() !== '' || hasFilters(query)
  return (
    <div className="yz-roster">
      <Group wrap="nowrap" gap="lg">
        <Title order={1}>{text.title}</Title>
        <SearchField
          value={query.text}
          activeRow={total > 0 ? rowDomId(active) : undefined}
          onType={(typed) => ask({ text: typed })}
          onKeyDown={onKeyDown}
        />
        <AddButton />
      </Group>
      <RosterFilters query={query} facets={facets.state === 'known' ? facets.value : null} onChange={ask} />
      {known === null ? <LoadingState label={common.preparing} /> : null}
      {known && total === 0 ? <Nobody query={query} searching={searching} /> : null}
      {known && total > 0 ? (
        <RosterGrid
          {...{ rows: known, query, active, need, onKeyDown, handle: grid, scrolled: state.scrolled }}
          onSort={ask}
          onActive={activate}
          onOpen={open}
          onScrolled={(top) => Object.assign(scrolled, { current: top })}
        />
      ) : null}
      <Group justify="space-between" mih="2.25rem">
        <Group gap="md">
          <Text role="status">{known ? (searching ? text.found(total) : text.living(total)) : ''}</Text>
          {hasFilters(query) ? <ClearFilters onClear={() => ask(noFilters)} /> : null}
          {known ? <ExportList query={query} total={total} /> : null}
        </Group>
        <Text c="dimmed" size="xs">
          {text.keys}
        </Text>
      </Group>
    </div>
  )
}
