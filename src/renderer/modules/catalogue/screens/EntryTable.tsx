import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { entryText } from '../entry-text'
import { type EntryKind, isOver } from '../rules'
import type { CatalogueRecord } from '../schema'
import { catalogueText } from '../text'

type Texts = (typeof entryText)['zh-CN']

const span = (from: string | undefined, to: string | undefined) => (from && to && from !== to ? `${from} – ${to}` : (from ?? to))

/** `2026-11-23 09:00 – 11:00` */
function whenOf(text: Texts, kind: EntryKind, { startsOn, endsOn, startsAt, endsAt }: CatalogueRecord): string {
  const times = span(startsAt, endsAt) ?? ''
  if (!startsOn) return endsOn ? text.until(endsOn) : text.always
  const days = kind === 'notice' && !endsOn ? text.from(startsOn) : span(startsOn, endsOn)
  return `${days} ${times}`.trim()
}

function statusOf(text: Texts, kind: EntryKind, entry: CatalogueRecord, today: string): { label: string; color: string } {
  if (entry.open === false) return { label: text.isClosed, color: 'gray' }
  if (isOver(entry, today)) return { label: text.isOver, color: 'gray' }
  if (entry.startsOn && entry.startsOn > today) return { label: text.isComing, color: 'yellow' }
  return { label: kind === 'notice' ? text.isShown : text.isOpen, color: 'green' }
}

/** What a line says besides name and time, in few words. */
function useDetail(): (entry: CatalogueRecord) => string {
  const text = useText(entryText)
  const { offeringKind } = useText(catalogueText)
  return (entry) =>
    [
      entry.offeringKind ? offeringKind[entry.offeringKind] : '',
      entry.category ?? '',
      entry.place ?? '',
      entry.hours ? text.hoursOf(entry.hours) : '',
      entry.quota ? text.quotaOf(entry.quota) : '',
      entry.materials ? text.materialsOf(entry.materials.length) : '',
      entry.steps ? text.stepsOf(entry.steps.length) : '',
      entry.onSlides ? text.slides : '',
    ]
      .filter((part) => part !== '')
      .join(' · ')
}

type Deeds = { onEdit: (entry: CatalogueRecord) => void; onOpen: (entry: CatalogueRecord, open: boolean) => void }

function Row({ kind, entry, today, deeds }: { kind: EntryKind; entry: CatalogueRecord; today: string; deeds: Deeds | null }) {
  const text = useText(entryText)
  const word = useText(words)
  const detail = useDetail()
  const status = statusOf(text, kind, entry, today)
  const isShut = entry.open === false || (kind === 'notice' && isOver(entry, today))
  const label = isShut ? (kind === 'notice' ? text.showAgain : text.reopen) : kind === 'notice' ? text.takeDown : text.close
  const deed = (name: string, act: () => void) => (
    <Button variant="subtle" color="gray.8" px="sm" aria-label={`${name} ${entry.title}`} onClick={act}>
      {name}
    </Button>
  )
  return (
    <Table.Tr>
      <Table.Td maw={420}>
        <Text fw={600} c={status.color === 'gray' ? 'dimmed' : undefined} lineClamp={2}>
          {entry.title}
        </Text>
        {entry.body ? (
          <Text size="xs" c="dimmed" truncate>
            {entry.body}
          </Text>
        ) : null}
      </Table.Td>
      {kind === 'matter' || kind === 'duty' ? null : <Table.Td>{whenOf(text, kind, entry)}</Table.Td>}
      <Table.Td>{detail(entry)}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={status.color} size="lg" radius="sm" tt="none">
          {status.label}
        </Badge>
      </Table.Td>
      {deeds ? (
        <Table.Td>
          <Group gap={4} justify="flex-end" wrap="nowrap" className="yz-no-print">
            {deed(word.edit, () => deeds.onEdit(entry))}
            {deed(label, () => deeds.onOpen(entry, isShut))}
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}

/** The entries of one kind; without `deeds` they are only to be read. */
export function EntryTable(props: { kind: EntryKind; entries: readonly CatalogueRecord[]; today: string; deeds: Deeds | null }) {
  const { kind, entries, today, deeds } = props
  const text = useText(entryText)
  return (
    <div className="yz-card yz-entries">
      <Table verticalSpacing="sm" horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            {kind === 'matter' || kind === 'duty' ? null : <Table.Th>{text.when}</Table.Th>}
            <Table.Th>{text.detail}</Table.Th>
            <Table.Th>{text.status}</Table.Th>
            {deeds ? <Table.Td /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Row key={entry.id} kind={kind} entry={entry} today={today} deeds={deeds} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
