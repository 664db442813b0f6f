import { Alert, Button, CloseButton, Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { createNameFinder } from '../../../lib/name-finder'
import { byName } from '../checkin-hours'
import { checkIn as checkInOperation, voidCheckIn } from '../checkin-operations'
import { type Occasion, timeOfDay } from '../checkin-rules'
import { checkInText } from '../checkin-text'
import type { CheckIn } from '../schema'
import { checkInRefusalText } from './checkin-refusal-text'
import { type Comer, type Comers, isRegisteredOn } from './use-comers'

const mostShown = 40

type Told = { tone: 'done' | 'refused'; sentence: string; undo?: { id: string; name: string } }

type Props = {
  comers: Comers
  occasion: Occasion
  day: string
  isToday: boolean
  /** Standing check-ins of this activity and day, by member. */
  here: ReadonlyMap<string, CheckIn>
  onLate: (memberId: string) => void
}

function Person({ comer, props, onTap }: { comer: Comer; props: Props; onTap: (comer: Comer) => void }) {
  const text = useText(checkInText)
  const { member, unit } = comer
  const there = props.here.get(member.id)
  const label = there
    ? text.hereSince(timeOfDay(there.arrivedAt))
    : isRegisteredOn(comer, props.day)
      ? props.isToday
        ? text.tap
        : text.enter
      : text.notRegistered
  const state = there ? 'here' : label === text.notRegistered ? 'stranger' : 'ready'
  return (
    <li>
      <UnstyledButton className="yz-comer" data-state={state} onClick={() => onTap(comer)}>
        <span className="yz-comer-who">
          <Text component="span" fz="lg" fw={600}>
            {member.name}
          </Text>
          <Text component="span" c="dimmed" truncate>
            {[unit?.name, member.position].filter((part) => part).join(' · ')}
          </Text>
        </span>
        <span className="yz-comer-state">
          {there ? <IconCheck size={20} aria-hidden="true" /> : null}
          {label}
        </span>
      </UnstyledButton>
    </li>
  )
}

/** One tap checks in; what came of it is told above the list, with the way back. */
function useTap(props: Props, onDone: () => void): { told: Told | null; tap: (comer: Comer) => void; undo: () => void } {
  const text = useText(checkInText)
  const checkIn = useOperation(checkInOperation)
  const takeBack = useOperation(voidCheckIn)
  const [told, setTold] = useState<Told | null>(null)
  const tap = async ({ member: { id: memberId, name } }: Comer) => {
    if (!props.isToday && !props.here.has(memberId)) return props.onLate(memberId)
    // The way back of the tap before is gone at once: nobody takes back somebody else.
    setTold(null)
    const result = await checkIn({ memberId, activityId: props.occasion.id })
    if (!result.ok) return setTold({ tone: 'refused', sentence: checkInRefusalText(text, result.refusal, name) })
    const { id, arrivedAt } = result.value
    setTold({ tone: 'done', sentence: text.arrived(name, timeOfDay(arrivedAt)), undo: { id, name } })
    onDone()
  }
  const undo = async () => {
    if (!told?.undo) return
    const { id, name } = told.undo
    const result = await takeBack({ id, reason: text.undoReason })
    if (result.ok) setTold({ tone: 'done', sentence: text.undone(name) })
    else setTold({ tone: 'refused', sentence: checkInRefusalText(text, result.refusal, name) })
  }
  return { told, tap, undo }
}

/** Search on top, people below it, each as large as a finger: the pinyin of a name, its initials, or the unit find them. */
export function CheckInDesk(props: Props) {
  const text = useText(checkInText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const find = useMemo(
    () =>
      createNameFinder(props.comers.list, ({ member, unit }) => ({
        names: [
          { name: member.name, pinyin: member.namePinyin },
          ...(unit ? [{ name: unit.name, pinyin: unit.namePinyin }] : []),
        ],
      })),
    [props.comers],
  )
  const { told, tap, undo } = useTap(props, () => {
    // What is typed for the next one meanwhile stays.
    setTyped((now) => (now === typed ? '' : now))
    field.current?.focus()
  })
  const found = useMemo(() => find(typed).sort((a, b) => byName(a.member, b.member)), [find, typed])
  const only = typed !== '' && found.length === 1 ? found[0] : undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && only) tap(only)
    if (event.key === 'Escape') setTyped('')
  }
  return (
    <section className="yz-card yz-checkin-pane">
      <TextInput
        ref={field}
        type="search"
        size="lg"
        aria-label={text.search}
        placeholder={text.searchHint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        leftSection={<IconSearch size={22} />}
        rightSection={typed ? <CloseButton aria-label={word.clear} onClick={() => setTyped('')} /> : null}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <div role="status">
        {told ? (
          <Alert color={told.tone === 'done' ? 'green' : 'yellow'} mt="sm" py="xs">
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{told.sentence}</Text>
              {told.undo && may('members.write') ? (
                <Button variant="default" onClick={undo}>
                  {text.undo}
                </Button>
              ) : null}
            </Group>
          </Alert>
        ) : null}
      </div>
      <ul className="yz-comers">
        {found.slice(0, mostShown).map((comer) => (
          <Person key={comer.member.id} comer={comer} props={props} onTap={tap} />
        ))}
      </ul>
      {found.length > mostShown ? <Text c="dimmed">{text.more(found.length - mostShown)}</Text> : null}
      {found.length === 0 ? (
        <Text c="dimmed" py="md">
          {text.nobody}。{text.nobodyHint}
        </Text>
      ) : null}
    </section>
  )
}
