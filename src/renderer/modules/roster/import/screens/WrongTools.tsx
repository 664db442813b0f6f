import { Button, Group, Radio } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage, useText } from '../../../../i18n/use-text'
import { words } from '../../../../i18n/words'
import { notify } from '../../../../ui/notify'
import { saveFile } from '../../../../ui/save-file'
import type { PlanSummary } from '../import-client'
import type { RefusalCode } from '../types'
import { wizardText } from '../wizard-text'
import type { ImportWizard } from './use-import'

/** Refusals that say the citizen number cannot be right: such rows may go in without it. */
const numberCodes: RefusalCode[] = ['checksum', 'length', 'number', 'scientific', 'characters', 'date', 'province']

/** What can be done about wrong rows: take the people in without their number, or take the rows away to mend them. */
export function WrongTools({ wizard, plan }: { wizard: ImportWizard; plan: PlanSummary }) {
  const text = useText(wizardText).check
  const { wrongNumbers } = wizard.state
  const concerned = wrongNumbers === 'pending' || numberCodes.some((code) => (plan.refusals[code] ?? 0) > 0)
  return (
    <Group justify="space-between" align="flex-end" mt="xs" gap="md">
      {concerned ? (
        <Radio.Group
          label={text.wrongNumbers}
          value={wrongNumbers}
          onChange={(value) => wizard.check(value === 'pending' ? 'pending' : 'refuse')}
          size="md"
        >
          <Group gap="lg" mt={4}>
            <Radio value="refuse" label={text.refuse} size="md" />
            <Radio value="pending" label={text.pending} size="md" />
          </Group>
        </Radio.Group>
      ) : (
        <span />
      )}
      {plan.counts.wrong > 0 ? <WrongRowsButton wizard={wizard} /> : null}
    </Group>
  )
}

/** Downloads the wrong rows with reason and remedy: mended, the file goes in again. */
export function WrongRowsButton({ wizard }: { wizard: ImportWizard }) {
  const text = useText(wizardText).check
  const common = useText(words)
  const { language } = useLanguage()
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    try {
      const blob = await wizard.client().wrongRowsFile(language)
      saveFile(blob, text.wrongFile((wizard.state.opened?.file ?? '').replace(/\.[^.]+$/, '')))
    } catch {
      // Nothing was changed; the button is still there to be pressed again.
      notify('problem', common.unexpected)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="default" loading={busy} onClick={download} leftSection={<IconDownload size={20} aria-hidden="true" />}>
      {text.download}
    </Button>
  )
}
