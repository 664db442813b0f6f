import { Button, Table } from '@mantine/core'
import { IconCalendar, IconPrinter } from '@tabler/icons-react'
import { useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf, isDay } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { type Days, monthOf, weekdayOf } from '../days'
import { hoursWords } from '../rule-words'
import { type Stop, stopsIn } from '../rules'
import { toursText } from '../text'
import { BackLink } from './BackLink'
import { type Tours, useTours } from './use-tours'
import './tours.css'

function Sheet({ stops, tours }: { stops: readonly Stop[]; tours: Tours }) {
  const text = useText(toursText)
  const { clock } = useContextOfStore()
  const bodies = [...new Map(stops.flatMap(({ title, body }) => (body ? [[title, body] as const] : [])))]
  return (
    <article className="yz-card yz-notice">
      <h2>{text.noticeTitle}</h2>
      <p>{text.noticeIntro}</p>
      <Table withTableBorder withColumnBorders verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {[text.day, text.when, text.name, text.where, text.items].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stops.map((stop) => (
            <Table.Tr key={stop.id}>
              <Table.Td>{text.dayLabel(stop.day, weekdayOf(stop.day))}</Table.Td>
              <Table.Td>{hoursWords(text, stop)}</Table.Td>
              <Table.Td>{stop.title}</Table.Td>
              <Table.Td>{tours.whereOf(stop)}</Table.Td>
              <Table.Td>{(stop.items ?? []).join('、')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {bodies.map(([title, body]) => (
        <p key={title} className="yz-notice-body">
          <strong>{title}</strong> {body}
        </p>
      ))}
      <p>{text.noticeHow}</p>
      <p className="yz-notice-sign">
        {text.noticeSign}
        <br />
        {text.noticeDay(dayOf(clock()))}
      </p>
    </article>
  )
}

/** 巡回服务通知: the sittings of some days on one page for the notice board; `?stop=` is one alone. It names nobody. */
export function NoticeScreen() {
  const text = useText(toursText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const tours = useTours()
  const params = new URLSearchParams(useSearch())
  const [from, to, only] = [params.get('from') ?? '', params.get('to') ?? '', params.get('stop')]
  const range: Days = isDay(from) && isDay(to) ? { from, to } : monthOf(dayOf(clock()).slice(0, 7))
  const stops = tours
    ? stopsIn(tours, range).filter(({ id, stopStatus }) => stopStatus !== 'cancelled' && (only === null || id === only))
    : []
  const print = (
    <Button leftSection={<IconPrinter size={20} />} onClick={printPage} disabled={stops.length === 0}>
      {word.print}
    </Button>
  )
  return (
    <>
      <div className="yz-no-print">
        <PageHeader title={text.notice} actions={print} before={<BackLink day={range.from} />} />
      </div>
      {tours ? null : <LoadingState />}
      {tours && stops.length > 0 ? <Sheet stops={stops} tours={tours} /> : null}
      {tours && stops.length === 0 ? <EmptyState icon={IconCalendar} title={text.none} /> : null}
    </>
  )
}
