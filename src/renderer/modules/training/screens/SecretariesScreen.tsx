import { Badge, Button, Checkbox, Group, Menu, Select, Stack, Table, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconPlus, IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { useWorkbookExport } from '../../use-workbook-export'
import { answersTo, type SecretaryFilter, secretariesAddress, secretariesAsked } from '../growth-filters'
import { secretarySheet, stayWords } from '../growth-list'
import { growthText } from '../growth-text'
import { mentorText } from '../mentor-text'
import { cohortStatuses, cohorts, type Secretary } from '../schema'
import { Beyond, GrowthFigures } from './GrowthFigures'
import { SecretaryDialog } from './growth-dialogs'
import { Phone } from './MentorPieces'
import { MentorTabs } from './MentorTabs'
import { type Growth, useGrowth } from './use-growth'
import './mentor.css'

/** The list that is shown as a workbook; phones in full only where the role may see them. */
function Download({ shown, all }: { shown: readonly Secretary[]; all: Growth }) {
  const text = useText(growthText)
  const { may, clock } = useContextOfStore()
  const exportWorkbook = useWorkbookExport()
  const save = (withPhones: boolean) =>
    void exportWorkbook({
      what: text.exportName,
      people: shown.length,
      fileName: text.fileName(dayOf(clock())),
      sheets: () => [secretarySheet(text, shown, all.stays, withPhones)],
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />}>
          {text.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save(false)}>{text.phonesMasked}</Menu.Item>
        {may('roster.reveal') ? <Menu.Item onClick={() => save(true)}>{text.phonesFull}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  )
}

type FilterProps = { filter: SecretaryFilter; all: Growth; people: number; onFilter: (filter: SecretaryFilter) => void }

function Filter({ filter, all, people, onFilter }: FilterProps) {
  const text = useText(growthText)
  const years = [...new Set(all.allStays.map(({ year }) => year))].sort().reverse()
  const everything = { value: '', label: text.filter.all }
  const choice = (label: string, value: string, data: { value: string; label: string }[], onChange: (value: string) => void) => (
    <Select
      label={label}
      value={value}
      data={[everything, ...data]}
      onChange={(next) => onChange(next ?? '')}
      allowDeselect={false}
      w={160}
    />
  )
  return (
    <Group align="flex-end" className="yz-no-print">
      {choice(
        text.filter.cohort,
        filter.cohort,
        cohorts.map((cohort) => ({ value: cohort, label: text.cohort[cohort] })),
        (value) => onFilter({ ...filter, cohort: cohorts.find((cohort) => cohort === value) ?? '' }),
      )}
      {choice(
        text.filter.year,
        filter.year,
        years.map((year) => ({ value: year, label: year })),
        (year) => onFilter({ ...filter, year }),
      )}
      {choice(
        text.filter.status,
        filter.status,
        cohortStatuses.map((status) => ({ value: status, label: text.status[status] })),
        (value) => onFilter({ ...filter, status: cohortStatuses.find((status) => status === value) ?? '' }),
      )}
      <Checkbox
        label={text.filter.pool}
        checked={filter.pool}
        onChange={(event) => onFilter({ ...filter, pool: event.currentTarget.checked })}
        size="md"
        pb={10}
      />
      <Text c="dimmed" pb={10} role="status">
        {text.found(people)}
      </Text>
    </Group>
  )
}

function List({ shown, all }: { shown: readonly Secretary[]; all: Growth }) {
  const text = useText(growthText)
  return (
    <div className="yz-card yz-mentor-section">
      <Table horizontalSpacing="md" verticalSpacing={8} className="yz-mentor-table">
        <Table.Thead>
          <Table.Tr>
            {[text.name, text.organisation, text.cohortHead, text.pool, text.phone].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((secretary) => (
            <Table.Tr key={secretary.id}>
              <Table.Td>
                <Link href={`/mentoring/secretaries/${secretary.id}`}>{secretary.name}</Link>
                <Text c="dimmed" size="sm">
                  {[secretary.role, secretary.active ? '' : text.former].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{secretary.organisation ?? text.dash}</Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {all.stays(secretary.id).map((stay) => (
                    <Badge
                      key={stay.id}
                      variant="light"
                      color={stay.cohortStatus === 'current' ? 'green' : 'gray'}
                      size="lg"
                      radius="sm"
                      tt="none"
                    >
                      {stayWords(text, stay)}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td className="yz-mentor-nowrap">{secretary.inPool && secretary.active ? text.inPool : text.dash}</Table.Td>
              <Table.Td className="yz-mentor-nowrap">
                {secretary.phone ? <Phone value={secretary.phone} label={`${text.phone} ${secretary.name}`} /> : text.dash}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Shown({ all }: { all: Growth }) {
  const text = useText(growthText)
  const [, goTo] = useLocation()
  const filter = secretariesAsked(useSearch())
  const shown = all.secretaries.filter((secretary) => answersTo(filter, secretary, all.stays(secretary.id)))
  if (all.secretaries.length === 0) return <EmptyState icon={IconSchool} title={text.none} hint={text.noneHint} />
  return (
    <>
      <Group justify="space-between" align="flex-end">
        <Filter
          filter={filter}
          all={all}
          people={shown.length}
          onFilter={(next) => goTo(secretariesAddress(next), { replace: true })}
        />
        {shown.length > 0 ? <Download shown={shown} all={all} /> : null}
      </Group>
      {shown.length > 0 ? (
        <List shown={shown} all={all} />
      ) : (
        <EmptyState
          title={text.noMatch}
          hint={text.noMatchHint}
          action={
            <Button component={Link} href="/mentoring/secretaries" variant="default">
              {text.filter.clear}
            </Button>
          }
        />
      )}
    </>
  )
}

/** 书记培养: who is in which cohort and who in the pool, by name. */
export function SecretariesScreen() {
  const text = useText(growthText)
  const title = useText(mentorText).title
  const { may } = useContextOfStore()
  const all = useGrowth()
  const [adding, setAdding] = useState(false)
  const add = may('academy.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={title} hint={text.hint.secretaries} actions={add} />
      <MentorTabs here="secretaries" />
      {all ? (
        <Stack gap="lg">
          <Beyond all={all} />
          <GrowthFigures all={all} />
          <Shown all={all} />
        </Stack>
      ) : (
        <LoadingState />
      )}
      {adding ? <SecretaryDialog secretary={null} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
