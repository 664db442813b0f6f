import { Autocomplete, Checkbox, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { peopleNamed } from '../../roster/queries'
import { attend, setPresent } from '../council-operations'
import { longest } from '../council-rules'
import { councilText } from '../council-text'
import type { CouncilAttendance } from '../schema'
import { councilRefusal } from './council-refusals'
import type { Session } from './use-council'

const mostFound = 12
const outside = '*outside*'

type Found = { id: string; name: string; address: string }

/** Residents whose names, pinyin or rooms are like what was typed; the answer to an older question is left out. */
function useFound(typed: string): Found[] {
  const { data } = useContextOfStore()
  const [found, setFound] = useState<Found[]>([])
  const asked = typed.trim()
  useEffect(() => {
    if (asked === '') return setFound([])
    let isLatest = true
    peopleNamed(data, asked, mostFound).then(
      (rows) => isLatest && setFound(rows.map(({ id, name, address }) => ({ id, name, address }))),
      // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
      (error: unknown) =>
        setFound(() => {
          throw error
        }),
    )
    return () => {
      isLatest = false
    }
  }, [data, asked])
  return found
}

function NewComer({ session }: { session: Session }) {
  const text = useText(councilText)
  const add = useOperation(attend)
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState('')
  const found = useFound(typed)
  const name = typed.trim()
  const options = [
    ...found.map((person) => ({ value: person.id, label: [person.name, person.address].filter(Boolean).join('　') })),
    ...(name === '' ? [] : [{ value: outside, label: text.outsider(name) }]),
  ]
  const choose = async (id: string | null) => {
    if (id === null) return
    const person = found.find((known) => known.id === id)
    const who = person ? { name: person.name, residentId: person.id } : { name }
    // Emptied at once: the next name may be typed while this one is written.
    setTyped('')
    setRole('')
    const result = await add({ meetingId: session.meeting.id, ...who, role })
    if (result.ok) return
    setTyped((now) => (now === '' ? who.name : now))
    notify('problem', councilRefusal(text, result.refusal))
  }
  return (
    <Group align="flex-end" gap="sm">
      <Autocomplete
        label={text.role}
        placeholder={text.roleHint}
        data={[...text.usualRoles]}
        value={role}
        onChange={setRole}
        maxLength={longest.role}
        w="12rem"
      />
      <Select
        label={text.findPerson}
        placeholder={text.findHint}
        data={options}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(id) => void choose(id)}
        filter={({ options: all }) => all}
        nothingFoundMessage={text.typeMore}
        searchable
        selectFirstOptionOnChange
        flex={1}
        miw="14rem"
      />
    </Group>
  )
}

function Comer({ attendance }: { attendance: CouncilAttendance }) {
  const text = useText(councilText)
  const { may } = useContextOfStore()
  const set = useOperation(setPresent)
  const { id, name, role, present } = attendance
  const change = async (here: boolean) => {
    const result = await set({ id, present: here })
    if (!result.ok) notify('problem', councilRefusal(text, result.refusal))
  }
  return (
    <li className="yz-comer">
      <Checkbox
        checked={present !== false}
        onChange={(event) => void change(event.currentTarget.checked)}
        disabled={!may('requests.write')}
        label={role ? `${name}（${role}）` : name}
        aria-label={text.isHere(name)}
      />
    </li>
  )
}

/** 到会: residents found in the roster, anybody else by name. Taken off the list of those present, the name stays. */
export function CouncilComers({ session }: { session: Session }) {
  const text = useText(councilText)
  const { may } = useContextOfStore()
  return (
    <Stack component="section" className="yz-card yz-council-part" gap="md" aria-labelledby="council-comers">
      <Group justify="space-between">
        <Title order={2} id="council-comers" fz="1.25rem">
          {text.attendance}
        </Title>
        <Text fw={700}>{text.presentCount(session.present)}</Text>
      </Group>
      {may('requests.write') ? <NewComer session={session} /> : null}
      {session.attendances.length === 0 ? (
        <Text c="dimmed">{text.nobody}</Text>
      ) : (
        <ul className="yz-comers">
          {session.attendances.map((attendance) => (
            <Comer key={attendance.id} attendance={attendance} />
          ))}
        </ul>
      )}
    </Stack>
  )
}
