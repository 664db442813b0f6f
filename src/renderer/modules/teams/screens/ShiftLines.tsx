import { Badge, Button, Group, Menu, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDots, IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { timesOf } from '../duty-list'
import { bookedTwice } from '../rules'
import type { Shift } from '../schema'
import { cancelShift, tickShift } from '../shift-operations'
import { countedHours, weekdayOf } from '../shift-rules'
import { shiftText } from '../shift-text'
import { useShiftRefusal } from './refusal-text'
import { TickDialog } from './TickDialog'
import type { Teams } from './use-teams'
import './shifts.css'

const colours = { planned: 'gray', served: 'green', missed: 'yellow' } as const

function State({ shift }: { shift: Shift }) {
  const text = useText(shiftText)
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant="light" color={colours[shift.shiftStatus]} size="lg" radius="sm" tt="none">
        {text.status[shift.shiftStatus]}
      </Badge>
      {shift.shiftStatus === 'served' ? <span>{text.hours(countedHours(shift))}</span> : null}
    </Group>
  )
}

type Asked = { as: 'missed' | 'served'; shift: Shift; name: string }

/** One tap says that it was served; why it was missed, and other hours, are asked for. */
function Ticks({ shift, name, onAsk }: { shift: Shift; name: string; onAsk: (asked: Asked) => void }) {
  const text = useText(shiftText)
  const say = useShiftRefusal()
  const { clock } = useContextOfStore()
  const [tick, cancel] = [useOperation(tickShift), useOperation(cancelShift)]
  const set = async (as: 'served' | 'planned') => {
    const result = await tick({ id: shift.id, as })
    if (!result.ok) notify('problem', say(result.refusal))
  }
  const drop = async () => {
    const result = await cancel({ id: shift.id })
    if (result.ok) notify('done', text.cancelled)
    else notify('problem', say(result.refusal))
  }
  const { day, shiftStatus } = shift
  const has = shiftStatus === 'planned' && day <= dayOf(clock())
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end" className="yz-no-print">
      {has ? (
        <>
          <Button
            variant="default"
            px="sm"
            leftSection={<IconCheck size={18} aria-hidden="true" />}
            aria-label={text.tickOf(text.tick.served, name, day)}
            onClick={() => void set('served')}
          >
            {text.tick.served}
          </Button>
          <Button
            variant="default"
            px="sm"
            leftSection={<IconX size={18} aria-hidden="true" />}
            aria-label={text.tickOf(text.tick.missed, name, day)}
            onClick={() => onAsk({ as: 'missed', shift, name })}
          >
            {text.tick.missed}
          </Button>
        </>
      ) : null}
      {shiftStatus === 'served' ? (
        <Button variant="subtle" color="gray.8" px="sm" onClick={() => onAsk({ as: 'served', shift, name })}>
          {text.changeHours}
        </Button>
      ) : null}
      {shiftStatus === 'planned' ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" color="gray.8" px="xs" aria-label={text.cancelOf(name, day)}>
              <IconDots size={20} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void drop()}>{text.cancel}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Button
          variant="subtle"
          color="gray.8"
          px="sm"
          aria-label={text.tickOf(text.tick.planned, name, day)}
          onClick={() => void set('planned')}
        >
          {text.tick.planned}
        </Button>
      )}
    </Group>
  )
}

function Marks({ shift, all, meeting }: { shift: Shift; all: Teams; meeting: readonly Shift[] }) {
  const text = useText(shiftText)
  const member = all.memberOf(shift.teamMemberId)
  const hasLeft = shift.shiftStatus === 'planned' && member?.endsOn !== undefined && member.endsOn < shift.day
  const said = meeting.map((other) => `${all.teamOf(other.teamId)?.name ?? ''} ${timesOf(other)}`.trim()).join('、')
  return (
    <>
      {meeting.length > 0 ? (
        <Tooltip label={text.bookedTwiceHint(said)} multiline maw={360}>
          <Badge
            color="yellow.4"
            autoContrast
            size="lg"
            radius="sm"
            tt="none"
            leftSection={<IconAlertTriangle size={16} aria-hidden="true" />}
          >
            {text.bookedTwice}
          </Badge>
        </Tooltip>
      ) : null}
      {hasLeft ? (
        <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
          {text.left}
        </Badge>
      ) : null}
    </>
  )
}

/** Shifts one below the other, each with its ticks. Booked twice is told of against all of `among`. */
export function ShiftLines(props: { shifts: readonly Shift[]; all: Teams; among?: readonly Shift[]; withDay?: boolean }) {
  const { shifts, all, among = shifts, withDay = false } = props
  const text = useText(shiftText)
  const { may } = useContextOfStore()
  const [asked, setAsked] = useState<Asked | null>(null)
  const twice = useMemo(() => bookedTwice(among, all.members), [among, all])
  return (
    <>
      <ul className="yz-shifts">
        {shifts.map((shift) => {
          const name = all.memberOf(shift.teamMemberId)?.name ?? text.unknown
          const team = all.teamOf(shift.teamId)
          const said = [all.estateName(shift.estateId ?? ''), shift.place, shift.reason, shift.note]
          const more = said.filter(Boolean).join(' · ')
          return (
            <li key={shift.id} className="yz-shift" data-day={withDay || undefined}>
              <span className="yz-shift-time">
                {withDay ? (
                  <Text component="span" c="dimmed">
                    {shift.day.slice(5)} {text.weekdays[weekdayOf(shift.day) - 1]}{' '}
                  </Text>
                ) : null}
                {timesOf(shift)}
              </span>
              <span className="yz-shift-who">
                <strong>{name}</strong>
                <Marks shift={shift} all={all} meeting={twice.get(shift.id) ?? []} />
                <Text c="dimmed" component="span">
                  {team && !withDay ? <Link href={`/teams/${team.id}`}>{team.name}</Link> : null}
                  {team && !withDay && more !== '' ? ' · ' : null}
                  {more}
                </Text>
              </span>
              <State shift={shift} />
              {may('teams.write') ? <Ticks shift={shift} name={name} onAsk={setAsked} /> : null}
            </li>
          )
        })}
      </ul>
      {asked ? <TickDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </>
  )
}
