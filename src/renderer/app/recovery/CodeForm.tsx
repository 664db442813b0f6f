import './recovery.css'
import { Button, Group, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { CodeRefusal } from '../../../shared/journal'
import { useText } from '../../i18n/use-text'
import type { Result } from '../../lib/result'
import { recoveryText } from './text'

/** Takes a recovery code; what is wrong with it is told at the field, and what was typed stays. */
export function CodeForm({
  lead,
  unlock,
  secondary,
}: {
  lead: string
  unlock: (code: string) => Promise<Result<null, CodeRefusal>>
  secondary?: ReactNode
}) {
  const text = useText(recoveryText)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      const result = await unlock(typed)
      setProblem(result.ok ? null : text.codeRefusal[result.refusal.error](result.refusal.group ?? 0))
    } catch {
      // The host did not answer; nothing has changed, and the code is still in the field.
      setProblem(text.keyFault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="yz-recovery-form"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <Text>{lead}</Text>
      <Textarea
        label={text.keyCode}
        description={text.keyHint}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={typed}
        error={problem}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Group gap="sm">
        <Button type="submit" loading={busy} disabled={typed.trim() === ''}>
          {text.keyOpen}
        </Button>
        {secondary}
      </Group>
    </form>
  )
}
