import { Button, Table } from '@mantine/core'
import { IconCalendarOff, IconPrinter } from '@tabler/icons-react'
import { useParams } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import type { Session } from '../schema'
import { sessionText } from '../session-text'
import { daysWords, hoursWords } from '../session-words'
import { academyText } from '../text'
import { BackLink } from './SessionScreen'
import { type Academy, useAcademy } from './use-academy'
import './academy.css'

function Notice({ session, academy }: { session: Session; academy: Academy }) {
  const text = useText(sessionText)
  const word = useText(academyText)
  const { title, quota, audience, teacher = '', body } = session
  const how = { minor: text.noticeHowMinor, worker: text.noticeHowWorker, resident: text.noticeHow }
  const rows = [
    [text.noticeFor, word.audience[audience]],
    [text.noticeDays, daysWords(word, session)],
    [text.noticeHours, hoursWords(session)],
    [text.noticeWhere, academy.whereOf(session)],
    [text.noticeTeacher, teacher],
    [text.noticePlaces, quota === undefined ? text.noticeOpen : text.noticeQuota(quota)],
  ].filter(([, value]) => value !== '')
  return (
    <article className="yz-card yz-academy-sheet">
      <h2>{text.noticeTitle}</h2>
      <p>{text.noticeIntro(title)}</p>
      <Table withTableBorder withColumnBorders verticalSpacing="xs">
        <Table.Tbody>
          {rows.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" w="8rem">
                {label}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {body ? <p className="yz-academy-body">{body}</p> : null}
      <p>{how[audience]}</p>
      <p className="yz-academy-sign">
        {text.noticeSign}
        <br />
        {word.fullDay(academy.today)}
      </p>
    </article>
  )
}

/** 开班通知: one page for the notice board. It names nobody who signed up. */
export function SessionNoticeScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(sessionText)
  const word = useText(words)
  const academy = useAcademy()
  const session = academy?.sessions.find((known) => known.id === id)
  if (!academy) return <LoadingState />
  if (!session)
    return <EmptyState order={1} icon={IconCalendarOff} title={text.gone} hint={text.goneHint} action={<BackLink />} />
  const print = (
    <Button leftSection={<IconPrinter size={20} />} onClick={printPage}>
      {word.print}
    </Button>
  )
  return (
    <>
      <div className="yz-no-print">
        <PageHeader title={text.printNotice} actions={print} before={<BackLink sessionId={id} label={session.title} />} />
      </div>
      <Notice session={session} academy={academy} />
    </>
  )
}
