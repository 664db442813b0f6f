import { Button, CloseButton, Group, Text, TextInput, Title } from '@mantine/core'
import { IconFileImport, IconSearch, IconUserOff, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { FaultState } from '../../../ui/FaultState'
import { LoadingState } from '../../../ui/LoadingState'
import { listText } from '../list-text'
import type { RosterQuery } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import { hasFilters } from './list-state'
import { RosterFilters } from './RosterFilters'
import { type GridHandle, RosterGrid, rowDomId } from './RosterGrid'
import { useListKeys, useListState, useSlash } from './use-list'
import { useRosterRows } from './use-roster-rows'
import './roster.css'

const noRow = () => undefined

function Nobody({ query, empty }: { query: RosterQuery; empty: boolean }) {
  const text = useText(listText)
  const { may } = useContextOfStore()
  if (!empty) {
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

/** 居民名单: find somebody in a second, by whatever is known of them. */
export function ResidentsScreen() {
  const text = useText(listText)
  const word = useText(words)
  const common = useText(rosterText)
  const { may } = useContextOfStore()
  const [, navigate] = useLocation()
  const { state, scrolled, ask, activate } = useListState()
  const { query, active } = state
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<GridHandle>(null)
  const { rows, need, retry } = useRosterRows(query, Math.max(0, Math.floor(state.scrolled / 46) - 20))
  const facets = useAsked((index) => index.facets(), 'facets')
  const known = rows.state === 'known' ? rows : null
  const total = known?.total ?? 0
  const open = (index: number) => {
    const row = known?.rowAt(index)
    if (row && known?.query === query) navigate(`/residents/${row.id}`)
  }
  const onKeyDown = useListKeys({ total, active, grid, activate, open })
  useSlash(field)
  if (rows.state === 'failed') {
    return <FaultState title={common.indexFault} advice={common.indexFaultAdvice} detail={rows.message} onRetry={retry} />
  }
  const searching = query.text.trim() !== '' || hasFilters(query)
  return (
    <div className="yz-roster">
      <Group wrap="nowrap" gap="lg">
        <Title order={1}>{text.title}</Title>
        <TextInput
          ref={field}
          type="search"
          aria-label={text.search}
          aria-controls={total > 0 ? 'roster-list' : undefined}
          aria-activedescendant={total > 0 ? rowDomId(active) : undefined}
          placeholder={text.searchHint}
          value={query.text}
          onChange={(event) => ask({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query.text !== '') ask({ text: '' })
            else onKeyDown(event)
          }}
          leftSection={<IconSearch size={22} />}
          rightSection={query.text ? <CloseButton aria-label={word.clear} onClick={() => ask({ text: '' })} /> : null}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          flex={1}
        />
        {may('roster.write') ? (
          <Button component={Link} href="/residents/new" leftSection={<IconUserPlus size={20} />}>
            {text.add}
          </Button>
        ) : null}
      </Group>
      <RosterFilters query={query} facets={facets.state === 'known' ? facets.value : null} onChange={ask} />
      {known === null ? <LoadingState label={common.preparing} /> : null}
      {known && total === 0 ? <Nobody query={query} empty={!searching} /> : null}
      {known && total > 0 ? (
        <RosterGrid
          rows={known.total > 0 ? known : { ...known, rowAt: noRow }}
          query={query}
          active={active}
          scrolled={state.scrolled}
          onSort={ask}
          onActive={activate}
          onOpen={open}
          onKeyDown={onKeyDown}
          onScrolled={(top) => {
            scrolled.current = top
          }}
          need={need}
          handle={grid}
        />
      ) : null}
      {known ? (
        <Group justify="space-between" className="yz-roster-foot">
          <Text role="status">{searching ? text.found(total) : text.living(total)}</Text>
          <Text c="dimmed" size="xs">
            {text.keys}
          </Text>
        </Group>
      ) : null}
    </div>
  )
}
