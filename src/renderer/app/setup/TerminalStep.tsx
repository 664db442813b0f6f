import { Radio, Stack, TextInput, Title } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { StepEnd } from './StepEnd'
import { setupText } from './text'

export type TerminalWish = { terminalName: string; mode: 'desk' | 'kiosk' }

function Mode({ value, label, hint, checked }: { value: string; label: string; hint: string; checked: boolean }) {
  return (
    <div className="yz-choice" data-checked={checked || undefined}>
      <Radio value={value} label={label} description={hint} size="md" />
    </div>
  )
}

/** What this computer is called and what it is for. */
export function TerminalStep({
  wish,
  busy,
  fault,
  onBack,
  onDone,
}: {
  wish: TerminalWish
  busy: boolean
  fault: string | null
  onBack: () => void
  onDone: (wish: TerminalWish) => void
}) {
  const text = useText(setupText)
  const word = useText(words)
  const [name, setName] = useState(wish.terminalName)
  const [mode, setMode] = useState(wish.mode)
  const [checked, setChecked] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    if (name.trim() !== '') onDone({ terminalName: name.trim(), mode })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Title order={2}>{text.terminalTitle}</Title>
        <TextInput
          label={text.terminalName}
          placeholder={text.terminalNamePlaceholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={40}
          autoFocus
          autoComplete="off"
          error={checked && name.trim() === '' ? text.terminalNameMissing : undefined}
        />
        <Radio.Group label={text.mode} value={mode} onChange={(value) => setMode(value === 'kiosk' ? 'kiosk' : 'desk')}>
          <Stack gap="sm" mt={6}>
            <Mode value="desk" label={text.desk} hint={text.deskHint} checked={mode === 'desk'} />
            <Mode value="kiosk" label={text.kiosk} hint={text.kioskHint} checked={mode === 'kiosk'} />
          </Stack>
        </Radio.Group>
        <StepEnd fault={fault} busy={busy} next={mode === 'kiosk' ? text.finish : word.next} onBack={onBack} />
      </Stack>
    </form>
  )
}
