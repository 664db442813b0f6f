import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { isHeadRelation, relations } from '../../../lib/national/relations'
import { EmptyState } from '../../../ui/EmptyState'
import type { AddedKind } from '../place-operations'
import { placeText } from '../place-text'
import type { PlaceNode, RosterRow } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import { listAddress } from './list-state'
import type { PlaceDeed } from './PlaceDialogs'
import { usePlaceName } from './place-name'
import { Tag } from './Tag'

const kindsBelow: Partial<Record<PlaceNode['kind'], readonly AddedKind[]>> = {
  estate: ['building'],
  building: ['entrance', 'dwelling'],
  entrance: ['dwelling'],
}

function Household({ rows }: { rows: RosterRow[] }) {
  const { language } = useLanguage()
  const text = useText(placeText)
  const relationOf = (row: RosterRow) => {
    const relation = isHeadRelation(row.relationToHead) ? relations.find('02') : relations.find(row.relationToHead)
    return relation ? (language === 'en' ? relation.en : relation.zh) : row.householdId ? '' : text.noHousehold
  }
  return (
    <div className="yz-place-household">
      {rows.map((row) => (
        <Link key={row.id} href={`/residents/${row.id}`} className="yz-place-person">
          {row.name}
          <span>{relationOf(row)}</span>
        </Link>
      ))}
    </div>
  )
}

function grouped(rows: readonly RosterRow[]): RosterRow[][] {
  const households = new Map<string, RosterRow[]>()
  for (const row of rows) households.set(row.householdId, [...(households.get(row.householdId) ?? []), row])
  return [...households.values()]
}

function Dwelling({ node, rows, onDeed }: { node: PlaceNode; rows: RosterRow[]; onDeed: (deed: PlaceDeed) => void }) {
  const text = useText(placeText)
  const common = useText(rosterText)
  const { may } = useContextOfStore()
  const nameOf = usePlaceName()
  return (
    <li className="yz-place-dwelling">
      <div className="yz-place-room">
        <span>{nameOf(node)}</span>
        {node.useType ? <Tag look="plain">{common.useType[node.useType]}</Tag> : null}
      </div>
      <div className="yz-place-homes">
        {rows.length === 0 ? (
          <Text c="dimmed">{text.nobody}</Text>
        ) : (
          grouped(rows).map((household) => <Household key={household[0]?.id} rows={household} />)
        )}
      </div>
      {may('roster.write') ? (
        <Group gap={4} wrap="nowrap">
          <Button
            component={Link}
            href={`/residents/new?dwelling=${node.id}`}
            variant="subtle"
            color="gray.8"
            px="xs"
            aria-label={`${nameOf(node)} ${text.addHousehold}`}
            title={text.addHousehold}
          >
            <IconUserPlus size={22} />
          </Button>
          <Button
            variant="subtle"
            color="gray.8"
            px="xs"
            aria-label={`${nameOf(node)} ${text.rename}`}
            title={text.rename}
            onClick={() => onDeed({ deed: 'edit', node })}
          >
            <IconPencil size={22} />
          </Button>
        </Group>
      ) : null}
    </li>
  )
}

const mostPeople = 2000

/** What is in the place chosen: the dwellings with who lives there, and what can be done. */
export function PlacePanel({ id, onDeed }: { id: string; onDeed: (deed: PlaceDeed) => void }) {
  const text = useText(placeText)
  const { may } = useContextOfStore()
  const nameOf = usePlaceName()
  const asked = useAsked(async (index) => {
    const path = await index.pathOf(id)
    const below = await index.placesBelow(id)
    const node = path.at(-1)
    const filter =
      node?.kind === 'estate' ? { estateId: id } : { buildingId: path.find(({ kind }) => kind === 'building')?.id ?? 'none' }
    const hasDwellings = below.some(({ kind }) => kind === 'dwelling')
    const rows = hasDwellings ? (await index.query({ text: '', sort: 'address', ...filter }, 0, mostPeople)).rows : []
    return { path, below, rows }
  }, `panel ${id}`)
  const path = asked.state === 'known' ? asked.value.path : []
  const node = path.at(-1)
  if (asked.state !== 'known' || !node) return null
  const { below, rows } = asked.value
  const dwellings = below.filter(({ kind }) => kind === 'dwelling')
  return (
    <Stack gap="md" className="yz-card yz-person-section">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{path.map(nameOf).join(' ')}</Title>
          <Text c="dimmed">
            {text.people(node.people)}　{text.households(node.households)}
          </Text>
        </div>
        <Group gap="xs">
          {node.kind === 'estate' || node.kind === 'building' ? (
            <Button
              component={Link}
              href={listAddress(node.kind === 'estate' ? { estateId: id } : { estateId: path[0]?.id, buildingId: id })}
              variant="default"
              leftSection={<IconUsers size={20} />}
            >
              {text.showPeople}
            </Button>
          ) : null}
          {may('roster.write') ? (
            <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => onDeed({ deed: 'edit', node })}>
              {text.rename}
            </Button>
          ) : null}
          {may('roster.erase') && node.people === 0 && below.length === 0 ? (
            <Button variant="default" leftSection={<IconTrash size={20} />} onClick={() => onDeed({ deed: 'erase', node })}>
              {text.remove}
            </Button>
          ) : null}
          {may('roster.write')
            ? kindsBelow[node.kind]?.map((kind) => (
                <Button
                  key={kind}
                  variant="default"
                  leftSection={<IconPlus size={20} />}
                  onClick={() =>
                    onDeed({
                      deed: 'add',
                      kind,
                      parentId: id,
                      beside: below.filter((one) => one.kind === kind).map(({ name }) => name),
                    })
                  }
                >
                  {text.add[kind]}
                </Button>
              ))
            : null}
        </Group>
      </Group>
      {below.length === 0 ? <EmptyState title={text.nothingBelow} /> : null}
      {dwellings.length > 0 ? (
        <ul className="yz-place-dwellings">
          {dwellings.map((dwelling) => (
            <Dwelling
              key={dwelling.id}
              node={dwelling}
              rows={rows.filter((row) => row.dwellingId === dwelling.id)}
              onDeed={onDeed}
            />
          ))}
        </ul>
      ) : null}
    </Stack>
  )
}
