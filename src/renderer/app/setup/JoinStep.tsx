import { Stack, Text, TextInput, Title } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { type CodeRefusal, readEnrolmentCode } from '../../../shared/enrolment'
import { useText } from '../../i18n/use-text'
import { useStart } from '../start/use-start'
import { sentenceOf } from './host-fault-text'
import { joinCenter } from './join-center'
import { StepEnd } from './StepEnd'
import { setupText } from './text'

function refusalText(text: (typeof setupText)['zh-CN'], refusal: CodeRefusal): string {
  return refusal.code === 'length' ? text.joinCodeRefusal.lengthOf(refusal.typed) : text.joinCodeRefusal[refusal.code]
}

/** Tries to join; `fault` is the sentence for the person where it was refused. */
function useJoin(text: (typeof setupText)['zh-CN']) {
  const start = useStart()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const join = async (hub: string, code: string | null) => {
    setFault(null)
    if (hub === '' || code === null) return
    setBusy(true)
    try {
      await joinCenter((path, init) => fetch(path, init), { hub, code })
      await start.begin()
    } catch (cause) {
      setFault(sentenceOf(text, cause))
      setBusy(false)
    }
  }
  return { busy, fault, join }
}

/** 登记码: the center was opened by an administrator, and this computer's place in it was made ready. */
export function JoinStep({ onBack }: { onBack: () => void }) {
  const text = useText(setupText)
  const { busy, fault, join } = useJoin(text)
  const [hub, setHub] = useState('')
  const [typed, setTyped] = useState('')
  const [checked, setChecked] = useState(false)
  const code = readEnrolmentCode(typed)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    join(hub.trim(), code.ok ? code.value : null)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <div>
          <Title order={2}>{text.joinTitle}</Title>
          <Text c="dimmed">{text.joinHint}</Text>
        </div>
        <TextInput
          label={text.hubAddress}
          placeholder={text.hubAddressPlaceholder}
          value={hub}
          onChange={(event) => setHub(event.currentTarget.value)}
          maxLength={200}
          autoFocus
          autoComplete="off"
          inputMode="url"
          error={checked && hub.trim() === '' ? text.hubAddressMissing : undefined}
        />
        <TextInput
          label={text.joinCode}
          description={text.joinCodeHint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={40}
          autoComplete="off"
          error={checked && !code.ok ? refusalText(text, code.refusal) : undefined}
        />
        <StepEnd fault={fault} busy={busy} next={text.join} onBack={onBack} />
      </Stack>
    </form>
  )
}
