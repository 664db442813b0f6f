import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconMessageOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { caseText } from '../case-text'
import { setProblemStatus, ungroupProblem } from '../problem-operations'
import type { Problem } from '../schema'
import { CaseDialog } from './CaseDialog'
import { CaseLines } from './CaseList'
import { BackToCases, hrefOf, KindBadge } from './CasePieces'
import { AnswerDialog, RetireDialog } from './ProblemDeeds'
import { ProblemDialog } from './ProblemDialog'
import { Members, Suggestions } from './ProblemGroup'
import { type Library, useLibrary } from './use-library'

type Dialog = 'edit' | 'answer' | 'retire' | 'case' | null

function Actions({ problem, isLeader, onOpen }: { problem: Problem; isLeader: boolean; onOpen: (dialog: Dialog) => void }) {
  const text = useText(caseText)
  const word = useText(words)
  const setStatus = useOperation(setProblemStatus)
  const restore = async () => {
    const result = await setStatus({ id: problem.id, status: 'collected' })
    if (result.ok) notify('done', text.restored)
    else notify('problem', text.refusal[result.refusal.code])
  }
  const isPromoted = problem.problemStatus === 'highFrequency'
  return (
    <>
      <Button variant="default" onClick={() => onOpen('edit')}>
        {word.edit}
      </Button>
      {problem.problemStatus === 'retired' ? (
        <Button variant="default" onClick={() => void restore()}>
          {text.restore}
        </Button>
      ) : (
        <Button variant="default" onClick={() => onOpen('retire')}>
          {text.retire}
        </Button>
      )}
      {isLeader || isPromoted ? (
        <Button onClick={() => onOpen('answer')}>{isPromoted ? text.editAnswer : text.promote}</Button>
      ) : null}
    </>
  )
}

/** What was said of it, and the answer. */
function About({ problem }: { problem: Problem }) {
  const text = useText(caseText)
  const { body, answer, tags, note } = problem
  return (
    <section className="yz-card yz-cases-part">
      {body ? <Text className="yz-cases-text">{body}</Text> : null}
      {tags ? <Text c="dimmed">{`${text.tags}：${tags.join('、')}`}</Text> : null}
      {note ? <Text c="dimmed">{`${text.note}：${note}`}</Text> : null}
      <Title order={2} fz="1.1875rem" mt={body || tags || note ? 'sm' : 0}>
        {text.answer}
      </Title>
      <Text className="yz-cases-text" c={answer ? undefined : 'dimmed'}>
        {answer ?? text.noAnswer}
      </Text>
    </section>
  )
}

/** The problem it is told together with, and the way out. */
function Under({ problem, leader }: { problem: Problem; leader: Problem }) {
  const text = useText(caseText)
  const { may } = useContextOfStore()
  const ungroup = useOperation(ungroupProblem)
  const takeOut = async () => {
    const result = await ungroup({ id: problem.id })
    if (result.ok) notify('done', text.ungrouped)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <Alert color="gray" role="status" title={text.under(leader.title)}>
      <Group gap="sm">
        <Button component={Link} href={hrefOf(leader)} variant="default">
          {text.open}
        </Button>
        {may('academy.write') ? (
          <Button variant="subtle" color="gray.8" onClick={() => void takeOut()}>
            {text.ungroup}
          </Button>
        ) : null}
      </Group>
    </Alert>
  )
}

function Cases({ problem, library, onAdd }: { problem: Problem; library: Library; onAdd: () => void }) {
  const text = useText(caseText)
  const { may } = useContextOfStore()
  const group = new Set([problem.id, ...(library.members.get(problem.id) ?? []).map(({ id }) => id)])
  const cases = library.cases.filter(({ active, problemIds }) => active !== false && problemIds?.some((id) => group.has(id)))
  return (
    <section className="yz-card" aria-labelledby="cases-title">
      <Group justify="space-between" className="yz-cases-head">
        <Title order={2} id="cases-title" fz="1.1875rem">
          {text.casesOf}
        </Title>
        {may('academy.write') ? (
          <Button variant="default" onClick={onAdd}>
            {text.addCase}
          </Button>
        ) : null}
        {cases.length === 0 ? (
          <Text c="dimmed" w="100%">
            {text.noCasesOf}
          </Text>
        ) : null}
      </Group>
      <CaseLines cases={cases} />
    </section>
  )
}

function Dialogs(props: { dialog: Dialog; problem: Problem; library: Library; onClose: () => void }) {
  const { dialog, problem, library, onClose } = props
  if (dialog === 'edit') return <ProblemDialog library={library} problem={problem} onClose={onClose} />
  if (dialog === 'answer') return <AnswerDialog problem={problem} onClose={onClose} />
  if (dialog === 'retire') return <RetireDialog problem={problem} onClose={onClose} />
  return dialog === 'case' ? <CaseDialog library={library} problemId={problem.id} onClose={onClose} /> : null
}

/** One problem: what was said, its answer, what is told together with it and what is worded alike, and the cases of it. */
export function ProblemScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(caseText)
  const { may } = useContextOfStore()
  const library = useLibrary()
  const [dialog, setDialog] = useState<Dialog>(null)
  if (!library) return <LoadingState />
  const problem = library.problems.find((known) => known.id === id)
  const leader = library.leaders.get(id)
  if (!problem || !leader)
    return <EmptyState order={1} icon={IconMessageOff} title={text.gone} hint={text.goneHint} action={<BackToCases />} />
  const isLeader = leader.id === problem.id
  const about = [problem.category, problem.organisation, problem.day].filter(Boolean).join(' · ')
  const mayWrite = may('academy.write')
  return (
    <>
      <PageHeader
        before={<BackToCases />}
        title={problem.title}
        hint={
          <Group component="span" gap="xs">
            <KindBadge of={problem} />
            <span>{about}</span>
          </Group>
        }
        actions={mayWrite ? <Actions problem={problem} isLeader={isLeader} onOpen={setDialog} /> : null}
      />
      <div className="yz-cases-panes">
        <Stack gap="md">
          {isLeader ? null : <Under problem={problem} leader={leader} />}
          {problem.problemStatus === 'retired' ? <Alert color="yellow">{text.retiredWhy(problem.reason ?? '')}</Alert> : null}
          <About problem={problem} />
          <Cases problem={problem} library={library} onAdd={() => setDialog('case')} />
        </Stack>
        {isLeader ? (
          <Stack gap="md">
            <Members leader={problem} library={library} />
            {mayWrite ? <Suggestions leader={problem} library={library} /> : null}
          </Stack>
        ) : null}
      </div>
      <Dialogs dialog={dialog} problem={problem} library={library} onClose={() => setDialog(null)} />
    </>
  )
}
