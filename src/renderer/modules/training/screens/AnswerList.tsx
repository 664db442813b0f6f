import { Alert, Button, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconMessageCheck, IconPrinter } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { writeWorkbook } from '../../../lib/sheet/write-workbook'
import { EmptyState } from '../../../ui/EmptyState'
import { printPage } from '../../../ui/print-page'
import { saveFile } from '../../../ui/save-file'
import { caseText } from '../case-text'
import { mostHighFrequency } from '../problem-rules'
import type { Problem } from '../schema'
import { hrefOf } from './CasePieces'
import type { Library } from './use-library'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const toldOf = (library: Library, { id }: Problem): number => 1 + (library.members.get(id)?.length ?? 0)

/** Whom it concerns: an answer that is beyond the twenty, or under another, because desks could not hear each other. */
function Notices({ library }: { library: Library }) {
  const text = useText(caseText)
  const { displaced, doubled } = library.answers
  const notices = [
    ...displaced.map((problem) => ({ problem, title: text.displacedTitle(problem.title), body: text.displacedBody })),
    ...doubled.map(({ problem, leader }) => ({
      problem,
      title: text.doubledTitle(problem.title, leader.title),
      body: text.doubledBody,
    })),
  ]
  return notices.map(({ problem, title, body }) => (
    <Alert
      key={problem.id}
      color="yellow"
      role="status"
      icon={<IconAlertTriangle size={24} aria-hidden="true" />}
      title={title}
      className="yz-no-print"
    >
      <Text mb="xs">{body}</Text>
      <Button component={Link} href={hrefOf(problem)} variant="default">
        {text.open}
      </Button>
    </Alert>
  ))
}

function Answer({ problem, library }: { problem: Problem; library: Library }) {
  const text = useText(caseText)
  return (
    <article className="yz-card yz-answer">
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <Title order={2} fz="1.1875rem">
          <Link href={hrefOf(problem)} className="yz-cases-title">
            {problem.title}
          </Link>
        </Title>
        <Text size="xs" c="dimmed" className="yz-answer-told">
          {[problem.category, text.told(toldOf(library, problem))].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <Text className="yz-cases-text">{problem.answer}</Text>
    </article>
  )
}

/** The answers leave on paper or as a file; they say nothing about a person. */
export function AnswerExports({ library }: { library: Library }) {
  const text = useText(caseText)
  const word = useText(words)
  const { standing } = library.answers
  const save = () => {
    const head = [
      text.problem,
      text.answer,
      text.category,
      text
        .told(0)
        .replace(/\d+\s*/, '')
        .trim(),
    ]
    const rows = standing.map((problem) => [
      problem.title,
      problem.answer ?? '',
      problem.category ?? '',
      toldOf(library, problem),
    ])
    const sheet = { name: text.tabs.answers, rows: [head, ...rows], widths: [36, 80, 14, 12], frozenRows: 1 }
    saveFile(new Blob([writeWorkbook([sheet])], { type: xlsx }), `${text.exportAnswers}.xlsx`)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={20} />} disabled={standing.length === 0}>
          {text.exports}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={printPage}>{word.print}</Menu.Item>
        <Menu.Item onClick={save}>{text.exportSheet}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** 高频问题社区答案: at most twenty, each with its answer in full. */
export function AnswerList({ library }: { library: Library }) {
  const text = useText(caseText)
  const { standing } = library.answers
  return (
    <Stack gap="md">
      <Notices library={library} />
      {standing.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconMessageCheck} title={text.noAnswers} hint={text.noAnswersHint} />
        </div>
      ) : (
        <>
          <Text c="dimmed" role="status" className="yz-no-print">
            {standing.length >= mostHighFrequency ? text.isFull : text.answersCount(standing.length)}
          </Text>
          <h1 className="yz-cases-printed">{text.exportAnswers}</h1>
          {standing.map((problem) => (
            <Answer key={problem.id} problem={problem} library={library} />
          ))}
        </>
      )}
    </Stack>
  )
}
