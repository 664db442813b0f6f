import { Alert, Button, Group, Menu, Text } from '@mantine/core'
import { IconBookOff, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { useWorkbookExport } from '../../use-workbook-export'
import { setCaseActive } from '../case-operations'
import { peopleIn } from '../case-rules'
import { caseText } from '../case-text'
import type { CaseStudy } from '../schema'
import { CaseDialog } from './CaseDialog'
import { BackToCases, hrefOf } from './CasePieces'
import { type Library, useLibrary } from './use-library'

/** A case leaves on paper or as a file; what names its contact goes by the one door. */
function Exports({ study, mayReveal }: { study: CaseStudy; mayReveal: boolean }) {
  const text = useText(caseText)
  const word = useText(words)
  const gate = useLeavingGate()
  const exportWorkbook = useWorkbookExport()
  const what = text.printWhat
  const people = peopleIn(study)
  const print = async () => {
    if (people === 0 || (await gate({ deed: 'print', what, people }))) printPage()
  }
  const phone = study.phone && mayReveal ? study.phone : maskPhone(study.phone ?? '')
  const rows = (): [string, string | undefined][] => [
    [text.caseTitle, study.title],
    [text.day, study.day],
    [text.category, study.category],
    [text.tags, study.tags?.join('、')],
    [text.body, study.body],
    [text.measures, study.measures],
    [text.result, study.result],
    [text.contact, study.name],
    [text.phone, phone],
    [text.organisation, study.organisation],
  ]
  const sheet = () => ({
    name: text.kind.caseStudy,
    rows: [[text.field, text.content], ...rows().filter(([, value]) => value)].map((row) => row.map((cell) => cell ?? '')),
    widths: [14, 100],
  })
  const save = () => exportWorkbook({ what, people, fileName: `${study.title}.xlsx`, sheets: () => [sheet()] })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={20} />}>
          {text.exports}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void print()}>{word.print}</Menu.Item>
        <Menu.Item onClick={() => void save()}>{text.exportSheet}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Problems({ study, library }: { study: CaseStudy; library: Library }) {
  const known = library.problems.filter(({ id }) => study.problemIds?.includes(id))
  return (
    <ul className="yz-cases-group">
      {known.map((problem) => (
        <li key={problem.id}>
          <Link href={hrefOf(problem)} className="yz-cases-title">
            {problem.title}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Content({ study, library }: { study: CaseStudy; library: Library }) {
  const text = useText(caseText)
  const { may } = useContextOfStore()
  const phone = study.phone ? (
    <Masked value={study.phone} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} />
  ) : null
  const contact: ReactNode =
    study.name || phone ? (
      <Group gap="sm">
        {study.name ? <span>{study.name}</span> : null}
        {phone}
      </Group>
    ) : null
  const lines: [string, ReactNode][] = [
    [text.body, study.body],
    [text.measures, study.measures],
    [text.result, study.result],
    [text.tags, study.tags?.join('、')],
    [text.contact, contact],
    [text.organisation, study.organisation],
    [text.problems, study.problemIds ? <Problems key="problems" study={study} library={library} /> : null],
  ]
  return (
    <article className="yz-card yz-cases-part">
      <dl className="yz-case">
        {lines.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </article>
  )
}

/** One case: what it was, what was done, what came of it, and whom to ask. */
export function CaseScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(caseText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const library = useLibrary()
  const setActive = useOperation(setCaseActive)
  const [editing, setEditing] = useState(false)
  if (!library) return <LoadingState />
  const study = library.cases.find((known) => known.id === id)
  if (!study) return <EmptyState order={1} icon={IconBookOff} title={text.gone} hint={text.goneHint} action={<BackToCases />} />
  const isShown = study.active !== false
  const turn = async () => {
    const result = await setActive({ id, active: !isShown })
    if (result.ok) notify('done', isShown ? text.withdrawn : text.restored)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <>
      <PageHeader
        before={<BackToCases />}
        title={study.title}
        hint={<Text component="span">{[study.category, study.day].filter(Boolean).join(' · ')}</Text>}
        actions={
          <>
            <Exports study={study} mayReveal={may('roster.reveal')} />
            {may('academy.write') ? (
              <>
                <Button variant="default" onClick={() => void turn()}>
                  {isShown ? text.withdraw : text.restore}
                </Button>
                <Button onClick={() => setEditing(true)}>{word.edit}</Button>
              </>
            ) : null}
          </>
        }
      />
      {isShown ? null : (
        <Alert color="yellow" mb="md">
          {text.isWithdrawn}
        </Alert>
      )}
      <Content study={study} library={library} />
      {editing ? <CaseDialog library={library} study={study} onClose={() => setEditing(false)} /> : null}
    </>
  )
}
