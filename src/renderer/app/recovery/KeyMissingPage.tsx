import './recovery.css'
import { IconKeyOff } from '@tabler/icons-react'
import type { CodeRefusal } from '../../../shared/journal'
import { useText } from '../../i18n/use-text'
import type { Result } from '../../lib/result'
import { CodeForm } from './CodeForm'
import { RecoveryFrame } from './RecoveryFrame'
import { recoveryText } from './text'

/** The host lost the key of what is sealed here: the recovery code brings it back. */
export function KeyMissingPage({ unlock }: { unlock: (code: string) => Promise<Result<null, CodeRefusal>> }) {
  const text = useText(recoveryText)
  return (
    <RecoveryFrame
      icon={<IconKeyOff size={34} color="var(--mantine-color-vermilion-7)" aria-hidden="true" />}
      title={text.keyTitle}
    >
      <CodeForm lead={text.keyLead} unlock={unlock} />
    </RecoveryFrame>
  )
}
