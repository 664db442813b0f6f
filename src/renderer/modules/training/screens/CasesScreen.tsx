import { Button, Stack } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { caseText } from '../case-text'
import { AnswerExports, AnswerList } from './AnswerList'
import { CaseDialog } from './CaseDialog'
import { CaseList } from './CaseList'
import { FoundCases, SearchField } from './CaseSearch'
import { ProblemDialog } from './ProblemDialog'
import { ProblemList } from './ProblemList'
import { type Library, useLibrary } from './use-library'

const tabs = ['answers', 'problems', 'cases'] as const
type Tab = (typeof tabs)[number]

/** Which tab and what was typed stand in the address, so that the way back from a case finds the list as it was left. */
function usePlace() {
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const [typed, setTyped] = useState(() => params.get('q') ?? '')
  const tab = tabs.find((known) => known === params.get('tab')) ?? 'answers'
  const type = (value: string) => {
    setTyped(value)
    const query = new URLSearchParams({ tab, ...(value.trim() === '' ? {} : { q: value }) })
    navigate(`/cases?${query}`, { replace: true })
  }
  return { tab, typed, type }
}

function Tabs({ here, library }: { here: Tab; library: Library }) {
  const text = useText(caseText)
  const counts = {
    answers: library.answers.standing.length,
    problems: library.problems.length,
    cases: library.cases.filter(({ active }) => active !== false).length,
  }
  return (
    <nav className="yz-cases-tabs yz-no-print" aria-label={text.tabsLabel}>
      {tabs.map((tab) => (
        <Link key={tab} href={`/cases?tab=${tab}`} aria-current={tab === here ? 'page' : undefined}>
          {text.tabs[tab]} <span>{counts[tab]}</span>
        </Link>
      ))}
    </nav>
  )
}

function Actions({ tab, library, onAdd }: { tab: Tab; library: Library | null; onAdd: () => void }) {
  const text = useText(caseText)
  const { may } = useContextOfStore()
  const mayWrite = may('academy.write')
  if (tab === 'answers') return library ? <AnswerExports library={library} /> : null
  if (!mayWrite) return null
  return (
    <>
      {tab === 'problems' ? (
        <Button component={Link} href="/cases/import" variant="default" leftSection={<IconFileImport size={20} />}>
          {text.import}
        </Button>
      ) : null}
      <Button leftSection={<IconPlus size={20} />} onClick={onAdd}>
        {tab === 'problems' ? text.addProblem : text.addCase}
      </Button>
    </>
  )
}

/** 问题与案例: the answers to what is asked most, everything that was collected, and how things were solved; all of it searched. */
export function CasesScreen() {
  const text = useText(caseText)
  const library = useLibrary()
  const { tab, typed, type } = usePlace()
  const [adding, setAdding] = useState(false)
  const late = useDeferredValue(typed)
  const isSearching = late.trim() !== ''
  return (
    <>
      <div className="yz-no-print">
        <PageHeader
          title={text.title}
          hint={text.hint}
          actions={isSearching ? null : <Actions tab={tab} library={library} onAdd={() => setAdding(true)} />}
        />
      </div>
      {library ? (
        <Stack gap="md">
          <SearchField typed={typed} onType={type} />
          {isSearching ? <FoundCases library={library} typed={late} /> : null}
          {isSearching ? null : <Tabs here={tab} library={library} />}
          {!isSearching && tab === 'answers' ? <AnswerList library={library} /> : null}
          {!isSearching && tab === 'problems' ? <ProblemList library={library} /> : null}
          {!isSearching && tab === 'cases' ? <CaseList cases={library.cases} /> : null}
        </Stack>
      ) : (
        <LoadingState />
      )}
      {library && adding && tab === 'problems' ? <ProblemDialog library={library} onClose={() => setAdding(false)} /> : null}
      {library && adding && tab === 'cases' ? <CaseDialog library={library} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
