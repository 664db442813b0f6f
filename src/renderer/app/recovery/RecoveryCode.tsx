import './recovery.css'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconEye, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { recoveryCodeSchema } from '../../../shared/journal'
import type { Station } from '../../../shared/station'
import { useText } from '../../i18n/use-text'
import { printPage } from '../../ui/print-page'
import { Section } from '../settings/Section'
import { recoveryText } from './text'

const hidesAfterMs = 120_000

type State = { at: 'hidden' } | { at: 'asking' } | { at: 'failed' } | { at: 'shown'; code: string }

async function askCode(): Promise<string> {
  const answer = await fetch('/journal/recovery-code', { cache: 'no-store' })
  if (!answer.ok) throw new Error(`asking for the recovery code: status ${answer.status}`)
  return recoveryCodeSchema.parse(await answer.json()).code
}

/** The code as it is written down: whose it is, its groups in order, and why it is locked away. */
export function CodeSheet({ code, station }: { code: string; station: Pick<Station, 'centerName' | 'terminalName'> }) {
  const text = useText(recoveryText).code
  return (
    <Stack gap="sm" className="yz-print-code">
      <Text>{text.of(station.centerName, station.terminalName)}</Text>
      <ol className="yz-recovery-code">
        {code.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups of a code may be the same, and they never change places
          <li key={`${index} ${group}`}>{group}</li>
        ))}
      </ol>
      <Text fw={700}>{text.keep}</Text>
    </Stack>
  )
}

/** 恢复码 for the director: shown when asked for, hidden again after two minutes, printed to be locked away. */
export function RecoveryCode({ station }: { station: Station }) {
  const text = useText(recoveryText).code
  const [state, setState] = useState<State>({ at: 'hidden' })
  useEffect(() => {
    if (state.at !== 'shown') return
    const timer = setTimeout(() => setState({ at: 'hidden' }), hidesAfterMs)
    return () => clearTimeout(timer)
  }, [state])
  const show = async () => {
    setState({ at: 'asking' })
    try {
      setState({ at: 'shown', code: await askCode() })
    } catch {
      // The host is gone or declines; the sentence says to try again.
      setState({ at: 'failed' })
    }
  }
  return (
    <Section title={text.title} hint={text.hint}>
      <Stack gap="sm">
        {state.at === 'shown' ? <CodeSheet code={state.code} station={station} /> : null}
        {state.at === 'failed' ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {text.failed}
          </Text>
        ) : null}
        <Group gap="sm" className="yz-no-print">
          {state.at === 'shown' ? (
            <>
              <Button leftSection={<IconPrinter size={20} />} onClick={printPage}>
                {text.print}
              </Button>
              <Button variant="default" onClick={() => setState({ at: 'hidden' })}>
                {text.hide}
              </Button>
            </>
          ) : (
            <Button variant="default" leftSection={<IconEye size={20} />} onClick={show} loading={state.at === 'asking'}>
              {text.show}
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  )
}
