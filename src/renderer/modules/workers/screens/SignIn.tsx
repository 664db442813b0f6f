import { Button, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import { LoadingState } from '../../../ui/LoadingState'
import { atWork } from '../queries'
import { initialsOf } from '../rules'
import type { Worker } from '../schema'
import { workersText } from '../text'
import { SignInPin } from './SignInPin'

/** Up to so many names are all shown; with more, typing a letter or two is faster than looking. */
const fewNames = 12

const fits = (worker: Worker, typed: string) => {
  const wanted = typed.trim().toLowerCase()
  return (
    worker.name.toLowerCase().includes(wanted) ||
    worker.namePinyin.replaceAll(' ', '').startsWith(wanted.replaceAll(' ', '')) ||
    initialsOf(worker.namePinyin).startsWith(wanted)
  )
}

function Names({ staff, onChoose }: { staff: Worker[]; onChoose: (worker: Worker) => void }) {
  const text = useText(workersText)
  const [typed, setTyped] = useState('')
  const many = staff.length > fewNames
  const found = staff.filter((worker) => fits(worker, typed)).slice(0, fewNames)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (many && found[0]) onChoose(found[0])
      }}
    >
      <Stack>
        <Title order={1} fz="1.5rem">
          {text.whoAreYou}
        </Title>
        {many ? (
          <TextInput
            type="search"
            aria-label={text.findName}
            placeholder={text.findName}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoFocus
          />
        ) : null}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {found.map((worker) => (
            <Button key={worker.id} variant="default" h="auto" mih={72} py="xs" onClick={() => onChoose(worker)}>
              <span>
                <Text component="span" display="block" fz="1.125rem" fw={700}>
                  {worker.name}
                </Text>
                <Text component="span" display="block" size="xs" c="dimmed">
                  {text.role[worker.role]}
                </Text>
              </span>
            </Button>
          ))}
        </SimpleGrid>
        {found.length === 0 ? <Text role="status">{text.noSuchName}</Text> : null}
      </Stack>
    </form>
  )
}

/** Name, then PIN. Works without any network; the app says who is to be offered first after a lock. */
export function SignIn({ lastId, onSignedIn }: { lastId?: string; onSignedIn: (worker: Worker) => void }) {
  const live = useLive(atWork, [])
  const [chosenId, setChosenId] = useState<string | null>(lastId ?? null)
  if (live.loading) return <LoadingState />
  const staff = live.value.map((found) => found.toMutableJSON()).sort((a, b) => a.namePinyin.localeCompare(b.namePinyin))
  const chosen = staff.find(({ id }) => id === chosenId)
  return chosen ? (
    <SignInPin key={chosen.id} worker={chosen} onSignedIn={onSignedIn} onBack={() => setChosenId(null)} />
  ) : (
    <Names staff={staff} onChoose={(worker) => setChosenId(worker.id)} />
  )
}
