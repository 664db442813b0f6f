import { Badge, Button, Checkbox, Group, SegmentedControl, Select, Table, TextInput } from '@mantine/core'
import { IconFileSpreadsheet, IconRubberStamp, IconSchool, IconSearch, IconTarget, IconTransfer } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { fold } from '../../../lib/fold'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { useWorkbookExport } from '../../use-workbook-export'
import { audiences, type Learner } from '../schema'
import { isHere, type LearnerYear, yearOf, yearOfLearner, yearsOf } from '../transcript-rules'
import { transcriptSheet } from '../transcript-sheet'
import { transcriptText } from '../transcript-text'
import { CheckDialog } from './CheckDialog'
import { TargetDialog } from './TargetDialog'
import { type Transcripts, useTranscripts } from './use-transcripts'
import './transcripts.css'

const atOnce = 60
const plain = (text: string) => fold(text).replace(/\s/g, '')
const fits = ({ name, namePinyin, organisation = '' }: Learner, asked: string): boolean =>
  [name, namePinyin, organisation, (namePinyin ?? '').replace(/(\w)\w*\s*/g, '$1')].some((text) => plain(text).includes(asked))

function Rows({ rows }: { rows: readonly LearnerYear[] }) {
  const text = useText(transcriptText)
  const [shown, setShown] = useState(atOnce)
  return (
    <div className="yz-card yz-learners-table">
      <Table horizontalSpacing="lg" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.organisation}</Table.Th>
            <Table.Th ta="right">{text.hours}</Table.Th>
            <Table.Th ta="right">{text.target}</Table.Th>
            <Table.Th>{text.lacking}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, shown).map(({ learner, hours, target, lacking }) => (
            <Table.Tr key={learner.id}>
              <Table.Td>
                <Link href={`/academy/learners/${learner.id}`}>{learner.name}</Link>
              </Table.Td>
              <Table.Td>
                {learner.organisation} {isHere(learner) ? null : <Badge color="gray">{text.awayBadge}</Badge>}
              </Table.Td>
              <Table.Td ta="right">{hours}</Table.Td>
              <Table.Td ta="right">{target ?? text.noTarget}</Table.Td>
              <Table.Td>
                {target === null ? null : lacking > 0 ? (
                  <Badge color="yellow" variant="light" tt="none" size="lg" radius="sm">
                    {text.hoursOf(lacking)}
                  </Badge>
                ) : (
                  text.enough
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
          {text.more(Math.min(atOnce, rows.length - shown))}
        </Button>
      ) : null}
    </div>
  )
}

type Filter = { audience: Learner['audience']; year: string; asked: string; onlyLacking: boolean }

/** Everybody of an audience with their year, by name; `lacking` of those who are here. */
function useRows({ learners, linesOf, target }: Transcripts, { audience, year, asked, onlyLacking }: Filter) {
  return useMemo(() => {
    const asks = target(year, audience)
    const all = learners
      .filter((learner) => learner.audience === audience)
      .map((learner) => yearOfLearner(learner, linesOf(learner.id), year, isHere(learner) ? asks : null))
    const words = plain(asked)
    const rows = all.filter(({ learner, lacking }) => (!onlyLacking || lacking > 0) && fits(learner, words))
    return { rows, lacking: all.filter((one) => one.lacking > 0).length }
  }, [learners, linesOf, target, audience, year, asked, onlyLacking])
}

