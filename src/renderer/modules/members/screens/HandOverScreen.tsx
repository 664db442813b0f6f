import { Button, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { postingById } from '../posting-queries'
import { postingText } from '../posting-text'
import type { Posting } from '../schema'
import { usePeople } from './use-claims'
import './postings.css'

function Sheet({ posting, member, unit }: { posting: Posting; member: string; unit: string }) {
  const text = useText(postingText)
  const { clock } = useContextOfStore()
  const lines: [string, string][] = [
    [text.member, member],
    [text.unit, unit],
    [text.role, posting.role],
    [text.term, text.termOf(posting.startsOn, posting.endsOn)],
    ...(posting.note ? [[text.note, posting.note] as [string, string]] : []),
  ]
  return (
    <article className="yz-card yz-sheet">
      <h2>{text.sheetTitle}</h2>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{text.handOver}</h3>
      <p className="yz-sheet-note">{posting.handOver ?? text.notHandedOver}</p>
      <ul className="yz-sheet-signatures">
        {[text.giver, text.taker, text.witness].map((who) => (
          <li key={who}>
            <span>{who}</span>
            <span>{text.day}</span>
          </li>
        ))}
      </ul>
      <Text c="dimmed">{text.printedFor(dayOf(clock()))}</Text>
    </article>
  )
}

/** 交接单: one posting on one page, to be printed and signed. */
export function HandOverScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(postingText)
  const word = useText(words)
  const people = usePeople()
  const live = useLive((data) => postingById(data, id), [id])
  if (live.loading || !people) return <LoadingState />
  const found = live.value?.toMutableJSON()
  const back = (
    <Button component={Link} href="/postings" variant="default" leftSection={<IconArrowLeft size={20} />}>
      {text.back}
    </Button>
  )
  if (found?.kind !== 'posting') return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={back} />
  const posting = found as Posting
  const person = people.find((known) => known.id === posting.memberId)
  const print = (
    <Button leftSection={<IconPrinter size={20} />} onClick={printPage}>
      {word.print}
    </Button>
  )
  return (
    <>
      <div className="yz-no-print">
        <PageHeader
          title={text.sheet}
          actions={
            <>
              {back}
              {print}
            </>
          }
        />
      </div>
      <Sheet posting={posting} member={person?.name ?? text.unknownMember} unit={person?.unit ?? ''} />
    </>
  )
}
