import './recovery.css'
import { Group, Title } from '@mantine/core'
import { IconKeyOff } from '@tabler/icons-react'
import type { CodeRefusal } from '../../../shared/journal'
import { useText } from '../../i18n/use-text'
import type { Result } from '../../lib/result'
import { LanguageSwitch } from '../LanguageSwitch'
import { useTitle } from '../use-title'
import { CodeForm } from './CodeForm'
import { recoveryText } from './text'

/** The host lost the key of what is sealed here: the recovery code brings it back. */
export function KeyMissingPage({ unlock }: { unlock: (code: string) => Promise<Result<null, CodeRefusal>> }) {
  const text = useText(recoveryText)
  useTitle(text.keyTitle)
  return (
    <main className="yz-recovery">
      <div className="yz-recovery-head">
        <Group gap="sm" wrap="nowrap">
          <IconKeyOff size={34} color="var(--mantine-color-vermilion-7)" aria-hidden="true" />
          <Title order={1}>{text.keyTitle}</Title>
        </Group>
        <LanguageSwitch />
      </div>
      <div className="yz-card yz-recovery-card">
        <CodeForm lead={text.keyLead} unlock={unlock} />
      </div>
    </main>
  )
}