function Filters(props: { filter: Filter; years: string[]; lacking: number; onFilter: (change: Partial<Filter>) => void }) {
  const { filter, years, lacking, onFilter } = props
  const text = useText(transcriptText)
  return (
    <div className="yz-learners-bar">
      <TextInput
        type="search"
        aria-label={text.find}
        placeholder={text.findHint}
        leftSection={<IconSearch size={20} />}
        value={filter.asked}
        onChange={(event) => onFilter({ asked: event.currentTarget.value })}
        autoComplete="off"
        className="yz-learners-find"
      />
      <SegmentedControl
        aria-label={text.audience}
        value={filter.audience}
        onChange={(value) => onFilter({ audience: audiences.find((one) => one === value) ?? filter.audience })}
        data={audiences.map((value) => ({ value, label: text.audiences[value] }))}
      />
      <Select
        aria-label={text.year}
        data={years.map((value) => ({ value, label: text.yearOf(value) }))}
        value={filter.year}
        onChange={(value) => value && onFilter({ year: value })}
        allowDeselect={false}
        w={120}
      />
      <Checkbox
        label={text.onlyLacking(lacking)}
        checked={filter.onlyLacking}
        onChange={(event) => onFilter({ onlyLacking: event.currentTarget.checked })}
      />
    </div>
  )
}

function Listed({ transcripts }: { transcripts: Transcripts }) {
  const text = useText(transcriptText)
  const exportWorkbook = useWorkbookExport()
  const { may } = useContextOfStore()
  const { today, learners, certificates, linesOf, target } = transcripts
  const [open, setOpen] = useState(false)
  const [filter, setFilter] = useState<Filter>({ audience: 'worker', year: yearOf(today), asked: '', onlyLacking: false })
  const years = useMemo(
    () =>
      yearsOf(
        [...learners.flatMap(({ id }) => linesOf(id)), ...certificates.map(({ issuedOn }) => ({ day: issuedOn }))],
        yearOf(today),
      ),
    [learners, linesOf, certificates, today],
  )
  const { rows, lacking } = useRows(transcripts, filter)
  const download = () =>
    void exportWorkbook({
      what: text.title,
      people: rows.length,
      fileName: `${text.fileName(filter.year, today)}.xlsx`,
      sheets: () => [transcriptSheet(text, rows)],
    })
  return (
    <>
      <Filters
        filter={filter}
        years={years}
        lacking={lacking}
        onFilter={(change) => setFilter((now) => ({ ...now, ...change }))}
      />
      <Group justify="space-between" mb="sm">
        {may('academy.write') ? (
          <Button variant="default" size="sm" leftSection={<IconTarget size={20} />} onClick={() => setOpen(true)}>
            {text.targetTitle(text.audiences[filter.audience], filter.year)} ·{' '}
            {target(filter.year, filter.audience) ?? text.noTarget}
          </Button>
        ) : (
          <span />
        )}
        <Button
          variant="subtle"
          color="gray.8"
          size="sm"
          leftSection={<IconFileSpreadsheet size={20} />}
          onClick={download}
          disabled={rows.length === 0}
        >
          {text.download}
        </Button>
      </Group>
      {rows.length === 0 ? (
        <EmptyState title={text.none} hint={text.noneHint} />
      ) : (
        <Rows key={JSON.stringify(filter)} rows={rows} />
      )}
      {open ? (
        <TargetDialog
          year={filter.year}
          audience={filter.audience}
          present={target(filter.year, filter.audience)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}

/** 学时档案: everybody by name with the hours of a year, and who lacks some. */
export function LearnersScreen() {
  const text = useText(transcriptText)
  const { may } = useContextOfStore()
  const transcripts = useTranscripts()
  const [checking, setChecking] = useState(false)
  if (!transcripts) return <LoadingState />
  const { learners, today } = transcripts
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint(learners.length, yearOf(today))}
        actions={
          <>
            {may('academy.write') ? (
              <Button
                component={Link}
                href="/academy/learners/exchange"
                variant="default"
                leftSection={<IconTransfer size={20} />}
              >
                {text.exchange}
              </Button>
            ) : null}
            <Button variant="default" leftSection={<IconRubberStamp size={20} />} onClick={() => setChecking(true)}>
              {text.check}
            </Button>
          </>
        }
      />
      {learners.length === 0 ? (
        <EmptyState icon={IconSchool} title={text.empty} hint={text.emptyHint} />
      ) : (
        <Listed transcripts={transcripts} />
      )}
      {checking ? <CheckDialog transcripts={transcripts} onClose={() => setChecking(false)} /> : null}
    </>
  )
}
