import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { personText } from '../person-text'

/** The two buttons of a form. */
export function FormActions({ busy, onSave, onLeave }: { busy: boolean; onSave: () => void; onLeave: () => void }) {
  const text = useText(personText)
  const word = useText(words)
  return (
    <>
      <Button variant="default" onClick={onLeave}>
        {word.cancel}
      </Button>
      <Button leftSection={<IconDeviceFloppy size={20} />} onClick={onSave} loading={busy} title={text.saveKey}>
        {text.save}
      </Button>
    </>
  )
}
