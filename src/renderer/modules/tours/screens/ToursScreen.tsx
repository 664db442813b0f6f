import { ActionIcon, Button, Group, Menu, SegmentedControl, Title } from '@mantine/core'
import { IconCalendar, IconChevronLeft, IconChevronRight, IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { writeWorkbook } from '../../../lib/sheet/write-workbook'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { saveFile } from '../../../ui/save-file'
import { calendarSheet } from '../calendar-sheet'
import { icsOf } from '../ics'
import { toursText } from '../text'
import { CalendarGrid } from './CalendarGrid'
import { Clashes } from './Clashes'
import { StopList } from './StopList'
import { TourDialog } from './TourDialog'
import { type Shown, useShown, useWindow, views, type Window } from './use-calendar'
import { type Tours, useTours } from './use-tours'
import './tours.css'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function Exports({ window, tours, shown }: { window: Window; tours: Tours; shown: readonly Shown[] }) {
  const text = useText(toursText)
  const { clock } = useContextOfStore()
  const { from, to } = window.range
  const stops = shown.map(({ stop }) => stop).filter(({ day }) => day >= from && day <= to)
  const name = text.fileName(`${from} ${to}`)
  const saveIcs = () => {
    const events = stops.map((stop) => ({ ...stop, where: tours.whereOf(stop) }))
    saveFile(new Blob([icsOf(events, { name: text.title, now: clock() })], { type: 'text/calendar' }), `${name}.ics`)
  }
  const saveXlsx = () => saveFile(new Blob([writeWorkbook([calendarSheet(text, stops, tours)])], { type: xlsx }), `${name}.xlsx`)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={20} />} disabled={stops.length === 0}>
          {text.exports}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/tours/notice?from=${from}&to=${to}`}>
          {text.notice}
        </Menu.Item>
        <Menu.Item onClick={saveXlsx}>{text.xlsx}</Menu.Item>
        <Menu.Item onClick={saveIcs}>{text.ics}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Toolbar({ window, tours, shown }: { window: Window; tours: Tours; shown: readonly Shown[] }) {
  const text = useText(toursText)
  const { view, day, today, range, show, turn } = window
  const title =
    view === 'week' ? text.weekTitle(range.from, range.to) : text.monthTitle(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  return (
    <Group justify="space-between" mb="md" gap="md">
      <Group gap="xs">
        <ActionIcon variant="default" aria-label={text.before[view]} onClick={() => turn(-1)}>
          <IconChevronLeft size={22} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={text.after[view]} onClick={() => turn(1)}>
          <IconChevronRight size={22} />
        </ActionIcon>
        <Button variant="default" onClick={() => show({ day: today })}>
          {text.today}
        </Button>
        <Title order={2} ml="sm" aria-live="polite">
          {title}
        </Title>
      </Group>
      <Group gap="sm">
        <Exports window={window} tours={tours} shown={shown} />
        <SegmentedControl
          aria-label={text.view}
          size="md"
          value={view}
          onChange={(value) => show({ view: views.find((known) => known === value) ?? 'month' })}
          data={views.map((value) => ({ value, label: text.views[value] }))}
        />
      </Group>
    </Group>
  )
}

/** 巡回服务: the calendar of the rounds, by month, by week and as a list. */
export function ToursScreen() {
  const text = useText(toursText)
  const { may } = useContextOfStore()
  const tours = useTours()
  const window = useWindow()
  const { shown, clashing } = useShown(tours, window.shown, window.today)
  const [adding, setAdding] = useState(false)
  const mayWrite = may('teams.write')
  const add = (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  )
  const actions = (
    <>
      <Button component={Link} href="/tours/holidays" variant="default">
        {text.holidays}
      </Button>
      <Button component={Link} href="/tours/rounds" variant="default">
        {text.rounds}
      </Button>
      {mayWrite ? add : null}
    </>
  )
  const isEmpty = tours !== null && tours.tours.length === 0 && tours.stops.length === 0
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      {tours ? <Clashes clashes={clashing} nameOf={tours.nameOf} /> : null}
      {tours && !isEmpty ? <Toolbar window={window} tours={tours} shown={shown} /> : null}
      {tours ? null : <LoadingState />}
      {isEmpty || (tours && window.view === 'list' && shown.length === 0) ? (
        <div className="yz-card">
          <EmptyState icon={IconCalendar} title={isEmpty ? text.noRounds : text.none} hint={text.noneHint} />
        </div>
      ) : null}
      {tours && !isEmpty && window.view !== 'list' ? <CalendarGrid window={window} tours={tours} shown={shown} /> : null}
      {tours && window.view === 'list' && shown.length > 0 ? <StopList shown={shown} tours={tours} /> : null}
      {tours && adding ? <TourDialog tours={tours} tour={null} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
