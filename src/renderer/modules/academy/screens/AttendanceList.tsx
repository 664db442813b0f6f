import { Button, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { markAttendance } from '../attendance-operations'
import type { Mark } from '../attendance-rules'
import { attendanceText } from '../attendance-text'
import { type Attendance, attendanceMarks, type Learner, type Session } from '../schema'
import { MarkDialog } from './MarkDialog'
import type { AttendanceBoard } from './use-attendance'

const atOnce = 60

type Row = { learner: Learner; mark: Attendance | undefined }

/** Four buttons: one tap marks, another tap on the same day marks otherwise. */
function MarkButtons({ row: { learner, mark }, onMark }: { row: Row; onMark: (mark: Mark) => void }) {
  const text = useText(attendanceText)
  return (
    <Button.Group aria-label={text.markOf(learner.name)}>
      {attendanceMarks.map((one) => (
        <Button
          key={one}
          size="sm"
          px="sm"
          variant={mark?.mark === one ? 'filled' : 'default'}
          color="gray.8"
          aria-pressed={mark?.mark === one}
          onClick={() => onMark(one)}
        >
          {text.marks[one]}
        </Button>
      ))}
    </Button.Group>
  )
}

function Line({
  row,
  mayWrite,
  onMark,
  onChange,
}: {
  row: Row
  mayWrite: boolean
  onMark: (mark: Mark) => void
  onChange: () => void
}) {
  const text = useText(attendanceText)
  const { learner, mark } = row
  return (
    <Table.Tr>
      <Table.Td>
        <Link href={`/academy/learners/${learner.id}`} className="yz-academy-link">
          {learner.name}
        </Link>
      </Table.Td>
      <Table.Td>{learner.organisation}</Table.Td>
      <Table.Td>{mayWrite ? <MarkButtons row={row} onMark={onMark} /> : mark ? text.marks[mark.mark] : text.unmarked}</Table.Td>
      <Table.Td>{mark ? text.hoursOf(mark.creditHours ?? 0) : ''}</Table.Td>
      <Table.Td c="dimmed">{mark ? [text.source[mark.source], mark.reason].filter(Boolean).join(' · ') : ''}</Table.Td>
      <Table.Td ta="right">
        {mark && mayWrite ? (
          <Button variant="subtle" color="gray.8" size="sm" onClick={onChange} aria-label={text.changeOf(learner.name)}>
            {text.change}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}

type Listed = { session: Session; day: string; today: string; board: AttendanceBoard; mayWrite: boolean }

/** What a tap does: on the day itself it writes at once; a mark of an earlier day is corrected with its reason. */
function useMarking({ session, day, today }: Listed, correct: (row: Row, mark: Mark) => void) {
  const text = useText(attendanceText)
  const write = useOperation(markAttendance)
  const put = async (learnerIds: readonly string[], mark: Mark) => {
    const entries = learnerIds.map((learnerId) => ({ learnerId, mark }))
    const result = await write({ sessionId: session.id, day, entries, source: 'list' })
    if (!result.ok) notify('problem', text.refusal[result.refusal.code])
    return result.ok ? result.value : 0
  }
  return {
    one: (row: Row, mark: Mark) => {
      if (row.mark && day < today && row.mark.mark !== mark) correct(row, mark)
      else if (row.mark?.mark !== mark) void put([row.learner.id], mark)
    },
    rest: async (rows: readonly Row[]) => {
      const written = await put(
        rows.map(({ learner }) => learner.id),
        'present',
      )
      if (written > 0) notify('done', text.marked(written))
    },
  }
}

/** 名单考勤: everybody of a day with a mark each. */
export function AttendanceList(listed: Listed) {
  const { session, day, today, board, mayWrite } = listed
  const text = useText(attendanceText)
  const [shown, setShown] = useState(atOnce)
  const [open, setOpen] = useState<{ row: Row; mark: Mark } | null>(null)
  const marking = useMarking(listed, (row, mark) => setOpen({ row, mark }))
  const byLearner = new Map(board.marks.filter((mark) => mark.day === day).map((mark) => [mark.learnerId, mark]))
  const rows = board.expected.map((learner) => ({ learner, mark: byLearner.get(learner.id) }))
  const unmarked = rows.filter(({ mark }) => mark === undefined)
  return (
    <>
      {mayWrite && unmarked.length > 0 ? (
        <Group mb="xs">
          <Button variant="default" onClick={() => void marking.rest(unmarked)}>
            {text.allPresent(unmarked.length)}
          </Button>
        </Group>
      ) : null}
      <div className="yz-attendance-table">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {[text.name, text.organisation, text.mark, text.hours, text.how].map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map((row) => (
              <Line
                key={row.learner.id}
                row={row}
                mayWrite={mayWrite}
                onMark={(mark) => marking.one(row, mark)}
                onChange={() => row.mark && setOpen({ row, mark: row.mark.mark })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
          {text.more(Math.min(atOnce, rows.length - shown))}
        </Button>
      ) : null}
      {rows.length === 0 ? <Text c="dimmed">{text.nobody}</Text> : null}
      {open?.row.mark ? (
        <MarkDialog
          name={open.row.learner.name}
          known={open.row.mark}
          mark={open.mark}
          whole={session.creditHours}
          needsReason={day < today}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}
