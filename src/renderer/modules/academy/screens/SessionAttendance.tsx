import { Button, Group, SegmentedControl, Select, Text, Title } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { totalsOf } from '../attendance-rules'
import { attendanceText } from '../attendance-text'
import type { Session } from '../schema'
import { AttendanceCode } from './AttendanceCode'
import { AttendanceList } from './AttendanceList'
import { type AttendanceBoard, useAttendance } from './use-attendance'
import './attendance.css'

/** More days than these are chosen from a list. */
const mostButtons = 6

/** Today where there is a sitting, else the last one that was, else the first that will be. */
function firstLook({ days }: Session, today: string): string {
  return days.filter((day) => day <= today).at(-1) ?? days[0] ?? today
}

function DayPicker(props: { session: Session; day: string; today: string; onDay: (day: string) => void }) {
  const { session, day, today, onDay } = props
  const text = useText(attendanceText)
  const labelOf = (one: string) => (one === today ? `${one.slice(5)} ${text.today}` : one.slice(5))
  const data = session.days.map((value) => ({ value, label: labelOf(value) }))
  if (data.length > mostButtons)
    return (
      <Select
        aria-label={text.day}
        data={data.map(({ value }) => ({ value, label: value }))}
        value={day}
        onChange={(value) => value && onDay(value)}
        allowDeselect={false}
        w={170}
      />
    )
  return data.length > 1 ? (
    <SegmentedControl aria-label={text.day} data={data} value={day} onChange={onDay} />
  ) : (
    <Text fw={600}>{session.days[0]}</Text>
  )
}

function Totals({ board, day }: { board: AttendanceBoard; day: string }) {
  const text = useText(attendanceText)
  const { present, late, leave, absent, hours } = totalsOf(board.marks.filter((mark) => mark.day === day))
  const open = board.expected.length - present - late - leave - absent
  return (
    <Text role="status" className="yz-attendance-totals">
      {text.totals(present + late, late, leave, absent, Math.max(0, open))} · <strong>{text.sum(hours)}</strong>
    </Text>
  )
}

/** 考勤: the attendance part of a session's page; by the day's code, by the list, or from the signed sheet. */
export function SessionAttendance({ session }: { session: Session }) {
  const text = useText(attendanceText)
  const { may, clock } = useContextOfStore()
  const today = dayOf(clock())
  const [chosen, setChosen] = useState(() => firstLook(session, today))
  const board = useAttendance(session)
  if (session.sessionStatus === 'cancelled' || session.days.length === 0 || !board) return null
  const day = session.days.includes(chosen) ? chosen : firstLook(session, today)
  const mayWrite = may('academy.write')
  const isAhead = day > today
  return (
    <section className="yz-card yz-attendance yz-no-print" aria-labelledby="attendance-title">
      <Group justify="space-between" mb="sm">
        <Group gap="md">
          <Title order={2} fz="1.25rem" id="attendance-title">
            {text.title}
          </Title>
          <DayPicker session={session} day={day} today={today} onDay={setChosen} />
        </Group>
        {mayWrite ? (
          <Button
            component={Link}
            href={`/academy/attendance/${session.id}`}
            variant="default"
            leftSection={<IconFileSpreadsheet size={20} />}
          >
            {text.fromSheet}
          </Button>
        ) : null}
      </Group>
      {/* A day that is past is entered by the list or from its sheet: its code says nothing any more. */}
      {day < today ? null : (
        <AttendanceCode key={day} session={session} day={day} everyone={board.everyone} isOpen={mayWrite && !isAhead} />
      )}
      {isAhead ? <Text c="dimmed">{text.future}</Text> : <Totals board={board} day={day} />}
      {board.expected.length === 0 ? (
        <EmptyState title={text.nobody} hint={text.nobodyHint} />
      ) : isAhead ? null : (
        <AttendanceList key={day} session={session} day={day} today={today} board={board} mayWrite={mayWrite} />
      )}
    </section>
  )
}
