import { Alert, Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { lockOf, signIn } from '../operations'
import type { SignInRefusal } from '../rules'
import type { Worker } from '../schema'
import { workersText } from '../text'
import { PinPad } from './PinPad'
import { refusalText } from './refusal-text'

/** The clock, once a second while something counts down. */
function useNow(running: boolean): number {
  const { clock } = useContextOfStore()
  const [now, setNow] = useState(clock)
  useEffect(() => {
    if (!running) return
    setNow(clock())
    const ticking = setInterval(() => setNow(clock()), 1000)
    return () => clearInterval(ticking)
  }, [running, clock])
  return now
}

/** The second half of signing in: the PIN of the one whose name was chosen. */
export function SignInPin({
  worker,
  onSignedIn,
  onBack,
}: {
  worker: Worker
  onSignedIn: (worker: Worker) => void
  onBack: () => void
}) {
  const text = useText(workersText)
  const check = useOperation(signIn)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const now = useNow(refusal?.code === 'locked')
  const locked = refusal?.code === 'locked' && refusal.until > now
  // A reload must not look like a fresh start to somebody who is locked out.
  const askLock = useOperation(lockOf)
  useEffect(() => {
    let gone = false
    askLock(worker.id).then((until) => {
      if (!gone && until !== null) setRefusal({ code: 'locked', until })
    })
    return () => {
      gone = true
    }
  }, [askLock, worker.id])
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (pin === '' || busy) return
    setBusy(true)
    const result = await check({ workerId: worker.id, pin }).finally(() => setBusy(false))
    setPin('')
    if (result.ok) return onSignedIn(result.value)
    setRefusal(result.refusal)
    field.current?.focus()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Title order={1} fz="1.5rem">
            {text.pinOf(worker.name)}
          </Title>
          <Text c="dimmed">{text.role[worker.role]}</Text>
        </div>
        <PasswordInput
          ref={field}
          aria-label={text.pin}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, 8))}
          visibilityToggleButtonProps={{ 'aria-label': text.showPin }}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          autoFocus
          disabled={locked}
          error={refusal && !(refusal.code === 'locked' && !locked) ? true : undefined}
        />
        {refusal && (refusal.code !== 'locked' || locked) ? (
          <Alert color="vermilion" role="alert" p="sm">
            {refusalText(text, refusal, now)}
          </Alert>
        ) : null}
        <PinPad pin={pin} onPin={setPin} disabled={locked || busy} />
        <Group grow>
          <Button variant="default" onClick={onBack}>
            {text.notYou}
          </Button>
          <Button type="submit" loading={busy} disabled={locked || pin === ''}>
            {text.signIn}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
