import { Button, Group } from '@mantine/core'
import { useText } from '../i18n/use-text'
import { words } from '../i18n/words'

/** The end of a form in a dialog: the way out, and what it is for; `label` where that is not 保存. */
export function DialogButtons({ onCancel, busy = false, label }: { onCancel: () => void; busy?: boolean; label?: string }) {
  const word = useText(words)
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel}>
        {word.cancel}
      </Button>
      <Button type="submit" loading={busy}>
        {label ?? word.save}
      </Button>
    </Group>
  )
}
