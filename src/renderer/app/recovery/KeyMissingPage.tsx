import './recovery.css'
import { Button, Group, Text, Textarea, Title } from '@mantine/core'
import { IconKeyOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { CodeRefusal } from '../../../shared/journal'
import { useText } from '../../i18n/use-text'
import type { Result } from '../../lib/result'
import { LanguageSwitch } from '../LanguageSwitch'
import { useTitle } from '../use-title'
import { recoveryText } from './text'

/** The host lost the key of what is sealed here: the recovery code brings it back. */
export function KeyMissingPage({ unlock }: { unlock: (code: string) => Promise<Result<null, CodeRefusal>> }) {
  const text = useText(recoveryText)
  useTitle(text.keyTitle)
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
    <main className="yz-recovery">
      <div className="yz-recovery-head">
        <Group gap="sm" wrap="nowrap">
          <IconKeyOff size={34} color="var(--mantine-color-vermilion-7)" aria-hidden="true" />
          <Title order={1}>{text.keyTitle}</Title>
        </Group>
        <LanguageSwitch />
      </div>
      <form
        className="yz-card yz-recovery-card"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <Text>{text.keyLead}</Text>
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
        <Group>
          <Button type="submit" loading={busy} disabled={typed.trim() === ''}>
            {text.keyOpen}
          </Button>
        </Group>
      </form>
    </main>
  )
}
