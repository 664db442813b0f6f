import { Button, Table } from '@mantine/core'
import { IconCalendarOff, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react'
import { useParams } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { useWorkbookExport } from '../../use-workbook-export'
import { sessionText } from '../session-text'
import { daysWords, hoursWords } from '../session-words'
import { signInSheetOf } from '../sign-in-sheet'
import { academyText } from '../text'
import { BackLink } from './SessionScreen'
import { type SessionPage, useSession } from './use-session'
import './academy.css'

/** Lines left free below the names, for whoever comes without having signed up. */
const freeLines = 3

function Sheet({ page }: { page: SessionPage }) {
  const text = useText(sessionText)
  const word = useText(academyText)
  const { session, academy, places } = page
  const about = [daysWords(word, session), hoursWords(session), academy.whereOf(session), session.teacher]
  const names = places.enrolled.map((enrolment) => page.learnerOf(enrolment)?.name ?? text.unknownLearner)
  const lines = [...names, ...Array.from({ length: freeLines }, () => '')]
  return (
    <article className="yz-card yz-academy-sheet" data-wide={session.days.length > 4 || undefined}>
      <h2>{text.sheetTitle(session.title)}</h2>
      <p>{about.filter(Boolean).join(' · ')}</p>
      <Table withTableBorder withColumnBorders verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="3.5rem">{text.sheetNumber}</Table.Th>
            <Table.Th w="8rem">{text.name}</Table.Th>
            {session.days.map((day) => (
              <Table.Th key={day} ta="center">
                {word.shortDay(day)}
              </Table.Th>
            ))}
            <Table.Th w="8rem">{text.sheetNote}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((name, index) => {
            // A sheet of paper: its lines have no other identity than their number.
            const key = `line ${index}`
            return (
              <Table.Tr key={key}>
                <Table.Td>{index + 1}</Table.Td>
                <Table.Td>{name}</Table.Td>
                {session.days.map((day) => (
                  <Table.Td key={day} />
                ))}
                <Table.Td />
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <p>{text.sheetHint}</p>
    </article>
  )
}

/** The same sheet as a file, to be filled in and read back in. */
function useDownload() {
  const text = useText(sessionText)
  const word = useText(academyText)
  const exportWorkbook = useWorkbookExport()
  return ({ session, places, learnerOf }: SessionPage) => {
    const learners = places.enrolled.flatMap((enrolment) => learnerOf(enrolment) ?? [])
    const words = {
      title: text.sheetTitle(session.title),
      about: `${daysWords(word, session)} ${hoursWords(session)}`,
      number: text.sheetNumber,
      name: text.name,
      organisation: text.sheetOrganisation,
      note: text.sheetNote,
      day: word.shortDay,
    }
    return exportWorkbook({
      what: text.sheetWhat,
      people: learners.length,
      fileName: text.sheetFileName(session.title),
      sheets: () => [signInSheetOf(session, learners, words)],
    })
  }
}

/** 签到表: who has a place, one column a day, to be signed by hand; read back in from Excel it gives the marks. */
export function SignInSheetScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(sessionText)
  const word = useText(words)
  const gate = useLeavingGate()
  const download = useDownload()
  const page = useSession(id)
  if (page === null) return <LoadingState />
  if (page === 'gone')
    return <EmptyState order={1} icon={IconCalendarOff} title={text.gone} hint={text.goneHint} action={<BackLink />} />
  const people = page.places.enrolled.length
  // It names people, so what for is asked and kept (SECURITY.md, privacy).
  const print = async () => {
    if (await gate({ deed: 'print', what: text.sheetWhat, people })) printPage()
  }
  const buttons = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={20} />}
        onClick={() => void download(page)}
        disabled={people === 0}
      >
        {text.sheetFile}
      </Button>
      <Button leftSection={<IconPrinter size={20} />} onClick={() => void print()} disabled={people === 0}>
        {word.print}
      </Button>
    </>
  )
  return (
    <>
      <div className="yz-no-print">
        <PageHeader
          title={text.printSheet}
          hint={people === 0 ? text.sheetNobody : undefined}
          actions={buttons}
          before={<BackLink sessionId={id} label={page.session.title} />}
        />
      </div>
      <Sheet page={page} />
    </>
  )
}
