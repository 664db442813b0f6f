import { Alert, Anchor, Button, Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useParams } from 'wouter'
import { useLive } from '../../../data/live'
import { sheetText } from '../../../i18n/sheet-text'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { FigureCard } from '../../../ui/FigureCard'
import { FileDrop } from '../../../ui/FileDrop'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { attendanceAt } from '../attendance-queries'
import { attendanceText } from '../attendance-text'
import { learnersOf, sessionById } from '../queries'
import type { Attendance, Learner, Session } from '../schema'
import { attendanceSheetText } from '../sheet-text'
import { SheetQuestions } from './SheetQuestions'
import { type SheetImport, useSheetImport } from './use-sheet-import'
import './attendance.css'

function Back({ id }: { id: string }) {
  const text = useText(attendanceSheetText)
  return (
    <Anchor component={Link} href={`/academy/sessions/${id}`} w="fit-content">
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {text.back}
      </Group>
    </Anchor>
  )
}

function Choose({ list }: { list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const files = useText(sheetText)
  const code = list.refused?.code
  const why = code === 'no-layout' || code === 'no-header' ? text.noLayout : code === 'fault' ? text.fault : code && files[code]
  return (
    <FileDrop text={text} reading={list.reading} refused={list.refused && { file: list.refused.file, why }} onFile={list.open} />
  )
}

function Figures({ list }: { list: SheetImport }) {
  const text = useText(attendanceSheetText)
  if (!list.plan) return null
  const { present, late, leave, absent, blank } = list.plan.counts
  const figures: [string, number][] = [
    [text.counts.there, present + late],
    [text.counts.late, late],
    [text.counts.leave, leave],
    [text.counts.absent, absent],
    [text.counts.blank, blank],
  ]
  return (
    <SimpleGrid cols={5} spacing="sm">
      {figures.map(([label, value]) => (
        <FigureCard key={label} label={label} value={value} />
      ))}
    </SimpleGrid>
  )
}

function WriteBar({ list }: { list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const refusals = useText(attendanceText).refusal
  const { plan, refusal } = list
  if (!plan) return null
  const nothing = plan.counts.written === 0
  const told = plan.open > 0 ? text.questions(plan.open) : nothing ? text.nothing : text.clear
  return (
    <div className="yz-sheet-bar">
      {refusal ? (
        <Alert color="vermilion" role="alert" mb="sm">
          {refusal === 'open-questions' ? text.openQuestions : refusals[refusal]}
        </Alert>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" onClick={list.restart}>
          {text.another}
        </Button>
        <Group>
          <Text role="status" fw={plan.open > 0 ? 600 : undefined}>
            {told}
          </Text>
          <Button onClick={list.write} loading={list.writing} disabled={plan.open > 0 || nothing}>
            {text.write(plan.counts.written)}
          </Button>
        </Group>
      </Group>
    </div>
  )
}

function Check({ session, list }: { session: Session; list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const { plan, sheets, at } = list
  if (!plan) return null
  const days = plan.columns.filter(({ day }) => day !== null && day !== 'skip').length
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} fz="1.375rem">
          {text.check} · {text.summary(plan.rows.length, days)}
        </Title>
        {sheets.length > 1 ? (
          <SegmentedControl
            aria-label={text.sheet}
            value={String(at)}
            onChange={(value) => list.look(Number(value))}
            data={sheets.map(({ sheet }, index) => ({ value: String(index), label: sheet.name }))}
          />
        ) : null}
      </Group>
      <Figures list={list} />
      {plan.columns
        .filter(({ isFuture }) => isFuture)
        .map(({ column }) => (
          <Alert key={column.index} color="yellow">
            {text.future(column.label)}
          </Alert>
        ))}
      <SheetQuestions session={session} list={list} />
      <WriteBar list={list} />
    </Stack>
  )
}

function Import({ session, learners, marks }: { session: Session; learners: Learner[]; marks: Attendance[] }) {
  const text = useText(attendanceSheetText)
  const list = useSheetImport(session, learners, marks, text.reason)
  return (
    <>
      <PageHeader before={<Back id={session.id} />} title={text.title} hint={text.hint(session.title)} />
      {list.result ? (
        <Stack className="yz-card yz-sheet-done" gap="md" role="status">
          <Title order={2}>{text.doneTitle}</Title>
          <Text>{text.done(list.result.marks, list.result.learners)}</Text>
          <Group>
            <Button component={Link} href={`/academy/sessions/${session.id}`}>
              {text.toSession}
            </Button>
            <Button variant="default" onClick={list.restart}>
              {text.another}
            </Button>
          </Group>
        </Stack>
      ) : list.plan ? (
        <Check session={session} list={list} />
      ) : (
        <Choose list={list} />
      )}
    </>
  )
}

/** 从签到表导入: the signed sheet of one session is read, compared, asked about, and written. */
export function SheetImportScreen() {
  const text = useText(attendanceSheetText)
  const { id = '' } = useParams()
  const found = useLive((data) => sessionById(data, id), [id])
  const learners = useLive(learnersOf, [])
  const marks = useLive((data) => attendanceAt(data, id), [id])
  const session = useMemo(() => (found.loading ? null : (found.value?.toMutableJSON() as Session | undefined)), [found])
  const people = useMemo(() => (learners.loading ? [] : learners.value.map((one) => one.toMutableJSON() as Learner)), [learners])
  const known = useMemo(() => (marks.loading ? [] : marks.value.map((one) => one.toMutableJSON() as Attendance)), [marks])
  if (found.loading || learners.loading || marks.loading) return <LoadingState />
  if (session?.kind !== 'session') return <EmptyState order={1} title={text.gone} action={<Back id={id} />} />
  return <Import session={session} learners={people} marks={known} />
}
