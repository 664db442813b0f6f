import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import type { Result } from '../../../lib/result'
import type { EnrolRefusal, FirstDirectorRefusal } from '../rules'
import { type Role, roles, type Worker } from '../schema'
import { workersText } from '../text'
import { emptyPin, faultOfPin, PinFields } from './PinFields'
import { refusalText } from './refusal-text'

type Wish = { name: string; role: Role; pin: string }

/** Name, role and PIN of somebody new. Without `withRole` it is the first director. */
export function EnrolForm({
  withRole,
  submitLabel,
  enrol,
  onDone,
  before,
}: {
  withRole: boolean
  submitLabel: string
  enrol: (wish: Wish) => Promise<Result<Worker, EnrolRefusal | FirstDirectorRefusal>>
  onDone: (worker: Worker) => void
  before?: ReactNode
}) {
  const text = useText(workersText)
  const { clock } = useContextOfStore()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(withRole ? 'worker' : 'director')
  const [typed, setTyped] = useState(emptyPin)
  const [checked, setChecked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<EnrolRefusal | FirstDirectorRefusal | null>(null)
  const nameFault = refusal?.code === 'name-missing' || refusal?.code === 'name-taken'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    setRefusal(name.trim() === '' ? { code: 'name-missing' } : null)
    if (name.trim() === '' || faultOfPin(typed)) return
    setBusy(true)
    const result = await enrol({ name, role, pin: typed.pin }).finally(() => setBusy(false))
    if (result.ok) onDone(result.value)
    else setRefusal(result.refusal)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={text.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
          error={refusal && nameFault ? refusalText(text, refusal, clock()) : undefined}
        />
        {withRole ? (
          <Select
            label={text.roleLabel}
            description={text.roleHint[role]}
            inputWrapperOrder={['label', 'input', 'description']}
            value={role}
            onChange={(value) => setRole(roles.find((known) => known === value) ?? 'worker')}
            data={roles.map((value) => ({ value, label: text.role[value] }))}
          />
        ) : null}
        <PinFields value={typed} onChange={setTyped} checked={checked} />
        {refusal && !nameFault ? (
          <Alert color="vermilion" role="alert">
            {refusalText(text, refusal, clock())}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          {before}
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
