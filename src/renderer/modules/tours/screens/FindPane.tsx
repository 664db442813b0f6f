import { Alert, Button, CloseButton, Group, Text, TextInput, Title, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSearch, IconUserPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { stopText } from '../desk-text'
import type { Person, Who } from '../visitor-rules'
import { type Found, useFound } from './use-found'
import { type Sitting, timeOf } from './use-stop'
import type { Told } from './use-tap'

type Tap = (who: Who, visitorId?: string) => Promise<boolean>

/** Names are written in signs that are no digits; four digits in a row are a number somebody types. */
const isName = (typed: string): boolean => /\p{L}/u.test(typed) && !/\d{4}/.test(typed)

function useStateOf(sitting: Sitting): (person: Person) => { label: string; state: 'here' | 'ready' | 'none' } {
  const text = useText(stopText)
  const { attendance, isAhead } = sitting
  return (person) => {
    if (person.visitorStatus === 'arrived') return { label: text.here(timeOf(person.arrivedAt)), state: 'here' }
    const place = attendance.waiting.findIndex(({ id }) => id === person.id) + 1
    if (isAhead) return { label: place > 0 ? text.onList(place) : text.hasSignedUp, state: 'none' }
    return { label: text.signIn, state: 'ready' }
  }
}

type LineProps = {
  name: string
  sub: string
  action: { label: string; state: 'here' | 'ready' | 'none' }
  onTap: (() => void) | null
}

function Line({ name, sub, action, onTap }: LineProps) {
  return (
    <li>
      <UnstyledButton className="yz-found" data-state={action.state} onClick={onTap ?? undefined} disabled={onTap === null}>
        <span className="yz-found-who">
          <Text component="span" fz="lg" fw={600}>
            {name}
          </Text>
          <Text component="span" c="dimmed" truncate>
            {sub}
          </Text>
        </span>
        <span className="yz-found-state">
          {action.state === 'here' ? <IconCheck size={20} aria-hidden="true" /> : null}
          {action.label}
        </span>
      </UnstyledButton>
    </li>
  )
}

function Lines({ people, sitting, tap }: { people: readonly Person[]; sitting: Sitting; tap: Tap | null }) {
  const text = useText(stopText)
  const stateOf = useStateOf(sitting)
  const place = (person: Person) => sitting.attendance.waiting.findIndex(({ id }) => id === person.id) + 1
  return people.map((person) => {
    const action = stateOf(person)
    const sub = [
      person.phone ? maskPhone(person.phone) : '',
      person.station === 'kiosk' ? text.fromKiosk : '',
      action.state === 'ready' && place(person) > 0 ? text.onList(place(person)) : '',
    ]
    const { id, name, residentId, phone } = person
    const onTap =
      tap && action.state === 'ready' ? () => void tap({ name, residentId, ...(phone && { phones: [phone] }) }, id) : null
    return <Line key={id} name={name} sub={sub.filter(Boolean).join(' · ')} action={action} onTap={onTap} />
  })
}

const whoOf = ({ id, name, phone }: Found['residents'][number]): Who => ({ residentId: id, name, phones: phone ? [phone] : [] })

function Results({ typed, found, sitting, tap }: { typed: string; found: Found; sitting: Sitting; tap: Tap }) {
  const text = useText(stopText)
  const nobody = found.people.length === 0 && found.residents.length === 0
  const action = { label: sitting.isAhead ? text.signUp : text.signIn, state: 'ready' as const }
  if (found.isOtherReceipt) return <Text py="md">{text.noReceipt}</Text>
  return (
    <>
      <ul className="yz-founds">
        <Lines people={found.people} sitting={sitting} tap={tap} />
        {found.residents.map((resident) => (
          <Line
            key={resident.id}
            name={resident.name}
            sub={[resident.address, resident.phone ? maskPhone(resident.phone) : ''].filter(Boolean).join(' · ')}
            action={action}
            onTap={() => void tap(whoOf(resident))}
          />
        ))}
      </ul>
      {nobody && !isName(typed) ? (
        <Text c="dimmed" py="md">
          {found.isSearching ? text.searching : text.nothing}
        </Text>
      ) : null}
      {isName(typed) && !found.isSearching ? (
        <>
          <Button
            variant="default"
            leftSection={<IconUserPlus size={20} />}
            onClick={() => void tap({ name: typed.trim() })}
            mt="sm"
          >
            {text.outside(typed.trim())}
          </Button>
          <Text size="xs" c="dimmed" mt={4}>
            {text.outsideHint}
          </Text>
        </>
      ) : null}
    </>
  )
}

/** Nothing typed: who signed up and has not come, then who waits. On a day to come the list stands on the other side. */
function Awaited({ sitting, tap }: { sitting: Sitting; tap: Tap | null }) {
  const text = useText(stopText)
  const { expected, waiting } = sitting.attendance
  if (sitting.isAhead) return null
  return (
    <>
      <Title order={2} size="h3" mt="md">
        {text.expected} · {text.people(expected.length)}
      </Title>
      <ul className="yz-founds">
        <Lines people={expected} sitting={sitting} tap={tap} />
      </ul>
      {waiting.length > 0 ? (
        <Title order={2} size="h3">
          {text.waitingList}
        </Title>
      ) : null}
      <ul className="yz-founds">
        <Lines people={waiting} sitting={sitting} tap={tap} />
      </ul>
    </>
  )
}

function ToldLine({ told, undo }: { told: Told | null; undo: () => void }) {
  const text = useText(stopText)
  if (!told) return null
  return (
    <Alert color={told.tone === 'done' ? 'green' : 'yellow'} mt="sm" py="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{told.sentence}</Text>
        {told.undo ? (
          <Button variant="default" onClick={undo}>
            {text.undo}
          </Button>
        ) : null}
      </Group>
    </Alert>
  )
}

/** Search on top, people below it, each as large as a finger. Enter signs in the only one found: a card reader types so. */
export function FindPane(props: { sitting: Sitting; told: Told | null; tap: Tap; undo: () => void }) {
  const { sitting, told, undo } = props
  const text = useText(stopText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const found = useFound(typed, sitting.people)
  const mayWrite = may('teams.write') && sitting.stop.stopStatus !== 'cancelled'
  const tap: Tap = async (who, visitorId) => {
    const isDone = await props.tap(who, visitorId)
    // What is typed for the next one meanwhile stays.
    if (isDone) setTyped((now) => (now === typed ? '' : now))
    field.current?.focus()
    return isDone
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setTyped('')
    if (event.key !== 'Enter' || !mayWrite || found.isSearching) return
    const [person, ...others] = found.people
    const [resident, ...further] = found.residents
    if (person && others.length === 0 && !resident && person.visitorStatus !== 'arrived' && !sitting.isAhead)
      void tap({ name: person.name, residentId: person.residentId }, person.id)
    else if (resident && further.length === 0 && !person) void tap(whoOf(resident))
  }
  return (
    <section className="yz-card yz-stop-pane yz-no-print">
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
        disabled={!mayWrite}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <div role="status">
        <ToldLine told={told} undo={undo} />
      </div>
      {typed.trim() === '' ? (
        <Awaited sitting={sitting} tap={mayWrite ? tap : null} />
      ) : (
        <Results typed={typed} found={found} sitting={sitting} tap={tap} />
      )}
    </section>
  )
}
