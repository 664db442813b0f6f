import { Button, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { sheetText } from '../../../i18n/sheet-text'
import { useText } from '../../../i18n/use-text'
import { FileDrop } from '../../../ui/FileDrop'
import { PageHeader } from '../../../ui/PageHeader'
import { caseText } from '../case-text'
import type { ListedProblem, ProblemPlan } from '../problem-list'
import { problemListText } from '../problem-list-text'
import { BackToCases } from './CasePieces'
import { type ListRefusal, type ProblemListImport, useProblemList } from './use-problem-list'

const atOnce = 50
function useWhy(code: ListRefusal['code'] | undefined): string {
  const text = useText(problemListText)
  const files = useText(sheetText)
  const { refusal } = useText(caseText)
  if (code === undefined) return ''
  if (code === 'no-list' || code === 'no-header') return text.noList
  if (code === 'not-allowed') return refusal[code]
  return code === 'fault' ? text.fault : files[code]
}

function Choose({ list }: { list: ProblemListImport }) {
  const text = useText(problemListText)
  const why = useWhy(list.refused?.code)
  return (
    <FileDrop text={text} reading={list.reading} refused={list.refused && { file: list.refused.file, why }} onFile={list.open} />
  )
}

function Row({ listed: { sheet, row, problem, faults }, explains }: { listed: ListedProblem; explains: boolean }) {
  const text = useText(problemListText)
  return (
    <Table.Tr>
      <Table.Td>{text.at(sheet, row)}</Table.Td>
      <Table.Td fw={600}>{problem.title}</Table.Td>
      <Table.Td>{problem.category}</Table.Td>
      <Table.Td>{problem.tags?.filter(Boolean).join('、')}</Table.Td>
      <Table.Td>{problem.day}</Table.Td>
      {explains ? <Table.Td>{faults.map(({ code }) => text.faultOf[code]).join('；')}</Table.Td> : null}
    </Table.Tr>
  )
}

const partOf = ({ faults, isNew }: ListedProblem) => (faults.length > 0 ? 'faulty' : isNew ? 'fresh' : 'known')
const parts = ['faulty', 'fresh', 'known'] as const

function Check({ file, plan, list }: { file: string; plan: ProblemPlan; list: ProblemListImport }) {
  const text = useText(problemListText)
  const words = useText(caseText)
  const [part, setPart] = useState<(typeof parts)[number]>(plan.faulty > 0 ? 'faulty' : 'fresh')
  const [shown, setShown] = useState(atOnce)
  const rows = plan.rows.filter((row) => partOf(row) === part)
  const explains = part === 'faulty'
  const heads = [text.row, words.problem, words.category, words.tags, words.day, ...(explains ? [text.what] : [])]
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{text.check}</Title>
        <Text role="status">{text.found(plan.rows.length, file)}</Text>
      </div>
      <SegmentedControl
        aria-label={text.check}
        value={part}
        onChange={(value) => setPart(parts.find((known) => known === value) ?? 'fresh')}
        data={parts.map((value) => ({ value, label: `${text.parts[value]} ${plan[value]}` }))}
        w="fit-content"
      />
      {explains && plan.faulty > 0 ? <Text>{text.faultyHint}</Text> : null}
      <div className="yz-card yz-cases-table">
        <Table horizontalSpacing="lg" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={`${row.sheet} ${row.row}`} listed={row} explains={explains} />
            ))}
          </Table.Tbody>
        </Table>
        {rows.length > shown ? (
          <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
            {words.more(Math.min(atOnce, rows.length - shown))}
          </Button>
        ) : null}
      </div>
      <Group justify="flex-end">
        {plan.fresh === 0 ? <Text>{text.nothing}</Text> : null}
        <Button variant="default" onClick={list.restart}>
          {text.another}
        </Button>
        <Button onClick={list.write} loading={list.writing} disabled={plan.fresh === 0}>
          {text.write(plan.fresh)}
        </Button>
      </Group>
    </Stack>
  )
}

/** 导入问题: a list is read, looked at and written. */
export function ProblemListScreen() {
  const text = useText(problemListText)
  const list = useProblemList()
  const { result, opened } = list
  return (
    <>
      <PageHeader before={<BackToCases />} title={text.title} hint={text.hint} />
      {result ? (
        <Stack className="yz-card yz-cases-part" gap="md" role="status">
          <Title order={2}>{text.doneTitle}</Title>
          <Text>{text.done(result.added, result.known)}</Text>
          <Group>
            <Button component={Link} href="/cases?tab=problems">
              {text.toProblems}
            </Button>
            <Button variant="default" onClick={list.restart}>
              {text.another}
            </Button>
          </Group>
        </Stack>
      ) : opened ? (
        <Check file={opened.file} plan={opened.plan} list={list} />
      ) : (
        <Choose list={list} />
      )}
    </>
  )
}
